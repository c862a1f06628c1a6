import type { Problem } from '../../contract/problem/problem.js';
import type { InternalName } from '../../formats/classfile/names.js';
import { internalName } from '../../formats/classfile/names.js';
import type { ClassHead } from '../../formats/classfile/read-head.js';
import { platformClasses } from '../classpath/platform-classes.js';
import type { ApiAccess } from './api-access.js';
import type { ClassApiDiff } from './api-change.js';
import type { ApiOptions } from './api-compare.js';
import { compareClassApi, isLookedAt, removedClass, shownNow } from './api-compare.js';
import type { ClassSource } from './class-source.js';
import { platformSource } from './platform-source.js';
import type { NumberedPart } from './side-classes.js';
import { SideClasses } from './side-classes.js';

/** A share of an API comparison, as plain data: what one thread is asked. */
export interface ApiQuestion {
  /** The same object in all questions of one comparison: a thread opens its sides once. */
  readonly sides: ApiSides;
  /** Which of the sides' classes: from this place to before that one. */
  readonly from: number;
  readonly to: number;
}

/** Two class paths and how they are looked at. */
export interface ApiSides {
  readonly old: readonly PartSource[];
  readonly now: readonly PartSource[];
  /** Classes that are not equal on both sides, behind them those that are and may inherit from one that is not: joined. */
  readonly names: string;
  /** How many of the names are of the former. */
  readonly differing: number;
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

/** What a thread can open before it is known what will be asked. */
export interface ApiPreparation {
  /** Jars that will be read. */
  readonly jars: readonly string[];
  readonly java: number;
  /** The recorded table of the platform, in shared memory. */
  readonly platform: Uint8Array;
}

/** What a thread answers. */
export interface ApiAnswer {
  readonly diffs: readonly ClassApiDiff[];
  readonly problems: readonly Problem[];
}

/** Names in one text, which goes from thread to thread faster than as many texts as there are names. No name has a NUL. */
export function joinNames(names: readonly InternalName[]): string {
  return names.join('\0');
}

/** Two class paths while they are read. */
interface OpenSides {
  readonly old: SideClasses;
  readonly now: SideClasses;
  readonly names: readonly InternalName[];
  readonly differing: ReadonlySet<InternalName>;
}

/**
 * Compares the API of the named classes. A class that a side has and cannot show is left out: it is a problem, and neither
 * removed nor added. One that only the new side has is left out, too: nobody links to it yet, and the class sets tell it.
 * `open` is called once for each part of each side.
 */
export function answerApi(
  { sides, from, to }: ApiQuestion,
  open: (part: PartSource) => NumberedPart,
): ApiAnswer {
  const known = opened.get(sides) ?? openSides(sides, open);
  opened.set(sides, known);
  const { old, now, names } = known;
  const options = { access: sides.access, java: sides.java };
  const { both, removed } = parted(known, names.slice(from, to), options);
  const diffs: ClassApiDiff[] = [];
  const tell = (diff: ClassApiDiff | undefined): void => {
    if (diff !== undefined) diffs.push(diff);
  };
  // Of what the old side does not show, a third of all classes, nothing counts but whether the new one does.
  const before = old.prepare(both, (head) => isLookedAt(head, options));
  const wasShown = (name: InternalName): boolean => {
    const head = before.get(name);
    return head !== undefined && isLookedAt(head, options);
  };
  const after = now.prepare(both, ({ name }) => wasShown(name));
  for (const name of both) {
    const head = after.get(name);
    if (head === undefined || !before.has(name)) continue;
    tell(wasShown(name) ? compareClassApi(old, now, name, options) : shownNow(head, options));
  }
  for (const head of old.heads(removed).values()) tell(removedClass(head, options));
  return { diffs, problems: [...old.takeProblems(), ...now.takeProblems()] };
}

/** What is to be read of the classes: all of those that may have changed, the heads of those that are gone. */
interface Parted {
  readonly both: readonly InternalName[];
  readonly removed: readonly InternalName[];
}

/** A class that the class path of a side lacks may be the platform's there: then it is on both sides. */
function parted(known: OpenSides, names: readonly InternalName[], options: ApiOptions): Parted {
  const { old, now, differing } = known;
  const both: InternalName[] = [];
  const removed: InternalName[] = [];
  const equal: InternalName[] = [];
  for (const name of names)
    if (!differing.has(name)) equal.push(name);
    else if (!old.holds(name) && old.find(name) === undefined) continue;
    else if (!now.holds(name) && now.find(name) === undefined) removed.push(name);
    else both.push(name);
  const heads = [...old.heads(equal)].filter(([, head]) => isLookedAt(head, options));
  old.readSupertypes(heads);
  for (const [name, head] of heads) if (mayDiffer(known, head)) both.push(name);
  return { both, removed };
}

const opened = new WeakMap<ApiSides, OpenSides>();

function openSides(
  { old, now, names: joined, differing, java, platform }: ApiSides,
  open: (part: PartSource) => NumberedPart,
): OpenSides {
  const behind = lazyPlatform(platform, java);
  const names = joined.split('\0').map(internalName);
  return {
    old: new SideClasses(old.map(open), java, behind),
    now: new SideClasses(now.map(open), java, behind),
    names,
    differing: new Set(names.slice(0, differing)),
  };
}

/** An equal class has changed where it inherits from one that did, and nowhere else. */
function mayDiffer({ old, differing }: OpenSides, head: ClassHead): boolean {
  const met = new Set<InternalName>();
  const meet = ({ superName, interfaces }: ClassHead): void => {
    if (superName !== undefined) met.add(superName);
    for (const supertype of interfaces) met.add(supertype);
  };
  meet(head);
  for (const one of met) {
    if (differing.has(one)) return true;
    const found = old.find(one);
    if (found !== undefined) meet(found);
  }
  return false;
}

/** Makes ready the classes of the platform, for the comparison that follows. Throws `UsageError`, `FormatError`. */
export function preparePlatform({ platform, java }: ApiPreparation): void {
  prepared = { table: platform, java, source: platformSource(platformClasses(platform, java)) };
}

let prepared:
  | { readonly table: Uint8Array; readonly java: number; readonly source: ClassSource }
  | undefined;

/** Reading the table takes longer than comparing a small jar. */
function lazyPlatform(table: Uint8Array, java: number): ClassSource {
  // What comes from another thread is never the same object: the contents tell.
  if (prepared?.java === java && Buffer.compare(prepared.table, table) === 0)
    return prepared.source;
  let find: ClassSource['find'] | undefined;
  return {
    find: (name) => (find ??= platformSource(platformClasses(table, java)).find)(name),
  };
}
