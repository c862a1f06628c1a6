import type { FieldLike } from '../../formats/classfile/declaration.js';

/** One member on both sides, or on one. */
export type MemberPair<M> =
  | { readonly kind: 'both'; readonly old: M; readonly now: M }
  /** One name and, of a method, the same parameters; another type. */
  | { readonly kind: 'retyped'; readonly old: M; readonly now: M }
  | { readonly kind: 'old'; readonly old: M }
  | { readonly kind: 'new'; readonly now: M };

/** Pairs members by name and descriptor, then those left by `loose` (their name without the type that may change). */
export function pairMembers<M extends FieldLike>(
  old: readonly M[],
  now: readonly M[],
  loose: (member: M) => string,
): readonly MemberPair<M>[] {
  const exact = new Map(now.map((member) => [member.name + member.descriptor, member]));
  const left = new Set(now);
  const pairs: MemberPair<M>[] = [];
  const single: M[] = [];
  for (const member of old) {
    const other = exact.get(member.name + member.descriptor);
    if (other === undefined || !left.delete(other)) single.push(member);
    else pairs.push({ kind: 'both', old: member, now: other });
  }
  const byLoose = new Map([...left].map((member) => [loose(member), member]));
  for (const member of single) {
    const other = byLoose.get(loose(member));
    if (other === undefined || !left.delete(other)) pairs.push({ kind: 'old', old: member });
    else pairs.push({ kind: 'retyped', old: member, now: other });
  }
  for (const member of left) pairs.push({ kind: 'new', now: member });
  return pairs;
}
