import type { FieldDeclaration, MethodDeclaration } from '../../formats/classfile/declaration.js';
import { flag, has } from './api-access.js';
import { indexMembers, memberAt } from './member-index.js';

/** One member on both sides, or on one. */
export type MemberPair<M> =
  | { readonly kind: 'both'; readonly old: M; readonly now: M }
  /** One name and, of a method, the same parameters; another type. */
  | { readonly kind: 'retyped'; readonly old: M; readonly now: M }
  | { readonly kind: 'old'; readonly old: M }
  | { readonly kind: 'new'; readonly now: M };

/**
 * Pairs members by name and descriptor, then those left by `loose` (their name without the type that may change). Pairs of
 * which no rule can say anything are left out: most classes differ in code alone. Compilers write members in the order of
 * the source, so most stand beside one another from the beginning or from the end, and only what is between is looked up.
 */
export function pairMembers<M extends FieldDeclaration | MethodDeclaration>(
  old: readonly M[],
  now: readonly M[],
  loose: (member: M) => string,
): readonly MemberPair<M>[] {
  const pairs: MemberPair<M>[] = [];
  const least = Math.min(old.length, now.length);
  let start = 0;
  for (; start < least && isBeside(old, start, now, start, pairs); start++);
  let end = 0;
  while (
    end < least - start &&
    isBeside(old, old.length - 1 - end, now, now.length - 1 - end, pairs)
  )
    end++;
  if (start + end === old.length && start + end === now.length) return pairs;
  pairBetween(old.slice(start, old.length - end), now.slice(start, now.length - end), loose, pairs);
  return pairs;
}

/** Those that do not stand beside one another. */
function pairBetween<M extends FieldDeclaration | MethodDeclaration>(
  old: readonly M[],
  now: readonly M[],
  loose: (member: M) => string,
  pairs: MemberPair<M>[],
): void {
  const left = new Set(now);
  const index = indexMembers(now);
  const single: M[] = [];
  for (const member of old) {
    const other = memberAt(index, member.name, member.descriptor);
    if (other === undefined || !left.delete(other)) single.push(member);
    else addBoth(pairs, member, other);
  }
  const byLoose = new Map([...left].map((member) => [loose(member), member]));
  for (const member of single) {
    const other = byLoose.get(loose(member));
    if (other === undefined || !left.delete(other)) pairs.push({ kind: 'old', old: member });
    else pairs.push({ kind: 'retyped', old: member, now: other });
  }
  for (const member of left) pairs.push({ kind: 'new', now: member });
}

function addBoth<M extends FieldDeclaration | MethodDeclaration>(
  pairs: MemberPair<M>[],
  old: M,
  now: M,
): void {
  if (!declaresSame(old, now)) pairs.push({ kind: 'both', old, now });
}

function isBeside<M extends FieldDeclaration | MethodDeclaration>(
  old: readonly M[],
  oldAt: number,
  now: readonly M[],
  nowAt: number,
  pairs: MemberPair<M>[],
): boolean {
  const before = old[oldAt];
  const after = now[nowAt];
  if (before === undefined || after === undefined) return false;
  if (before.name !== after.name || before.descriptor !== after.descriptor) return false;
  addBoth(pairs, before, after);
  return true;
}

/** A protected member is judged by its class as well: where that cannot be extended, nobody sees the member. */
function declaresSame(
  old: FieldDeclaration | MethodDeclaration,
  now: FieldDeclaration | MethodDeclaration,
): boolean {
  return (
    old.access === now.access &&
    !has(old.access, flag.protected) &&
    old.signature === now.signature &&
    old.deprecated === now.deprecated &&
    isSameList(old.annotations, now.annotations) &&
    ('exceptions' in old
      ? 'exceptions' in now &&
        old.annotationDefault === now.annotationDefault &&
        isSameList(old.exceptions, now.exceptions)
      : !('exceptions' in now) && old.constant === now.constant)
  );
}

function isSameList(old: readonly string[], now: readonly string[]): boolean {
  return old.length === now.length && old.every((text, i) => text === now[i]);
}
