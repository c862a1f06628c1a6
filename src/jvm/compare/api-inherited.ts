import type {
  ClassDeclaration,
  FieldDeclaration,
  MethodDeclaration,
} from '../../formats/classfile/declaration.js';
import { toBinaryName } from '../../formats/classfile/names.js';
import { flag, has, isShown, levelOf } from './api-access.js';
import type { ApiChange, MemberApiDiff } from './api-change.js';
import { findField, findMethod, hierarchyOf } from './api-hierarchy.js';
import type { ClassSubject } from './api-subject.js';
import { change } from './api-subject.js';
import { hidesMoreThan } from './api-supertypes.js';
import { fieldText, methodText, simpleName } from './api-text.js';

/**
 * Members that the class had from a supertype which is still its supertype and has them no more: whoever names them
 * through this class fails as well, since lookup begins here (JVMS §5.4.3). Where the supertype itself went, its loss is
 * told instead; and where the class has a new supertype that cannot be seen, and which the other has not, that may hold
 * the member: nothing is said.
 */
export function inheritedLosses(subject: ClassSubject): readonly MemberApiDiff[] {
  const { old, now, oldHierarchy, newHierarchy, newSource } = subject;
  const losses: MemberApiDiff[] = [];
  const seen = new Set<string>([
    ...old.methods.map((one) => one.name + one.descriptor),
    ...old.fields.map((one) => `${one.name} ${one.descriptor}`),
  ]);
  const visit = (owner: ClassDeclaration, from: 'SUPERCLASS' | 'SUPERINTERFACE') => {
    const isKept =
      newHierarchy.superclassNames.has(owner.name) || newHierarchy.interfaceNames.has(owner.name);
    const ownerNow = isKept ? newSource.find(owner.name) : undefined;
    if (ownerNow === undefined || ownerNow === owner) return;
    const ownerHierarchy = hierarchyOf(newSource, ownerNow);
    if (hidesMoreThan(ownerHierarchy, subject)) return;
    for (const method of owner.methods) {
      const key = method.name + method.descriptor;
      if (seen.has(key) || !isInherited(method, owner, subject)) continue;
      seen.add(key);
      if (findMethod(newHierarchy, method.name, method.descriptor) !== undefined) continue;
      const text = methodText(method, simpleName(now.name));
      losses.push(
        loss('method', method.name, text, change(`METHOD_REMOVED_IN_${from}`, by(owner))),
      );
    }
    for (const field of owner.fields) {
      const key = `${field.name} ${field.descriptor}`;
      if (seen.has(key) || !isInherited(field, owner, subject)) continue;
      seen.add(key);
      if (findField(newHierarchy, field.name, field.descriptor) !== undefined) continue;
      losses.push(
        loss('field', field.name, fieldText(field), change(`FIELD_REMOVED_IN_${from}`, by(owner))),
      );
    }
  };
  for (const owner of oldHierarchy.superclasses) visit(owner, 'SUPERCLASS');
  for (const owner of oldHierarchy.interfaces) visit(owner, 'SUPERINTERFACE');
  return losses;
}

/**
 * Abstract methods that the class has to implement now, from supertypes: whoever extends it must, too (JLS §13.4.16,
 * §13.5.3). Where the old supertypes cannot all be seen, a method may have been there before: nothing is said.
 */
export function inheritedAbstractChanges(subject: ClassSubject): readonly ApiChange[] {
  const { now, oldHierarchy, newHierarchy, oldSource } = subject;
  if (oldHierarchy.unseen.size > 0) return [];
  const told = new Map<Added, string[]>();
  const visit = (owner: ClassDeclaration, from: 'superclass' | 'interface') => {
    if (oldSource.find(owner.name) === owner) return;
    for (const method of owner.methods) {
      const { name, descriptor, access } = method;
      if (has(access, flag.static) || !isInherited(method, owner, subject)) continue;
      const found = findMethod(newHierarchy, name, descriptor);
      if (found?.owner !== owner || findMethod(oldHierarchy, name, descriptor) !== undefined)
        continue;
      const type = addedType(has(access, flag.abstract), from);
      if (type === undefined) continue;
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

function loss(kind: 'field' | 'method', name: string, old: string, why: ApiChange): MemberApiDiff {
  return { kind, name, old, now: undefined, status: 'removed', changes: [why] };
}

function by({ name }: ClassDeclaration): string {
  return toBinaryName(name);
}
