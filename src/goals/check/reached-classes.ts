import { descriptorNames } from '../../formats/classfile/descriptor.js';
import { indexClasses } from '../../jvm/classpath/index-classes.js';
import type { JarIndex } from '../../jvm/classpath/jar-index.js';
import { textOf } from '../../jvm/classpath/string-table.js';
import type { SideEntry, SidePart } from '../../jvm/compare/side.js';

/** A class path entry that others link to and that is not itself checked. */
export type ReachedPart = Pick<SidePart, 'entries' | 'read'>;

/**
 * Indexes of just those classes of `parts` that linking `roots` can ask for: every class that any text of theirs may name
 * (as a name, in a descriptor or signature, with dots), in each part that has it, and level by level the supertypes and nest
 * hosts of those. Lookup goes no further (JVMS §5.4.3, §5.4.4), since what these classes link to themselves is not checked.
 * A jar that is checked against has tens of thousands of classes, and a consumer reaches hundreds. Throws what reading throws.
 */
export function reachedIndexes<Part extends ReachedPart>(
  roots: readonly JarIndex[],
  parts: readonly Part[],
): ReadonlyMap<Part, readonly JarIndex[]> {
  const found = new Map<Part, JarIndex[]>();
  const tables = [...new Set(parts)].flatMap((part) => {
    const indexes: JarIndex[] = [];
    found.set(part, indexes);
    return part.read === undefined
      ? []
      : [{ indexes, read: part.read, unread: classEntries(part.entries) }];
  });
  let names = namesIn(roots);
  while (names.size > 0) {
    const made: JarIndex[] = [];
    for (const { indexes, read, unread } of tables) {
      const entries = taken(unread, names);
      if (entries.length === 0) continue;
      const index = indexClasses({ entries }, read);
      indexes.push(index);
      made.push(index);
    }
    names = supertypesIn(made);
  }
  return found;
}

/** Classes by name, those of `META-INF/versions` with the others, each in the order of the jar. */
function classEntries(entries: readonly SideEntry[]): Map<string, SideEntry[]> {
  const byName = new Map<string, SideEntry[]>();
  for (const entry of entries) {
    if (!entry.path.endsWith(SUFFIX)) continue;
    const name = entry.path.slice(0, -SUFFIX.length).replace(VERSION, '');
    const same = byName.get(name);
    if (same === undefined) byName.set(name, [entry]);
    else same.push(entry);
  }
  return byName;
}

const SUFFIX = '.class';
const VERSION = /^META-INF\/versions\/\d{1,4}\//;

/** Takes out what has one of the names, in no order that matters: two of one name come together. */
function taken(unread: Map<string, SideEntry[]>, names: ReadonlySet<string>): readonly SideEntry[] {
  const entries: SideEntry[] = [];
  for (const name of names) {
    const own = unread.get(name);
    if (own === undefined) continue;
    unread.delete(name);
    entries.push(...own);
  }
  return entries;
}

/** Whatever may be a class's name: it costs no more than a question to a table. */
function namesIn(indexes: readonly JarIndex[]): ReadonlySet<string> {
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

function supertypesIn(indexes: readonly JarIndex[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { strings, classes } of indexes)
    for (const column of [classes.superName, classes.interfaces, classes.nestHost])
      for (const id of column) names.add(textOf(strings, id));
  return names;
}
