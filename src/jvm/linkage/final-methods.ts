import type { ClassPath } from '../classpath/class-path.js';
import { loaderOf, nameOfClass } from '../classpath/class-path.js';
import { packageOf } from '../classpath/platform.js';
import type { DeclaredMethod } from './overridable-methods.js';
import { overridableMethods } from './overridable-methods.js';
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

/** Those of the class itself that another class could override. */
function finalMethods(classPath: ClassPath, number: number): readonly DeclaredMethod[] {
  const known = remembered.get(classPath) ?? new Map<number, readonly DeclaredMethod[]>();
  remembered.set(classPath, known);
  const found = known.get(number) ?? overridableMethods(classPath, number, access.final);
  known.set(number, found);
  return found;
}

const remembered = new WeakMap<ClassPath, Map<number, readonly DeclaredMethod[]>>();
function isSamePackage(classPath: ClassPath, one: number, other: number): boolean {
  return (
    loaderOf(classPath, one) === loaderOf(classPath, other) &&
    packageOf(nameOfClass(classPath, one)) === packageOf(nameOfClass(classPath, other))
  );
}
