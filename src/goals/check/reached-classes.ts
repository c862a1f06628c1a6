import { indexLinkedTo } from '../../jvm/classpath/index-classes.js';
import type { JarIndex } from '../../jvm/classpath/jar-index.js';
import { possibleNames } from '../../jvm/classpath/possible-names.js';
import { textOf } from '../../jvm/classpath/string-table.js';
import type { SideEntry, SidePart } from '../../jvm/compare/side.js';

/** A class path entry that others link to and that is not itself checked. */
export type ReachedPart = Pick<SidePart, 'entries' | 'read'>;

/**
 * Indexes of just those classes of class path entries that linking others can ask for: every class that any text in the index
 * of a root may name (as a name, in a descriptor, with dots), in each part that has it, and level by level the supertypes and
 * nest hosts of those. Lookup goes no further (JVMS §5.4.3, §5.4.4). What these classes refer to is not checked; it is read all
 * the same, since a method that a root leaves unimplemented matters where one of them calls it. A jar that is checked against
 * has tens of thousands of classes, and a consumer reaches hundreds.
 */
export class ReachedClasses {
  readonly #parts = new Map<ReachedPart, ReachedIndexes>();
  /** Of indexes of whole parts: each consumer asks for those of the same. */
  readonly #supertypes = new Map<JarIndex, ReadonlySet<string>>();
  /** All consumers of a check have the same sides in front of what lies beside them. */
  #front: Front | undefined;

  /** Of a part that was looked into: what was reached of it so far. */
  of(part: ReachedPart): readonly JarIndex[] | undefined {
    return this.#parts.get(part)?.indexes;
  }

