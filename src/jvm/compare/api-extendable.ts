import type { ClassDeclaration } from '../../formats/classfile/declaration.js';
import type { ApiAccess } from './api-access.js';
import { flag, has, isShown } from './api-access.js';

/** Whether another class can extend it: it is not final and has a constructor that is not private, or is an interface. */
export function isExtendable({ access, methods }: ClassDeclaration): boolean {
  if (has(access, flag.final)) return false;
  const constructors = methods.filter(({ name }) => name === '<init>');
  return constructors.length === 0 || constructors.some((one) => !has(one.access, flag.private));
}

/** Whether a comparison at this access looks at a member: what is protected counts only where there can be subclasses. */
export function isMemberShown(
  { access }: { readonly access: number },
  owner: ClassDeclaration,
  at: ApiAccess,
): boolean {
  if (!isShown(access, at)) return false;
  return at !== 'protected' || has(access, flag.public) || isExtendable(owner);
}
