import type { InternalName } from '../../formats/classfile/names.js';
import type { Reference } from '../../jvm/classpath/class-facts.js';
import type { ClassPath, LoadedPart } from '../../jvm/classpath/class-path.js';
import { nameOfClass, textNumber } from '../../jvm/classpath/class-path.js';
import { referenceKindOf } from '../../jvm/classpath/jar-index.js';
import { checkerOf, sourceClasses } from '../../jvm/linkage/check-linkage.js';
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
  const rowsOf = classPath.parts.map(() => new Map<number, Reference>());
  const isAsked = new Set<number>();
  const sites: NamingSite[] = [];
  for (const number of sourceClasses(classPath, sources)) {
    const at = classPath.classPart[number] ?? 0;
    const part = classPath.parts[at];
    const rows = rowsOf[at];
    if (part === undefined || rows === undefined) continue;
    if (!isAsked.has(at)) fill(rows, classPath, part, sought, number);
    isAsked.add(at);
    const { classes } = part.index;
    const row = classPath.classRow[number] ?? 0;
    const end = classes.referenceStart[row + 1] ?? 0;
    for (let site = classes.referenceStart[row] ?? 0; site < end; site++) {
      const reference = rows.get(classes.referenceRows[site] ?? 0);
      if (reference === undefined || isUnused(part, site, row)) continue;
      sites.push({ source: nameOfClass(classPath, number), reference });
    }
  }
  return sites;
}

/** A constant that no instruction uses is no site; a supertype is one, though no instruction names it. */
function isUnused({ index: { classes, references } }: LoadedPart, site: number, row: number) {
  if (classes.referenceUses[site] !== 0) return false;
  const owner = references.owner[classes.referenceRows[site] ?? 0] ?? 0;
  const interfaces = classes.interfaces.subarray(
    classes.interfaceStart[row],
    classes.interfaceStart[row + 1],
  );
  return classes.superName[row] !== owner && !interfaces.includes(owner);
}

/** The rows of a part's references that are meant. `from`: a class of the part. */
function fill(
  rows: Map<number, Reference>,
  classPath: ClassPath,
  { index: { references }, names }: LoadedPart,
  { owner, member }: SoughtName,
  from: number,
): void {
  const wanted = textNumber(classPath, owner);
  const wantedMember = member === undefined ? undefined : textNumber(classPath, member);
  const { rules } = checkerOf(classPath);
  for (let row = 0; row < references.count; row++) {
    const kind = referenceKindOf(references.kind[row] ?? 0);
    const named = names.className(references.owner[row] ?? 0);
    if (kind === 'class') {
      if (wantedMember === undefined && named === wanted)
        rows.set(row, referenceInWords(classPath, { kind, owner: named, name: 0, descriptor: 0 }));
      continue;
    }
    if (wantedMember === undefined && named !== wanted) continue;
    const name = names.plain(references.name[row] ?? 0);
    if (wantedMember !== undefined && name !== wantedMember) continue;
    const descriptor = names.descriptor(references.descriptor[row] ?? 0);
    const reference = { kind, owner: named, name, descriptor };
    if (named !== wanted) {
      const target = rules.target(reference, from);
      if (target.owner === undefined || target.refusal !== undefined) continue;
      if (nameOfClass(classPath, target.declaredBy) !== owner) continue;
    }
    rows.set(row, referenceInWords(classPath, reference));
  }
}
