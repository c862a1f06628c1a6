import type { ClassPath } from '../../jvm/classpath/class-path.js';
import { isClassPath } from '../../jvm/compare/class-names.js';
import type { EntryOrigin, SideEntry, SidePart } from '../../jvm/compare/side.js';
import { elementClass } from '../../jvm/linkage/names.js';
import type { SiteFinding } from '../../jvm/linkage/site-finding.js';
import type { Coordinates } from '../../maven/coordinates/coordinates.js';
import {
  formatCoordinates,
  moduleKey,
  parseCoordinates,
} from '../../maven/coordinates/coordinates.js';
import type { Cause } from '../../uber/cause/cause.js';
import type { JavaWith } from '../../uber/cause/class-path-cause.js';
import { causeOnClassPath } from '../../uber/cause/class-path-cause.js';
import { explain } from '../../uber/cause/explain.js';
import { symbolOf } from '../../uber/cause/reference-words.js';
import type { TreeArtifact } from './consumer-tree.js';
import type { SideTrees } from './side-trees.js';

/** What a name is looked for by: a finding, or what `why` looked up. */
export type Sought = Pick<SiteFinding, 'reference' | 'answer'>;

/** Where a side has the class that is asked for: its artifact, and its path there; `undefined`: nowhere that is known. */
export function originInSide(
  parts: readonly SidePart[],
): (sought: Pick<Sought, 'reference'>) => EntryOrigin | undefined {
  let entries: ReadonlyMap<string, readonly [SidePart, SideEntry]> | undefined;
  return ({ reference }) => {
    entries ??= new Map(
      parts
        .toReversed() // of two classes of one name the first counts
        .flatMap((part) =>
          part.entries
            .filter(({ path }) => isClassPath(path))
            .map((entry) => [entry.path, [part, entry]] as const),
        ),
    );
    const [part, entry] = entries.get(`${elementClass(reference.owner)}.class`) ?? [];
    return part && entry && part.originOf(entry);
  };
}

/**
 * The artifact that a consumer was built with, where the judged side holds its module in another version and the class is there
 * without what is asked of it.
 */
export function builtWith(
  replaced: readonly TreeArtifact[],
  on: readonly SidePart[],
): (sought: Sought) => EntryOrigin | undefined {
  const byModule = new Map(
    replaced
      .toReversed() // the nearest counts
      .map(({ coordinates }) => [moduleKey(coordinates), coordinates] as const),
  );
  const originNow = originInSide(on);
  return (sought) => {
    const { answer } = sought;
    if (answer.kind !== 'absent' || answer.error === 'NoClassDefFoundError') return undefined;
    const now = originNow(sought);
    const held = now && parseCoordinates(now.artifact);
    const asked = held && byModule.get(moduleKey(held));
    if (now === undefined || asked === undefined || asked.version === held?.version)
      return undefined;
    return { artifact: formatCoordinates(asked), originalPath: now.originalPath };
  };
}

/** What a class path tells of the names that it lacks: each is asked about once. */
export function classPathCauses(
  classPath: ClassPath,
  parts: readonly SidePart[],
  javaWith: JavaWith,
): (sought: Sought) => Cause | undefined {
  const known = new Map<string, Cause | undefined>();
  return (sought) => {
    const { reference, answer } = sought;
    const error = answer.kind === 'absent' ? answer.error : '';
    const key = `${error} ${reference.kind} ${symbolOf(reference)}`;
    if (!known.has(key)) known.set(key, causeOnClassPath(sought, { classPath, parts, javaWith }));
    return known.get(key);
  };
}

/** What trees are asked about: both sides', and how consumers come to what they were built with. */
export interface TreeGround {
  readonly on: SideTrees;
  readonly against: SideTrees;
  readonly replaced: readonly TreeArtifact[];
}

/** Why a name is not there that an artifact supplies, as the trees of both sides tell it. */
export function treeCauses({
  on,
  against,
  replaced,
}: TreeGround): (supplier: EntryOrigin | undefined) => Cause | undefined {
  const paths = new Map(
    replaced
      .toReversed()
      .map(({ coordinates, path }) => [formatCoordinates(coordinates), path] as const),
  );
  const sides = {
    on: on.tree,
    against: against.tree,
    held: on.held,
    pathOf: (artifact: Coordinates) => paths.get(formatCoordinates(artifact)),
  };
  return (supplier) => {
    const coordinates = supplier && parseCoordinates(supplier.artifact);
    return coordinates && explain({ coordinates, path: supplier.originalPath }, sides);
  };
}
