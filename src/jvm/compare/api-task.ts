import type { Problem } from '../../contract/problem/problem.js';
import type { InternalName } from '../../formats/classfile/names.js';
import { platformClasses } from '../classpath/platform-classes.js';
import type { ApiAccess } from './api-access.js';
import type { ClassApiDiff } from './api-change.js';
import { compareClassApi } from './api-compare.js';
import type { ClassSource } from './class-source.js';
import { platformSource } from './platform-source.js';
import type { NumberedPart } from './side-classes.js';
import { SideClasses } from './side-classes.js';

/** A share of an API comparison, as plain data: what one thread is asked. */
export interface ApiQuestion {
  /** The same object in all questions of one comparison: a thread opens its sides once. */
  readonly sides: ApiSides;
  /** Classes that differ, or that are equal and may inherit from one that differs. */
  readonly names: readonly InternalName[];
}

/** Two class paths and how they are looked at. */
export interface ApiSides {
  readonly old: readonly PartSource[];
  readonly now: readonly PartSource[];
  /** Classes that are not equal on both sides. */
  readonly differing: readonly InternalName[];
  readonly access: ApiAccess;
  readonly java: number;
  /** The recorded table of the platform, in shared memory. */
  readonly platform: Uint8Array;
}

/** Where a thread finds the contents of a class path entry. */
export type PartSource = { readonly name: string; readonly multiRelease: boolean } & (
  | { readonly kind: 'jar'; readonly file: string }
  | { readonly kind: 'folder'; readonly folder: string; readonly paths: readonly string[] }
  /** What lies in no file of its own: classes one behind the other, in shared memory. */
  | {
      readonly kind: 'bytes';
      readonly paths: readonly string[];
      /** One more than there are paths. */
      readonly starts: readonly number[];
      readonly bytes: Uint8Array;
    }
  | { readonly kind: 'names'; readonly paths: readonly string[] }
);

/** What a thread answers. */
export interface ApiAnswer {
  readonly diffs: readonly ClassApiDiff[];
  readonly problems: readonly Problem[];
}

/** Two class paths while they are read. */
interface OpenSides {
  readonly old: SideClasses;
  readonly now: SideClasses;
  readonly differing: ReadonlySet<InternalName>;
}

/**
 * Compares the API of the named classes. A class that a side has and cannot show is left out: it is a problem, and neither
 * removed nor added. `open` is called once for each part of each side.
 */
export function answerApi(
  { sides, names }: ApiQuestion,
  open: (part: PartSource) => NumberedPart,
): ApiAnswer {
  const known = opened.get(sides) ?? openSides(sides, open);
  opened.set(sides, known);
  const { old, now } = known;
  old.prepare(names);
  const chosen = names.filter((name) => mayDiffer(known, name));
  now.prepare(chosen);
  const diffs = chosen.flatMap((name) =>
    old.isHidden(name) || now.isHidden(name)
      ? []
      : (compareClassApi(old, now, name, { access: sides.access, java: sides.java }) ?? []),
  );
  return { diffs, problems: [...old.takeProblems(), ...now.takeProblems()] };
}

const opened = new WeakMap<ApiSides, OpenSides>();

function openSides(
  { old, now, differing, java, platform }: ApiSides,
  open: (part: PartSource) => NumberedPart,
): OpenSides {
  const behind = lazyPlatform(platform, java);
  return {
    old: new SideClasses(old.map(open), java, behind),
    now: new SideClasses(now.map(open), java, behind),
    differing: new Set(differing),
  };
}

/** An equal class has changed where it inherits from one that did, and nowhere else. */
function mayDiffer({ old, differing }: OpenSides, name: InternalName): boolean {
  const met = new Set<InternalName>([name]);
  for (const one of met) {
    if (differing.has(one)) return true;
    const found = old.find(one);
    if (found?.superName !== undefined) met.add(found.superName);
    for (const supertype of found?.interfaces ?? []) met.add(supertype);
  }
  return false;
}

/** Reading the table takes longer than comparing a small jar. */
function lazyPlatform(table: Uint8Array, java: number): ClassSource {
  let find: ClassSource['find'] | undefined;
  return {
    find: (name) => (find ??= platformSource(platformClasses(table, java)).find)(name),
  };
}
