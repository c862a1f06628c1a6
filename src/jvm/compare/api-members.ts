import type { FieldDeclaration, MethodDeclaration } from '../../formats/classfile/declaration.js';
import { levelOf } from './api-access.js';
import type { ApiChange, MemberApiDiff } from './api-change.js';
import { isMemberShown } from './api-extendable.js';
import { pairMembers } from './api-pairs.js';
import type { ApiRule, ClassSubject, MemberSubject } from './api-subject.js';
import { change } from './api-subject.js';

type Member = FieldDeclaration | MethodDeclaration;

/** What a kind of members makes of each fate that a member can have. */
export interface MemberFates<M extends Member> {
  /** Both sides declare it. */
  readonly kept: (old: M, now: M, subject: ClassSubject) => readonly MemberApiDiff[];
  /** Both sides declare it, each with a type of its own. */
  readonly retyped: (old: M, now: M, subject: ClassSubject) => readonly MemberApiDiff[];
  /** The new class declares it no more. */
  readonly removed: (old: M, subject: ClassSubject) => readonly MemberApiDiff[];
  /** The old class did not declare it, or did not show it. */
  readonly added: (now: M, subject: ClassSubject) => readonly MemberApiDiff[];
  /** The old class did not declare it, and the new one does not show it. */
  readonly hiding: (now: M, subject: ClassSubject) => readonly MemberApiDiff[];
}

/** Pairs members and tells the fate of each that the comparison looks at; `loose` as `pairMembers` has it. */
export function memberDiffs<M extends Member>(
  old: readonly M[],
  now: readonly M[],
  loose: (member: M) => string,
  subject: ClassSubject,
  fates: MemberFates<M>,
): readonly MemberApiDiff[] {
  const { access } = subject;
  return pairMembers(old, now, loose).flatMap((pair) => {
    const before =
      'old' in pair && isMemberShown(pair.old, subject.old, access) ? pair.old : undefined;
    const after =
      'now' in pair && isMemberShown(pair.now, subject.now, access) ? pair.now : undefined;
    if (pair.kind === 'new' && after === undefined) return fates.hiding(pair.now, subject);
    if (before === undefined) return after === undefined ? [] : fates.added(after, subject);
    if (pair.kind === 'both') return fates.kept(pair.old, pair.now, subject);
    if (pair.kind === 'retyped') return fates.retyped(pair.old, pair.now, subject);
    return fates.removed(before, subject);
  });
}

/** What the rules say of a member that lookup finds on both sides. */
export function memberChanges<M extends Member>(
  rules: readonly ApiRule<MemberSubject<M>>[],
  pair: MemberSubject<M>,
): readonly ApiChange[] {
  return judged(
    pair.old,
    rules.flatMap((rule) => rule.inspect(pair)),
  );
}

/** Only the class itself names its private members: what became of them breaks nobody. */
export function judged(old: Member, changes: readonly ApiChange[]): readonly ApiChange[] {
  if (levelOf(old.access) > 0) return changes;
  return changes.map(({ type, detail }) => change(type, detail, { binary: false, source: false }));
}

/** `old` and `now` as Java writes them; one of them at least is there. */
export function memberDiff(
  shown: Pick<MemberApiDiff, 'kind' | 'name' | 'old' | 'now'>,
  changes: readonly ApiChange[],
): MemberApiDiff {
  const { kind, name, old, now } = shown;
  const status = old === undefined ? 'added' : now === undefined ? 'removed' : 'modified';
  return { kind, name, old, now, status, changes };
}
