import type { Descriptor, InternalName } from '../../formats/classfile/names.js';
import { descriptor } from '../../formats/classfile/names.js';
import type { ClassPath, LoadedPart } from '../../jvm/classpath/class-path.js';
import { nameOfClass } from '../../jvm/classpath/class-path.js';
import { checkerOf } from '../../jvm/linkage/check-linkage.js';

/** A field or method as the class path has it: after package relocation. */
export interface HeldMember {
  readonly declaredBy: InternalName;
  readonly kind: 'field' | 'method';
  readonly name: string;
  readonly descriptor: Descriptor;
}

/** What the class and its supertypes declare, nearest first; what is declared again further up is left out. */
export function membersOf(classPath: ClassPath, number: number): readonly HeldMember[] {
  const { types } = checkerOf(classPath).rules;
  const numbers = [...types.superclasses(number).numbers, ...types.allInterfaces(number).numbers];
  const found = new Map<string, HeldMember>();
  for (const one of numbers) {
    const part = classPath.parts[classPath.classPart[one] ?? 0];
    if (part === undefined) continue;
    const declaredBy = nameOfClass(classPath, one);
    for (const member of declaredMembers(classPath, part, classPath.classRow[one] ?? 0)) {
      const key = `${member.kind} ${member.name} ${member.descriptor}`;
      // Constructors are no one's but their class's (JVMS §2.9.1).
      if (found.has(key) || (one !== number && member.name.startsWith('<'))) continue;
      found.set(key, { declaredBy, ...member });
    }
  }
  return [...found.values()];
}

/** What the class in that row of a part declares itself. */
export function declaredMembers(
  classPath: ClassPath,
  { index, names }: LoadedPart,
  row: number,
): readonly Omit<HeldMember, 'declaredBy'>[] {
  const { classes, members } = index;
  const start = classes.memberStart[row] ?? 0;
  const methods = classes.methodStart[row] ?? 0;
  const end = classes.memberStart[row + 1] ?? 0;
  return Array.from({ length: end - start }, (_, at) => ({
    kind: start + at < methods ? ('field' as const) : ('method' as const),
    name: classPath.texts.text(names.plain(members.name[start + at] ?? 0)),
    descriptor: descriptor(
      classPath.texts.text(names.descriptor(members.descriptor[start + at] ?? 0)),
    ),
  }));
}