  /**
   * Reads of `parts` what `roots` can ask for, the classes of these names, and what the classes of `whole`, which are read
   * already, inherit from and not each of the sides in front has itself. Throws what reading throws.
   */
  reach(
    {
      roots,
      names: asked,
    }: { readonly roots: readonly JarIndex[]; readonly names: readonly string[] },
    whole: WholeIndexes,
    parts: readonly ReachedPart[],
  ): void {
    const own = [...new Set(parts)].map((part) => this.#opened(part));
    if (own.length === 0) return;
    const plain = own.some((part) => part.isUnpackaged);
    const seen = new Set<string>();
    let names: ReadonlySet<string> = new Set([
      ...asked,
      ...roots.flatMap((root) => [...possibleNames(root, plain)]),
      ...this.#inheritedBehind(whole),
    ]);
    while (names.size > 0) {
      const next = new Set<string>();
      for (const part of own)
        for (const name of supertypesOf(part, names)) if (!seen.has(name)) next.add(name);
      for (const name of next) seen.add(name);
      names = next;
    }
  }

  /** They are asked for no more, or else are read again. */
  forget(parts: readonly ReachedPart[]): void {
    for (const part of parts) this.#parts.delete(part);
  }

  #inheritedBehind({ sides, beside }: WholeIndexes): readonly string[] {
    const front = this.#frontOf(sides);
    const behind = beside.flatMap((index) => [...this.#supertypesOf(index)]);
    return [...front.inherited, ...behind.filter((name) => !front.isEverywhere(name))];
  }

  /** An uber jar's classes inherit from thousands, most of which it has itself: whoever stands behind it has them in vain. */
  #frontOf(sides: WholeIndexes['sides']): Front {
    const last = this.#front;
    if (last !== undefined && areSame(last.sides, sides)) return last;
    const has = sides.map((side) => side.map(namesIn));
    const isEverywhere = (name: string): boolean =>
      has.length > 0 && has.every((side) => side.some((own) => own.has(name)));
    const all = sides.flat().flatMap((index) => [...this.#supertypesOf(index)]);
    const inherited = [...new Set(all)].filter((name) => !isEverywhere(name));
    this.#front = { sides, inherited, isEverywhere };
    return this.#front;
  }

  #supertypesOf(index: JarIndex): ReadonlySet<string> {
    const known = this.#supertypes.get(index) ?? supertypesIn(index);
    this.#supertypes.set(index, known);
    return known;
  }

  #opened(part: ReachedPart): ReachedIndexes {
    const known = this.#parts.get(part);
    if (known !== undefined) return known;
    const opened: ReachedIndexes = {
      indexes: [],
      read: part.read,
      ...classEntries(part.entries),
      supertypes: new Map(),
    };
    this.#parts.set(part, opened);
    return opened;
  }
}

/** What is read already of a class path: of each side that it may have in front, and of what stands behind those. */
export interface WholeIndexes {
  readonly sides: readonly (readonly JarIndex[])[];
  readonly beside: readonly JarIndex[];
}

/** What stands in front of those that are looked into. */
interface Front extends Pick<WholeIndexes, 'sides'> {
  /** What its classes inherit from and not each side has. */
  readonly inherited: readonly string[];
  /** Whether each side has the class of that name. */
  readonly isEverywhere: (name: string) => boolean;
}

interface ReachedIndexes extends Pick<ReachedPart, 'read'>, ClassEntries {
  /** In the order in which they were made. */
  readonly indexes: JarIndex[];
  /** Of each class that was read: others may be looked into for these, when the next asks for it. */
  readonly supertypes: Map<string, Set<string>>;
}

/** What the part's classes of these names inherit from: they are read where nobody has asked for them yet. */
function supertypesOf(part: ReachedIndexes, names: ReadonlySet<string>): ReadonlySet<string> {
  const { indexes, read, entries, supertypes } = part;
  if (read === undefined) return new Set();
  const wanted = common(names, entries);
  const unread = wanted.filter((name) => !supertypes.has(name));
  for (const name of unread) supertypes.set(name, new Set());
  if (unread.length > 0) {
    const index = indexLinkedTo({ entries: unread.flatMap((name) => holding(part, name)) }, read);
    indexes.push(index);
    for (let row = 0; row < index.classes.count; row++) {
      const name = textOf(index.strings, index.classes.name[row] ?? 0);
      const own = supertypes.get(name);
      for (const one of supertypesAt(index, row)) own?.add(one);
    }
  }
  return new Set(wanted.flatMap((name) => [...(supertypes.get(name) ?? [])]));
}

function holding({ entries, repeated }: ClassEntries, name: string): readonly SideEntry[] {
  const first = entries.get(name);
  return first === undefined ? [] : [first, ...(repeated.get(name) ?? [])];
}

/** Names that are in both, whichever is larger. */
function common(
  names: ReadonlySet<string>,
  entries: ReadonlyMap<string, unknown>,
): readonly string[] {
  return names.size < entries.size
    ? [...names].filter((name) => entries.has(name))
    : [...entries.keys()].filter((name) => names.has(name));
}

/** Classes of a part by name, those of `META-INF/versions` with the others. */
interface ClassEntries {
  /** The first of each name in the order of the jar. */
  readonly entries: ReadonlyMap<string, SideEntry>;
  /** Those behind it. A list for each name would be hundreds of thousands. */
  readonly repeated: ReadonlyMap<string, readonly SideEntry[]>;
  /** Some class lies in no package. */
  readonly isUnpackaged: boolean;
}

function classEntries(all: readonly SideEntry[]): ClassEntries {
  const entries = new Map<string, SideEntry>();
  const repeated = new Map<string, SideEntry[]>();
  let isUnpackaged = false;
  for (const entry of all) {
    if (!entry.path.endsWith(SUFFIX)) continue;
    const plain = entry.path.slice(0, -SUFFIX.length);
    const name = plain.startsWith('META-INF/') ? plain.replace(VERSION, '') : plain;
    if (!name.includes('/') && name !== 'module-info') isUnpackaged = true;
    if (!entries.has(name)) entries.set(name, entry);
    else {
      const others = repeated.get(name) ?? [];
      repeated.set(name, others);
      others.push(entry);
    }
  }
  return { entries, repeated, isUnpackaged };
}

const SUFFIX = '.class';
const VERSION = /^META-INF\/versions\/\d{1,4}\//;

function areSame(some: WholeIndexes['sides'], others: WholeIndexes['sides']): boolean {
  const [one, other] = [some.flat(), others.flat()];
  return (
    some.every((side, at) => side.length === others[at]?.length) &&
    some.length === others.length &&
    one.every((index, at) => index === other[at])
  );
}

function namesIn({ strings, classes }: JarIndex): ReadonlySet<string> {
  const names = new Set<string>();
  for (let row = 0; row < classes.count; row++)
    if (classes.release[row] === 0) names.add(textOf(strings, classes.name[row] ?? 0));
  return names;
}

function supertypesIn({ strings, classes }: JarIndex): ReadonlySet<string> {
  const ids = new Set<number>();
  for (const column of [classes.superName, classes.interfaces, classes.nestHost])
    for (const id of column) ids.add(id);
  return new Set(Array.from(ids, (id) => textOf(strings, id)));
}

function supertypesAt({ strings, classes }: JarIndex, row: number): readonly string[] {
  const { superName, interfaces, interfaceStart, nestHost } = classes;
  const own = interfaces.subarray(interfaceStart[row], interfaceStart[row + 1]);
  return [superName[row] ?? 0, nestHost[row] ?? 0, ...own].map((id) => textOf(strings, id));
}
