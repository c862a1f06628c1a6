import type { FieldDeclaration } from '../../formats/classfile/declaration.js';
import { flag, has, isShown } from './api-access.js';
import type { ApiChange, MemberApiDiff } from './api-change.js';
import { fieldRules } from './api-field-rules.js';
import { findField, inheritedField } from './api-hierarchy.js';
import type { MemberFates } from './api-members.js';
import { judged, memberChanges, memberDiff, memberDiffs } from './api-members.js';
import type { ClassSubject } from './api-subject.js';
import { change } from './api-subject.js';
import { losesSight, memberLoss } from './api-supertypes.js';
import { fieldText, typeText } from './api-text.js';

/** What became of the fields that a class declares. */
export function fieldDiffs(subject: ClassSubject): readonly MemberApiDiff[] {
  const { old, now } = subject;
  return memberDiffs(old.fields, now.fields, ({ name }) => name, subject, fates);
}

const fates: MemberFates<FieldDeclaration> = { kept, retyped, removed, added, hiding };

function kept(
  old: FieldDeclaration,
  now: FieldDeclaration,
  subject: ClassSubject,
): readonly MemberApiDiff[] {
  const changes = changesOf(old, now, 'no', subject);
  return changes.length === 0 ? [] : [diff(old, now, changes)];
}

function retyped(
  old: FieldDeclaration,
  now: FieldDeclaration,
  subject: ClassSubject,
): readonly MemberApiDiff[] {
  const detail = `${typeText(old.descriptor)} → ${typeText(now.descriptor)}`;
  // Lookup goes by name and type: a superclass, seen or not, may still have what the class itself has no more.
  const hidden = inheritedField(subject.newHierarchy, old.name, old.descriptor);
  const type =
    hidden === undefined && !losesSight(subject)
      ? change('FIELD_TYPE_CHANGED', detail)
      : change('FIELD_TYPE_CHANGED', detail, { binary: false });
  const changes =
    hidden === undefined
      ? changesOf(old, now, 'no', subject)
      : changesOf(old, hidden.member, 'up', subject);
  return [diff(old, now, [...judged(old, [type]), ...changes])];
}

function removed(old: FieldDeclaration, subject: ClassSubject): readonly MemberApiDiff[] {
  const found = findField(subject.newHierarchy, old.name, old.descriptor);
  if (found === undefined) {
    const detail = has(old.access, flag.enum) ? 'enum constant' : undefined;
    return [diff(old, undefined, judged(old, [memberLoss('FIELD_REMOVED', subject, detail)]))];
  }
  if (inheritedField(subject.oldHierarchy, old.name, old.descriptor) !== undefined) return [];
  const changes = changesOf(old, found.member, 'up', subject);
  return [diff(old, undefined, [change('FIELD_MOVED_TO_SUPERCLASS'), ...changes])];
}

function added(now: FieldDeclaration, subject: ClassSubject): readonly MemberApiDiff[] {
  const hidden = inheritedField(subject.oldHierarchy, now.name, now.descriptor);
  const changes =
    hidden === undefined || !isShown(hidden.member.access, subject.access)
      ? []
      : changesOf(hidden.member, now, 'down', subject);
  const constant = has(now.access, flag.enum) ? [change('ENUM_CONSTANT_ADDED')] : [];
  return [diff(undefined, now, [...constant, ...changes])];
}

/** A field that is not shown can hide one that is: lookup ends at the first (JVMS §5.4.3.2). */
function hiding(now: FieldDeclaration, subject: ClassSubject): readonly MemberApiDiff[] {
  const hidden = inheritedField(subject.oldHierarchy, now.name, now.descriptor);
  return hidden !== undefined && isShown(hidden.member.access, subject.access)
    ? added(now, subject)
    : [];
}

function changesOf(
  old: FieldDeclaration,
  now: FieldDeclaration,
  moved: 'no' | 'up' | 'down',
  subject: ClassSubject,
): readonly ApiChange[] {
  return memberChanges(fieldRules, { old, now, moved, in: subject });
}

function diff(
  old: FieldDeclaration | undefined,
  now: FieldDeclaration | undefined,
  changes: readonly ApiChange[],
): MemberApiDiff {
  const shown = {
    kind: 'field',
    name: old?.name ?? now?.name ?? '',
    old: old && fieldText(old),
    now: now && fieldText(now),
  } as const;
  return memberDiff(shown, changes);
}
