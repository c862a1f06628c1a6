import type { ClassPath } from '../classpath/class-path.js';
import { loaderOf, nameOfClass } from '../classpath/class-path.js';
import { packageOf } from '../classpath/platform.js';
import type { TypeHierarchy } from './type-hierarchy.js';
import { access } from './type-hierarchy.js';

/**
 * Whether a class declares a method that a superclass holds final (JVMS §4.10). Asked of classes whose superclasses are all
 * there. `Object` is passed over, whose final methods no compiler lets go; so are superclasses without a final method, which
 * most are.
 */
export function overridesFinal(
  classPath: ClassPath,
  types: TypeHierarchy,
  number: number,
): boolean {
  const above = types
    .superclasses(number)
    .numbers.slice(1, -1)
    .filter((one) => finalMethods(classPath, one).length > 0);
  return above.some((one) =>
    finalMethods(classPath, one).some(({ name, descriptor, flags }) => {
      const own = types.memberAccess(number, name, descriptor);
      if (own === undefined || (own & (access.private | access.static)) !== 0) return false;
      const isOpen = (flags & (access.public | access.protected)) !== 0;
      return isOpen || isSamePackage(classPath, one, number);
    }),
  );
}

interface FinalMethod {
  readonly name: number;
  readonly descriptor: number;
  readonly flags: number;
}

/** Those of the class itself that another class could override. */
function finalMethods(classPath: ClassPath, number: number): readonly FinalMethod[] {
  const known = remembered.get(classPath) ?? new Map<number, readonly FinalMethod[]>();
  remembered.set(classPath, known);
  const found = known.get(number) ?? readFinalMethods(classPath, number);
  known.set(number, found);
  return found;
}

const remembered = new WeakMap<ClassPath, Map<number, readonly FinalMethod[]>>();
const none: readonly FinalMethod[] = [];

function readFinalMethods(classPath: ClassPath, number: number): readonly FinalMethod[] {
  const part = classPath.parts[classPath.classPart[number] ?? 0];
  if (part === undefined) return none;
  const { classes, members } = part.index;
  const row = classPath.classRow[number] ?? 0;
  const end = classes.memberStart[row + 1] ?? 0;
  let found: FinalMethod[] | undefined;
  for (let at = classes.methodStart[row] ?? 0; at < end; at++) {
    const flags = members.access[at] ?? 0;
    if ((flags & access.final) === 0) continue;
    if ((flags & (access.private | access.static)) !== 0) continue;
    const name = part.names.plain(members.name[at] ?? 0);
    const descriptor = part.names.descriptor(members.descriptor[at] ?? 0);
    (found ??= []).push({ name, descriptor, flags });
  }
  return found ?? none;
}

function isSamePackage(classPath: ClassPath, one: number, other: number): boolean {
  return (
    loaderOf(classPath, one) === loaderOf(classPath, other) &&
    packageOf(nameOfClass(classPath, one)) === packageOf(nameOfClass(classPath, other))
  );
}
