import type { FieldDeclaration } from '../../formats/classfile/declaration.js';
import { flag, has, isShown, levelOf } from './api-access.js';
import type { ApiChange, MemberApiDiff } from './api-change.js';
import { isMemberShown } from './api-extendable.js';
import { fieldRules } from './api-field-rules.js';
import { findField, inheritedField } from './api-hierarchy.js';
import { pairMembers } from './api-pairs.js';
import type { ClassSubject } from './api-subject.js';
import { change } from './api-subject.js';
import { fieldText, typeText } from './api-text.js';

/** What became of the fields that a class declares. */
export function fieldDiffs(subject: ClassSubject): readonly MemberApiDiff[] {
  const { old, now, access } = subject;
  return pairMembers(old.fields, now.fields, ({ name }) => name).flatMap((pair) => {
    const before =
      'old' in pair && isMemberShown(pair.old, subject.old, access) ? pair.old : undefined;
    const after =
      'now' in pair && isMemberShown(pair.now, subject.now, access) ? pair.now : undefined;
    if (pair.kind === 'new' && after === undefined) return hiding(pair.now, subject);
    if (before === undefined) return after === undefined ? [] : added(after, subject);
    if (pair.kind === 'both') return kept(pair.old, pair.now, subject);
    if (pair.kind === 'retyped') return retyped(pair.old, pair.now, subject);
    return removed(before, subject);
  });
}

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
  // Lookup goes by name and type: a superclass may still have what the class itself has no more.
  const hidden = inheritedField(subject.newHierarchy, old.name, old.descriptor);
  const type =
    hidden === undefined
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
    return [diff(old, undefined, judged(old, [change('FIELD_REMOVED', detail)]))];
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
  const pair = { old, now, moved, in: subject };
  return judged(
    old,
    fieldRules.flatMap((rule) => rule.inspect(pair)),
  );
}

/** Only the class itself names its private fields. */
function judged(old: FieldDeclaration, changes: readonly ApiChange[]): readonly ApiChange[] {
  if (levelOf(old.access) > 0) return changes;
  return changes.map(({ type, detail }) => change(type, detail, { binary: false, source: false }));
}

function diff(
  old: FieldDeclaration | undefined,
  now: FieldDeclaration | undefined,
  changes: readonly ApiChange[],
): MemberApiDiff {
  return {
    kind: 'field',
    name: old?.name ?? now?.name ?? '',
    old: old === undefined ? undefined : fieldText(old),
    now: now === undefined ? undefined : fieldText(now),
    status: old === undefined ? 'added' : now === undefined ? 'removed' : 'modified',
    changes,
  };
}
