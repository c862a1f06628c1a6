import type {
  ClassDeclaration,
  FieldDeclaration,
  MethodDeclaration,
} from '../../formats/classfile/declaration.js';
import { toBinaryName } from '../../formats/classfile/names.js';
import { flag, has, isShown, levelOf } from './api-access.js';
import type { ApiChange, MemberApiDiff } from './api-change.js';
import type { Hierarchy } from './api-hierarchy.js';
import { findField, findMethod, hierarchyOf } from './api-hierarchy.js';
import type { ClassSubject } from './api-subject.js';
import { change } from './api-subject.js';
import { hidesMoreThan, isSupertype } from './api-supertypes.js';
import { fieldText, methodText, simpleName } from './api-text.js';
import type { ClassSource } from './class-source.js';

/**
 * Members that the class had from a supertype which is still its supertype and has them no more: whoever names them
 * through this class fails as well, since lookup begins here (JVMS §5.4.3). Where the supertype itself went, its loss is
 * told instead; and where the new class hides a supertype, and the other does not, that may hold the member: then it is
 * no loss, and `hidesLoss` says that it may be one.
 */
export function inheritedLosses(subject: ClassSubject): {
  readonly losses: readonly MemberApiDiff[];
  readonly hidesLoss: boolean;
} {
  const { old, now, oldHierarchy, newHierarchy, newSource } = subject;
  const losses: MemberApiDiff[] = [];
  let hidesLoss = false;
  const seen = new Set<string>();
  const visit = (owner: ClassDeclaration, from: 'SUPERCLASS' | 'SUPERINTERFACE') => {
    if (!isSupertype(newHierarchy, owner.name)) return;
    const lost = lostOf(owner, newSource);
    if (lost === undefined) return;
    const isHidden = hidesMoreThan(lost.hierarchy, subject);
    for (const member of lost.members) {
      const key = `${member.name} ${member.descriptor}`;
      if (seen.has(key) || declares(old, member) || !isInherited(member, owner, subject)) continue;
      const isLost = !isFound(member, newHierarchy);
      if (isLost && isHidden) hidesLoss = true;
      if (isHidden) continue;
      seen.add(key);
      if (isLost) losses.push(lossOf(member, now, owner, from));
    }
  };
  for (const owner of oldHierarchy.superclasses) visit(owner, 'SUPERCLASS');
  for (const owner of oldHierarchy.interfaces) visit(owner, 'SUPERINTERFACE');
  return { losses, hidesLoss };
}

function isFound(
  { name, descriptor }: MethodDeclaration | FieldDeclaration,
  hierarchy: Hierarchy,
): boolean {
  const found = descriptor.startsWith('(')
    ? findMethod(hierarchy, name, descriptor)
    : findField(hierarchy, name, descriptor);
  return found !== undefined;
}

function lossOf(
  member: MethodDeclaration | FieldDeclaration,
  now: ClassDeclaration,
  owner: ClassDeclaration,
  from: 'SUPERCLASS' | 'SUPERINTERFACE',
): MemberApiDiff {
  const isMethod = member.descriptor.startsWith('(');
  const type = isMethod
    ? (`METHOD_REMOVED_IN_${from}` as const)
    : (`FIELD_REMOVED_IN_${from}` as const);
  return {
    kind: isMethod ? 'method' : 'field',
    name: member.name,
    old: isMethod ? methodText(member, simpleName(now.name)) : fieldText(member),
    now: undefined,
    status: 'removed',
    changes: [change(type, by(owner))],
  };
}

/** What a class of the old side had and lookup in the class of that name on the new side does not find. */
interface Lost {
  readonly members: readonly (MethodDeclaration | FieldDeclaration)[];
  /** On the new side. */
  readonly hierarchy: Hierarchy;
}

/**
 * Found once for each supertype: a class whose supertype finds a member finds it, too, so that what the supertype lost is
 * all that its many subclasses can have lost through it. `undefined` where the new side has no such class, or the same.
 */
function lostOf(owner: ClassDeclaration, newSource: ClassSource): Lost | undefined {
  const ownerNow = newSource.find(owner.name);
  if (ownerNow === undefined || ownerNow === owner) return undefined;
  const known = losses.get(ownerNow);
  if (known?.owner === owner) return known.lost;
  const hierarchy = hierarchyOf(newSource, ownerNow);
  const members = [
    ...owner.methods.filter((one) => findMethod(hierarchy, one.name, one.descriptor) === undefined),
    ...owner.fields.filter((one) => findField(hierarchy, one.name, one.descriptor) === undefined),
  ];
  const lost = { members, hierarchy };
  losses.set(ownerNow, { owner, lost });
  return lost;
}

