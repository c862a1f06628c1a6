import type { InternalName } from '../../formats/classfile/names.js';
import { toBinaryName } from '../../formats/classfile/names.js';
import type { ApiChange } from './api-change.js';
import type { Hierarchy } from './api-hierarchy.js';
import type { ClassSubject } from './api-subject.js';
import { change } from './api-subject.js';

/**
 * Supertypes that went or came, direct or not: whoever holds the class in a variable of a type that it lost fails
 * (JLS §13.4.4). A supertype that no side holds ends what can be known: behind one that only the new class has, the old
 * ones may still stand. Then those that the class named itself are told as gone, and not as breaks; of the others
 * nothing is said.
 */
export function supertypeChanges({
  old,
  now,
  oldHierarchy,
  newHierarchy,
}: ClassSubject): readonly ApiChange[] {
  const isHidden = hidesMoreThan(undefined, { oldHierarchy, newHierarchy });
  const lost = (names: ReadonlySet<InternalName>, direct: readonly InternalName[]) =>
    [...names].filter(
      (name) =>
        name !== 'java/lang/Object' &&
        !newHierarchy.superclassNames.has(name) &&
        !newHierarchy.interfaceNames.has(name) &&
        (!isHidden || direct.includes(name)),
    );
  const oldSuper = old.superName === undefined ? [] : [old.superName];
  const isNewSuper =
    now.superName !== old.superName &&
    now.superName !== undefined &&
    now.superName !== 'java/lang/Object' &&
    !oldHierarchy.superclassNames.has(now.superName);
  const but = isHidden ? { binary: false, source: false } : {};
  return [
    ...lost(oldHierarchy.superclassNames, oldSuper).map((name) =>
      change('SUPERCLASS_REMOVED', toBinaryName(name), but),
    ),
    ...(isNewSuper && now.superName !== undefined
      ? [change('SUPERCLASS_ADDED', toBinaryName(now.superName))]
      : []),
    ...lost(oldHierarchy.interfaceNames, old.interfaces).map((name) =>
      change('INTERFACE_REMOVED', toBinaryName(name), but),
    ),
    ...now.interfaces
      .filter((name) => !oldHierarchy.interfaceNames.has(name))
      .map((name) => change('INTERFACE_ADDED', toBinaryName(name))),
  ];
}

/**
 * Whether the new class has a supertype that its side cannot see and that the old did not have, besides those that
 * `other` has as well (a supertype of it, whose own members are judged without them).
 */
export function hidesMoreThan(
  other: Hierarchy | undefined,
  { oldHierarchy, newHierarchy }: Pick<ClassSubject, 'oldHierarchy' | 'newHierarchy'>,
): boolean {
  return [...newHierarchy.unseen].some(
    (name) =>
      other?.unseen.has(name) !== true &&
      !oldHierarchy.superclassNames.has(name) &&
      !oldHierarchy.interfaceNames.has(name),
  );
}
