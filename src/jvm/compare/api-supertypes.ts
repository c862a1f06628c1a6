import type { InternalName } from '../../formats/classfile/names.js';
import { toBinaryName } from '../../formats/classfile/names.js';
import type { ApiChange, ApiVerdict } from './api-change.js';
import type { Hierarchy } from './api-hierarchy.js';
import type { ClassSubject } from './api-subject.js';
import { change } from './api-subject.js';

type Hierarchies = Pick<ClassSubject, 'oldHierarchy' | 'newHierarchy'>;

/**
 * Supertypes that went or came, direct or not: whoever holds the class in a variable of a type that it lost fails
 * (JLS §13.4.4). A supertype that its side does not show ends what can be known: behind one that only the new side does
 * not see, the old ones may still stand. Then those that the class named itself are told as gone, and not as breaks; of
 * the others nothing is said.
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
        !isSupertype(newHierarchy, name) &&
        (!isHidden || direct.includes(name)),
    );
  const oldSuper = old.superName === undefined ? [] : [old.superName];
  const isNewSuper =
    now.superName !== old.superName &&
    now.superName !== undefined &&
    now.superName !== 'java/lang/Object' &&
    !oldHierarchy.superclassNames.has(now.superName);
  const but = isHidden ? noBreak : {};
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
 * Supertypes of the new class that its side does not show, and that the old side did: the class had them and they are
 * missing or cannot be read now, or it did not have them. What neither side showed of one class hides no change.
 */
function hiddenSupertypes({ oldHierarchy, newHierarchy }: Hierarchies): readonly InternalName[] {
  if (newHierarchy.unseen.size === 0) return [];
  return [...newHierarchy.unseen].filter((name) => !oldHierarchy.unseen.has(name));
}

/**
 * Whether the new class hides a supertype besides new ones that `other` does not see either (a supertype of it, whose own
 * members are judged without them).
 */
export function hidesMoreThan(other: Hierarchy | undefined, hierarchies: Hierarchies): boolean {
  return hiddenSupertypes(hierarchies).some(
    (name) => other?.unseen.has(name) !== true || isSupertype(hierarchies.oldHierarchy, name),
  );
}

/**
 * That the class declares a member no more. Where it had a supertype in sight that is seen no more, the member may have
 * gone there: then this is told, and not as a break.
 */
export function memberLoss(
  type: 'FIELD_REMOVED' | 'METHOD_REMOVED',
  hierarchies: Hierarchies,
  detail?: string,
): ApiChange {
  return change(type, detail, losesSight(hierarchies) ? noBreak : undefined);
}

const noBreak = { binary: false, source: false } as const;

/** Whether the old side showed a supertype that the new class still has and that the new side does not show. */
export function losesSight(hierarchies: Hierarchies): boolean {
  return hiddenSupertypes(hierarchies).some((name) => isSupertype(hierarchies.oldHierarchy, name));
}

/**
 * The questions that a hidden supertype leaves open. A new superclass may have what no class below it can bear, such as a
 * final method; one that was seen before may have lost anything; and any may or may not make up for what is gone, be it a
 * supertype or, as `hidesLoss` says, an inherited member. A new interface alone breaks no binaries (JLS §13.4.4), and
 * sources where it asks for a method.
 */
export function undecidedQuestions(
  hierarchies: Hierarchies,
  hidesLoss: boolean,
): readonly ApiVerdict[] {
  const { oldHierarchy, newHierarchy } = hierarchies;
  const hidden = hiddenSupertypes(hierarchies);
  if (hidden.length === 0) return [];
  const isGone = (name: InternalName): boolean =>
    name !== 'java/lang/Object' && !isSupertype(newHierarchy, name);
  const mayBreak =
    hidesLoss ||
    hidden.some((name) => newHierarchy.superclassNames.has(name)) ||
    losesSight(hierarchies) ||
    [...oldHierarchy.superclassNames, ...oldHierarchy.interfaceNames].some(isGone);
  return mayBreak ? ['binary', 'source'] : ['source'];
}

/** Whether the class is told to extend or implement it, directly or not. */
export function isSupertype(
  { superclassNames, interfaceNames }: Hierarchy,
  name: InternalName,
): boolean {
  return superclassNames.has(name) || interfaceNames.has(name);
}