/** By the class on the new side, since answers are about it and one of the old side. */
const losses = new WeakMap<
  ClassDeclaration,
  { readonly owner: ClassDeclaration; readonly lost: Lost }
>();

function declares(
  { methods, fields }: ClassDeclaration,
  { name, descriptor }: MethodDeclaration | FieldDeclaration,
): boolean {
  const isSame = (one: MethodDeclaration | FieldDeclaration): boolean =>
    one.name === name && one.descriptor === descriptor;
  return descriptor.startsWith('(') ? methods.some(isSame) : fields.some(isSame);
}

/**
 * Abstract methods that the class has to implement now, from supertypes: whoever extends it must, too (JLS §13.4.16,
 * §13.5.3). Where the old supertypes cannot all be seen, a method may have been there before, and where the new ones
 * cannot, one of them may implement it: nothing is said.
 */
export function inheritedAbstractChanges(subject: ClassSubject): readonly ApiChange[] {
  const { now, oldHierarchy, newHierarchy, oldSource } = subject;
  if (oldHierarchy.unseen.size + newHierarchy.unseen.size > 0) return [];
  const told = new Map<Added, string[]>();
  const visit = (owner: ClassDeclaration, from: 'superclass' | 'interface') => {
    if (oldSource.find(owner.name) === owner) return;
    const isOld = isSupertype(oldHierarchy, owner.name);
    for (const method of isOld ? gainedOf(owner, oldSource) : owner.methods) {
      const { name, descriptor, access } = method;
      const type = addedType(has(access, flag.abstract), from);
      if (type === undefined || has(access, flag.static) || !isInherited(method, owner, subject))
        continue;
      const found = findMethod(newHierarchy, name, descriptor);
      if (found?.owner !== owner || findMethod(oldHierarchy, name, descriptor) !== undefined)
        continue;
      const text = `${by(owner)}.${methodText(method, simpleName(now.name))}`;
      told.set(type, [...(told.get(type) ?? []), text]);
    }
  };
  for (const owner of newHierarchy.superclasses) visit(owner, 'superclass');
  for (const owner of newHierarchy.interfaces) visit(owner, 'interface');
  return [...told].map(([type, [first = '', ...others]]) =>
    change(type, others.length === 0 ? first : `${first} and ${others.length} more`),
  );
}

/** Methods that lookup in the class of that name on the old side does not find: found once for each supertype, as losses are. */
function gainedOf(owner: ClassDeclaration, oldSource: ClassSource): readonly MethodDeclaration[] {
  const before = oldSource.find(owner.name);
  if (before === undefined) return owner.methods;
  const known = gains.get(before);
  if (known?.owner === owner) return known.methods;
  const hierarchy = hierarchyOf(oldSource, before);
  const methods = owner.methods.filter(
    (one) => findMethod(hierarchy, one.name, one.descriptor) === undefined,
  );
  gains.set(before, { owner, methods });
  return methods;
}

/** By the class on the old side. */
const gains = new WeakMap<
  ClassDeclaration,
  { readonly owner: ClassDeclaration; readonly methods: readonly MethodDeclaration[] }
>();

type Added =
  | 'METHOD_ABSTRACT_ADDED_IN_SUPERCLASS'
  | 'METHOD_ABSTRACT_ADDED_IN_IMPLEMENTED_INTERFACE'
  | 'METHOD_DEFAULT_ADDED_IN_IMPLEMENTED_INTERFACE';

function addedType(isAbstract: boolean, from: 'superclass' | 'interface'): Added | undefined {
  if (from === 'superclass') return isAbstract ? 'METHOD_ABSTRACT_ADDED_IN_SUPERCLASS' : undefined;
  return isAbstract
    ? 'METHOD_ABSTRACT_ADDED_IN_IMPLEMENTED_INTERFACE'
    : 'METHOD_DEFAULT_ADDED_IN_IMPLEMENTED_INTERFACE';
}

/** JLS §8.4.8: not constructors, not private ones, not the static methods of interfaces. */
function isInherited(
  member: MethodDeclaration | FieldDeclaration,
  owner: ClassDeclaration,
  { access }: ClassSubject,
): boolean {
  if (member.name.startsWith('<') || levelOf(member.access) === 0) return false;
  const isMethod = member.descriptor.startsWith('(');
  if (isMethod && has(owner.access, flag.interface) && has(member.access, flag.static))
    return false;
  return isShown(member.access, access);
}

function by({ name }: ClassDeclaration): string {
  return toBinaryName(name);
}
