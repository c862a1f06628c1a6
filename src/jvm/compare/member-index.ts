import type { FieldLike } from '../../formats/classfile/declaration.js';

/**
 * Members by name, then by descriptor. A text made of both would be made, and hashed, for every question; most names have
 * one member or two, which are looked through. A class made to be slow has tens of thousands of one name: these get a
 * table of their own.
 */
export type MemberIndex<M> = ReadonlyMap<string, readonly M[] | ReadonlyMap<string, M>>;

/** More than any overloading by hand. */
const MOST_IN_LIST = 32;

export function indexMembers<M extends FieldLike>(members: readonly M[]): MemberIndex<M> {
  const lists = new Map<string, M[]>();
  let most = 0;
  for (const member of members) {
    const same = lists.get(member.name);
    if (same === undefined) lists.set(member.name, [member]);
    else most = Math.max(most, same.push(member));
  }
  if (most <= MOST_IN_LIST) return lists;
  return new Map(
    [...lists].map(([name, same]) => [
      name,
      same.length <= MOST_IN_LIST ? same : new Map(same.map((one) => [one.descriptor, one])),
    ]),
  );
}

/** The member of that name and descriptor. */
export function memberAt<M extends FieldLike>(
  index: MemberIndex<M>,
  name: string,
  descriptor: string,
): M | undefined {
  const same = index.get(name);
  if (same === undefined) return undefined;
  return 'get' in same
    ? same.get(descriptor)
    : same.find((member) => member.descriptor === descriptor);
}
