import type { InternalName } from '../../formats/classfile/names.js';
import type { Reference } from '../../jvm/classpath/class-facts.js';
import type { ClassPath, LoadedPart } from '../../jvm/classpath/class-path.js';
import { nameOfClass, textNumber } from '../../jvm/classpath/class-path.js';
import { referenceKindOf } from '../../jvm/classpath/jar-index.js';
import { checkerOf, sourceClasses } from '../../jvm/linkage/check-linkage.js';
import type { NumberedReference } from '../../jvm/linkage/link.js';
import { referenceInWords } from '../../jvm/linkage/reference-words.js';

/** A class, and something of another class that its constant pool names. */
export interface NamingSite {
  readonly source: InternalName;
  readonly reference: Reference;
}

/** What is looked for: a class with all its members, or the members of one name, also where a subclass is named. */
export interface SoughtName {
  readonly owner: InternalName;
  readonly member: string | undefined;
}

/** The sites of the sources' classes that name a class or lead to a member of it, in class-path order. */
export function namingSites(
  classPath: ClassPath,
  sought: SoughtName,
  sources: (origin: string) => boolean,
): readonly NamingSite[] {
  const rowsOf = new Map<number, ReadonlyMap<number, Reference>>();
  const sites: NamingSite[] = [];
  for (const number of sourceClasses(classPath, sources)) {
    const at = classPath.classPart[number] ?? 0;
    const part = classPath.parts[at];
    if (part === undefined) continue;
    const rows = rowsOf.get(at) ?? namingRows(classPath, part, sought, number);
    rowsOf.set(at, rows);
    if (rows.size === 0) continue;
    const source = nameOfClass(classPath, number);
    for (const reference of referencesOf(part, classPath.classRow[number] ?? 0, rows))
      sites.push({ source, reference });
  }
  return sites;
}

/** Those rows of a part that the class in row `row` does something with. */
function referencesOf(
  part: LoadedPart,
  row: number,
  rows: ReadonlyMap<number, Reference>,
): readonly Reference[] {
  const { classes } = part.index;
  const found: Reference[] = [];
  const end = classes.referenceStart[row + 1] ?? 0;
  for (let site = classes.referenceStart[row] ?? 0; site < end; site++) {
    const reference = rows.get(classes.referenceRows[site] ?? 0);
    if (reference !== undefined && !isUnused(part, site, row)) found.push(reference);
  }
  return found;
}

/** A constant that no instruction uses is no site; a supertype is one, though no instruction names it. */
function isUnused(
  { index: { classes, references } }: LoadedPart,
  site: number,
  row: number,
): boolean {
  if (classes.referenceUses[site] !== 0) return false;
  const owner = references.owner[classes.referenceRows[site] ?? 0] ?? 0;
  const interfaces = classes.interfaces.subarray(
    classes.interfaceStart[row],
    classes.interfaceStart[row + 1],
  );
  return classes.superName[row] !== owner && !interfaces.includes(owner);
}

/** The rows of a part's references that are meant. `from`: a class of the part. */
function namingRows(
  classPath: ClassPath,
  part: LoadedPart,
  { owner, member }: SoughtName,
  from: number,
): ReadonlyMap<number, Reference> {
  const wanted = textNumber(classPath, owner);
  const name = member === undefined ? undefined : textNumber(classPath, member);
  const rows = new Map<number, Reference>();
  for (let row = 0; row < part.index.references.count; row++) {
    const reference = referenceIn(part, row);
    const isNamed = reference.owner === wanted;
    if (name === undefined ? !isNamed : reference.kind === 'class' || reference.name !== name)
      continue;
    if (isNamed || leadsTo(classPath, reference, owner, from))
      rows.set(row, referenceInWords(classPath, reference));
  }
  return rows;
}

function referenceIn({ index: { references }, names }: LoadedPart, row: number): NumberedReference {
  const kind = referenceKindOf(references.kind[row] ?? 0);
  const owner = names.className(references.owner[row] ?? 0);
  if (kind === 'class') return { kind, owner, name: 0, descriptor: 0 };
  const name = names.plain(references.name[row] ?? 0);
  return { kind, owner, name, descriptor: names.descriptor(references.descriptor[row] ?? 0) };
}

/** Whether a member that is named by another class is one that `owner` declares. */
function leadsTo(
  classPath: ClassPath,
  reference: NumberedReference,
  owner: InternalName,
  from: number,
): boolean {
  const target = checkerOf(classPath).rules.target(reference, from);
  if (target.owner === undefined || target.refusal !== undefined) return false;
  return nameOfClass(classPath, target.declaredBy) === owner;
}
