import { formatCoordinates, moduleVersionKey } from '../../maven/coordinates/coordinates.js';
import type { ModuleVersion } from '../../maven/coordinates/coordinates.js';
import { compareBytes } from '../../formats/text/byte-order.js';
import type { Contents } from '../shade/contents.js';
import { classEntries } from './class-entries.js';
import type { PlanDelta } from './plan.js';

/** What changed against the old version, by what goes into the jars. Licences are whatever is known of what is new or gone. */
export function makeDelta(
  from: ModuleVersion,
  old: readonly Contents[],
  now: readonly Contents[],
  licences: PlanDelta['licences'],
): PlanDelta {
  const before = includedVersions(old);
  const after = includedVersions(now);
  const classesBefore = classEntries(old);
  const classesAfter = classEntries(now);
  const { groupId, artifactId, version } = from;
  return {
    from: { groupId, artifactId, version },
    artifacts: {
      added: onlyIn(after, before),
      removed: onlyIn(before, after),
      changed: [...after]
        .flatMap(([module, { version: to }]) => {
          const was = before.get(module)?.version;
          return was === undefined || was === to ? [] : [{ module, from: was, to }];
        })
        .sort((a, b) => compareBytes(a.module, b.module)),
    },
    classes: {
      added: count(classesAfter, classesBefore),
      removed: count(classesBefore, classesAfter),
    },
    licences,
  };
}

/** Coordinates (`g:a:v…`) of what is new and of what is gone, in byte order. */
export function newAndGone(
  old: readonly Contents[],
  now: readonly Contents[],
): readonly ModuleVersion[] {
  const before = includedVersions(old);
  const after = includedVersions(now);
  const modules = new Map(
    [...without(after, before), ...without(before, after)].map((module) => [
      moduleVersionKey(module),
      module,
    ]),
  );
  return [...modules.keys()].sort(compareBytes).flatMap((key) => modules.get(key) ?? []);
}

/** What `these` have and `those` have not. */
function without(
  these: ReadonlyMap<string, ModuleVersion>,
  those: ReadonlyMap<string, ModuleVersion>,
): readonly ModuleVersion[] {
  return [...these].flatMap(([key, module]) => (those.has(key) ? [] : [module]));
}

interface Included extends ModuleVersion {
  readonly text: string;
}

/** By module, classifier and extension. */
function includedVersions(contents: readonly Contents[]): ReadonlyMap<string, Included> {
  const versions = new Map<string, Included>();
  for (const { coordinates, inclusion } of contents.flatMap(({ artifacts }) => artifacts)) {
    if (inclusion.kind !== 'included') continue;
    const { groupId, artifactId, version, classifier, extension } = coordinates;
    const suffix = `${classifier === '' ? '' : `:${classifier}`}${extension === 'jar' ? '' : `@${extension}`}`;
    const text = formatCoordinates(coordinates);
    versions.set(`${groupId}:${artifactId}${suffix}`, { groupId, artifactId, version, text });
  }
  return versions;
}

function onlyIn(
  these: ReadonlyMap<string, Included>,
  those: ReadonlyMap<string, Included>,
): readonly string[] {
  return [...these].flatMap(([key, { text }]) => (those.has(key) ? [] : [text])).sort(compareBytes);
}

type Classes = ReturnType<typeof classEntries>;

function count(these: Classes, those: Classes): number {
  let total = 0;
  for (const path of these.keys()) if (!those.has(path)) total += 1;
  return total;
}
