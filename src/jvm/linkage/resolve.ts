import type { Supertypes, TypeHierarchy } from './type-hierarchy.js';
import { access } from './type-hierarchy.js';

/**
 * Resolution of fields and methods (JVMS §5.4.3.2 to §5.4.3.4), access checks aside, on numbers: a jar of 23,000
 * classes asks half a million times. A supertype that is not there turns "absent" into "unknown": what it would have
 * given cannot be said.
 */
export type Resolved =
  /** Number of the class that declares it. */
  | { readonly kind: 'found'; readonly number: number }
  /** A method looked up in an interface, or an interface method in a class. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'wrong-kind-of-owner' }
  /** Common number of the name of a supertype that is not there. */
  | { readonly kind: 'unknown'; readonly missing: number };

/** A field of class or interface `owner` (JVMS §5.4.3.2). */
export function resolveField(
  types: TypeHierarchy,
  owner: number,
  name: number,
  descriptor: number,
): Resolved {
  if (types.declares(owner, name, descriptor)) return { kind: 'found', number: owner };
  const classes = types.superclasses(owner);
  let missing = classes.missing;
  for (const number of classes.numbers) {
    if (types.declares(number, name, descriptor)) return { kind: 'found', number };
    const interfaces = types.ownInterfaces(number);
    missing ??= interfaces.missing;
    const found = interfaces.numbers.find((candidate) =>
      types.declares(candidate, name, descriptor),
    );
    if (found !== undefined) return { kind: 'found', number: found };
  }
  return notFound(missing);
}

/** A method of class `owner` (JVMS §5.4.3.3). `isPolymorphic`: the owner is one whose methods may take any arguments. */
export function resolveMethod(
  types: TypeHierarchy,
  owner: number,
  name: number,
  descriptor: number,
  isPolymorphic: boolean,
): Resolved {
  if (types.isInterface(owner)) return { kind: 'wrong-kind-of-owner' };
  if (isPolymorphic && types.declaresPolymorphic(owner, name))
    return { kind: 'found', number: owner };
  if (types.declares(owner, name, descriptor)) return { kind: 'found', number: owner };
  const classes = types.superclasses(owner);
  const found = classes.numbers.find((number) => types.declares(number, name, descriptor));
  if (found !== undefined) return { kind: 'found', number: found };
  return inInterfaces(types, types.allInterfaces(owner), classes.missing, name, descriptor);
}

/** A method of interface `owner` (JVMS §5.4.3.4). */
export function resolveInterfaceMethod(
  types: TypeHierarchy,
  owner: number,
  name: number,
  descriptor: number,
): Resolved {
  if (!types.isInterface(owner)) return { kind: 'wrong-kind-of-owner' };
  if (types.declares(owner, name, descriptor)) return { kind: 'found', number: owner };
  const { object } = types;
  const hidden = access.static | access.private | access.protected;
  if (object !== undefined && types.declares(object, name, descriptor, hidden))
    return { kind: 'found', number: object };
  return inInterfaces(types, types.ownInterfaces(owner), undefined, name, descriptor);
}

/** Any superinterface will do that declares it neither private nor static. */
function inInterfaces(
  types: TypeHierarchy,
  interfaces: Supertypes,
  missing: number | undefined,
  name: number,
  descriptor: number,
): Resolved {
  const found = interfaces.numbers.find((number) =>
    types.declares(number, name, descriptor, access.private | access.static),
  );
  if (found !== undefined) return { kind: 'found', number: found };
  return notFound(missing ?? interfaces.missing);
}

function notFound(missing: number | undefined): Resolved {
  return missing === undefined ? { kind: 'absent' } : { kind: 'unknown', missing };
}
