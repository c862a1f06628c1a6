import { descriptorNames } from '../../formats/classfile/descriptor.js';
import { indexClasses } from '../../jvm/classpath/index-classes.js';
import type { JarIndex } from '../../jvm/classpath/jar-index.js';
import { textOf } from '../../jvm/classpath/string-table.js';
import type { SideEntry, SidePart } from '../../jvm/compare/side.js';

/** A class path entry that others link to and that is not itself checked. */
export type ReachedPart = Pick<SidePart, 'entries' | 'read'>;

/**
 * Indexes of just those classes of class path entries that linking others can ask for: every class that any text of a root may
 * name (as a name, in a descriptor or signature, with dots), in each part that has it, and level by level the supertypes and
 * nest hosts of those. Lookup goes no further (JVMS §5.4.3, §5.4.4), since what these classes link to themselves is not
 * checked. A jar that is checked against has tens of thousands of classes, and a consumer reaches hundreds.
 */
export class ReachedClasses {
  readonly #parts = new Map<ReachedPart, ReachedIndexes>();

  /** Of a part that was looked into: what was reached of it so far. */
  of(part: ReachedPart): readonly JarIndex[] | undefined {
    return this.#parts.get(part)?.indexes;
  }

  /**
   * Reads of `parts` what `roots` can ask for, the classes of these names, and what the classes of `whole`, which are read
   * already, inherit from. Throws what reading throws.
   */
  reach(
    {
      roots,
      names: asked,
    }: { readonly roots: readonly JarIndex[]; readonly names: readonly string[] },
    whole: readonly JarIndex[],
    parts: readonly ReachedPart[],
  ): void {
    const own = [...new Set(parts)].map((part) => this.#opened(part));
    const seen = new Set<string>();
    let names: ReadonlySet<string> = new Set([...asked, ...namesIn(roots), ...supertypesIn(whole)]);
    while (names.size > 0) {
      const next = new Set<string>();
      for (const part of own)
        for (const name of supertypesOf(part, names)) if (!seen.has(name)) next.add(name);
      for (const name of next) seen.add(name);
      names = next;
    }
  }

  #opened(part: ReachedPart): ReachedIndexes {
    const known = this.#parts.get(part);
    if (known !== undefined) return known;
    const opened: ReachedIndexes = {
      indexes: [],
      read: part.read,
      entries: classEntries(part.entries),
      supertypes: new Map(),
    };
    this.#parts.set(part, opened);
    return opened;
  }
}

interface ReachedIndexes extends Pick<ReachedPart, 'read'> {
  /** In the order in which they were made. */
  readonly indexes: JarIndex[];
  readonly entries: ReadonlyMap<string, readonly SideEntry[]>;
  /** Of each class that was read: others may be looked into for these, when the next asks for it. */
  readonly supertypes: Map<string, Set<string>>;
}

/** What the part's classes of these names inherit from: they are read where nobody has asked for them yet. */
function supertypesOf(
  { indexes, read, entries, supertypes }: ReachedIndexes,
  names: ReadonlySet<string>,
): ReadonlySet<string> {
  if (read === undefined) return new Set();
  const wanted = common(names, entries);
  const unread = wanted.filter((name) => !supertypes.has(name));
  for (const name of unread) supertypes.set(name, new Set());
  if (unread.length > 0) {
    const index = indexClasses(
      { entries: unread.flatMap((name) => entries.get(name) ?? []) },
      read,
    );
    indexes.push(index);
    for (let row = 0; row < index.classes.count; row++) {
      const name = textOf(index.strings, index.classes.name[row] ?? 0);
      const own = supertypes.get(name);
      for (const one of supertypesAt(index, row)) own?.add(one);
    }
  }
  return new Set(wanted.flatMap((name) => [...(supertypes.get(name) ?? [])]));
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

/** Classes by name, those of `META-INF/versions` with the others, each in the order of the jar. */
function classEntries(entries: readonly SideEntry[]): ReadonlyMap<string, readonly SideEntry[]> {
  const byName = new Map<string, SideEntry[]>();
  for (const entry of entries) {
    if (!entry.path.endsWith(SUFFIX)) continue;
    const plain = entry.path.slice(0, -SUFFIX.length);
    const name = plain.startsWith('META-INF/') ? plain.replace(VERSION, '') : plain;
    const same = byName.get(name);
    if (same === undefined) byName.set(name, [entry]);
    else same.push(entry);
  }
  return byName;
}

const SUFFIX = '.class';
const VERSION = /^META-INF\/versions\/\d{1,4}\//;

/** Whatever may be a class's name: it costs no more than a question to a table. */
function namesIn(indexes: readonly JarIndex[]): Set<string> {
  const names = new Set<string>();
  for (const { strings } of indexes)
    for (let id = 0; id < strings.count; id++) {
      const text = textOf(strings, id);
      if (text.includes(';'))
        for (const name of descriptorNames(text)) names.add(withoutArguments(name));
      else names.add(text.replaceAll('.', '/'));
    }
  return names;
}

/** In a signature type arguments follow a name, and names stand among them, which are erased in descriptors. */
function withoutArguments(name: string): string {
  const end = name.indexOf('<');
  return end < 0 ? name : name.slice(0, end);
}

function supertypesIn(indexes: readonly JarIndex[]): Set<string> {
  const names = new Set<string>();
  for (const { strings, classes } of indexes) {
    const ids = new Set([...classes.superName, ...classes.interfaces, ...classes.nestHost]);
    for (const id of ids) names.add(textOf(strings, id));
  }
  return names;
}

function supertypesAt({ strings, classes }: JarIndex, row: number): readonly string[] {
  const { superName, interfaces, interfaceStart, nestHost } = classes;
  const own = interfaces.subarray(interfaceStart[row], interfaceStart[row + 1]);
  return [superName[row] ?? 0, nestHost[row] ?? 0, ...own].map((id) => textOf(strings, id));
}
