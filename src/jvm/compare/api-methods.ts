import type { MethodDeclaration } from '../../formats/classfile/declaration.js';
import { flag, has, isShown } from './api-access.js';
import type { ApiChange, MemberApiDiff } from './api-change.js';
import { findMethod, inheritedMethod } from './api-hierarchy.js';
import type { MemberFates } from './api-members.js';
import { judged, memberChanges, memberDiff, memberDiffs } from './api-members.js';
import { methodRules } from './api-method-rules.js';
import type { ClassSubject } from './api-subject.js';
import { change } from './api-subject.js';
import { memberLoss } from './api-supertypes.js';
import { methodText, returnOf, simpleName, typeText } from './api-text.js';

/**
 * What became of the methods and constructors that a class declares. The JVM looks methods up by name and descriptor
 * and takes bridges and inherited ones as well (JVMS §5.4.3.3), so these decide whether one is gone; what is shown are
 * those that the source wrote.
 */
export function methodDiffs(subject: ClassSubject): readonly MemberApiDiff[] {
  const all = subject.access === 'private';
  const old = written(subject.old.methods, all);
  const now = written(subject.now.methods, all);
  return memberDiffs(old, now, looseName, subject, fates);
}

const fates: MemberFates<MethodDeclaration> = { kept, retyped, removed, added, hiding };

function written(
  methods: readonly MethodDeclaration[],
  all: boolean,
): readonly MethodDeclaration[] {
  return methods.filter(
    ({ name, access }) => name !== '<clinit>' && (all || !has(access, flag.synthetic)),
  );
}

/** Name and parameters. */
function looseName({ name, descriptor }: MethodDeclaration): string {
  return name + descriptor.slice(0, descriptor.lastIndexOf(')') + 1);
}

function kept(
  old: MethodDeclaration,
  now: MethodDeclaration,
  subject: ClassSubject,
): readonly MemberApiDiff[] {
  const changes = changesOf(old, now, 'no', subject);
  return changes.length === 0 ? [] : [diff(old, now, changes, subject)];
}

/** A compiler that overrides with a narrower result leaves a bridge behind, which old callers still find. */
function retyped(
  old: MethodDeclaration,
  now: MethodDeclaration,
  subject: ClassSubject,
): readonly MemberApiDiff[] {
  const [was, is] = [returnOf(old.descriptor), returnOf(now.descriptor)];
  const detail = `${typeText(was)} → ${typeText(is)}`;
  const found = findMethod(subject.newHierarchy, old.name, old.descriptor);
  const type =
    found === undefined
      ? change('METHOD_RETURN_TYPE_CHANGED', detail)
      : change('METHOD_RETURN_TYPE_COVARIANT_CHANGED', detail);
  return [diff(old, now, [...judged(old, [type]), ...changesOf(old, now, 'no', subject)], subject)];
}

function removed(old: MethodDeclaration, subject: ClassSubject): readonly MemberApiDiff[] {
  const found =
    old.name === '<init>' ? undefined : findMethod(subject.newHierarchy, old.name, old.descriptor);
  if (found === undefined) {
    const loss =
      old.name === '<init>' ? change('CONSTRUCTOR_REMOVED') : memberLoss('METHOD_REMOVED', subject);
    return [diff(old, undefined, judged(old, [loss]), subject)];
  }
  if (found.kind === 'own') return [];
  const changes = changesOf(old, found.member, 'up', subject);
  const wasOverride = inheritedMethod(subject.oldHierarchy, old.name, old.descriptor) !== undefined;
  if (wasOverride && changes.length === 0) return [];
  return [diff(old, undefined, [change('METHOD_MOVED_TO_SUPERCLASS'), ...changes], subject)];
}

function added(now: MethodDeclaration, subject: ClassSubject): readonly MemberApiDiff[] {
  if (now.name === '<init>') return [diff(undefined, now, [], subject)];
  const overridden = inheritedMethod(subject.oldHierarchy, now.name, now.descriptor);
  if (overridden !== undefined && isShown(overridden.member.access, subject.access)) {
    const changes = changesOf(overridden.member, now, 'down', subject);
    return changes.length === 0 ? [] : [diff(undefined, now, changes, subject)];
  }
  return [diff(undefined, now, [addedChange(now, subject)], subject)];
}

/** A method that is not shown can stand before one that is: lookup ends at the first (JVMS §5.4.3.3). */
function hiding(now: MethodDeclaration, subject: ClassSubject): readonly MemberApiDiff[] {
  const hidden = inheritedMethod(subject.oldHierarchy, now.name, now.descriptor);
  return hidden !== undefined && isShown(hidden.member.access, subject.access)
    ? added(now, subject)
    : [];
}

function addedChange(now: MethodDeclaration, { now: owner }: ClassSubject): ApiChange {
  const isAbstract = has(now.access, flag.abstract);
  if (!has(owner.access, flag.interface))
    return change(isAbstract ? 'METHOD_ABSTRACT_ADDED_TO_CLASS' : 'METHOD_ADDED_TO_PUBLIC_CLASS');
  if (isAbstract)
    return now.annotationDefault === undefined
      ? change('METHOD_ADDED_TO_INTERFACE')
      : change('METHOD_ADDED_TO_INTERFACE', 'with a default', { source: false });
  return change(
    has(now.access, flag.static) ? 'METHOD_NEW_STATIC_ADDED_TO_INTERFACE' : 'METHOD_NEW_DEFAULT',
  );
}

function changesOf(
  old: MethodDeclaration,
  now: MethodDeclaration,
  moved: 'no' | 'up' | 'down',
  subject: ClassSubject,
): readonly ApiChange[] {
  return memberChanges(methodRules, { old, now, moved, in: subject });
}

function diff(
  old: MethodDeclaration | undefined,
  now: MethodDeclaration | undefined,
  changes: readonly ApiChange[],
  { now: owner }: ClassSubject,
): MemberApiDiff {
  const name = old?.name ?? now?.name ?? '';
  const className = simpleName(owner.name);
  const isConstructor = name === '<init>';
  const shown = {
    kind: isConstructor ? 'constructor' : 'method',
    name: isConstructor ? className : name,
    old: old && methodText(old, className),
    now: now && methodText(now, className),
  } as const;
  return memberDiff(shown, changes);
}
