import { UsageError } from '../../contract/problem/errors.js';
import type { InternalName } from '../../formats/classfile/names.js';
import { internalName, toInternalName } from '../../formats/classfile/names.js';

/** What `why` is asked about. */
export type WhySubject =
  | { readonly kind: 'module'; readonly groupId: string; readonly artifactId: string }
  | { readonly kind: 'class'; readonly owner: InternalName }
  | WhyMemberSubject;

/** A field or method, of whatever type where none is said. */
export interface WhyMemberSubject {
  readonly kind: 'member';
  readonly owner: InternalName;
  readonly name: string;
  /** As far as it was written: `(I)` is of every return type. */
  readonly descriptor: string | undefined;
}

/**
 * Reads a subject: `g:a`, `a.b.C`, `a.b.C#name`, `a.b.C#name(I)V`, and what messages print: `a.b.C.name(I)V`, `a.b.C.size`,
 * `a.b.C.name:(I)V`, ids of findings, internal names, names of nested classes with dots. What may be a class or a field is a class where `isClass` knows it, or knows
 * no class that it could be a field of. Throws `UsageError` `usage.subject`.
 */
export function parseSubject(text: string, isClass: (name: InternalName) => boolean): WhySubject {
  const asked = text.replace(/:\w+(?:Error|Exception)$/, '');
  if (/^[^\s:#(/]+:[^\s:#(]/.test(asked)) return moduleOf(text, asked);
  const open = asked.indexOf('(');
  const named = open < 0 ? asked : asked.slice(0, open).replace(/:$/, '');
  const hash = named.indexOf('#');
  if (hash >= 0) {
    const [name = '', type] = named.slice(hash + 1).split(':');
    return memberOf(text, named.slice(0, hash), name, open < 0 ? type : asked.slice(open));
  }
  const dot = Math.max(named.lastIndexOf('.'), named.lastIndexOf('/'));
  const [owner, last] = [named.slice(0, Math.max(0, dot)), named.slice(dot + 1)];
  if (open >= 0) return memberOf(text, owner, last, asked.slice(open));
  if (last.startsWith('<')) return memberOf(text, owner, last, undefined);
  const name = classOf(text, named);
  const known = [name, ...nestedIn(name)].find(isClass);
  if (known !== undefined) return { kind: 'class', owner: known };
  const isField = owner !== '' && isClass(classOf(text, owner));
  return isField ? memberOf(text, owner, last, undefined) : { kind: 'class', owner: name };
}

/** Names of classes that a subject may be about, before it is known which classes there are. Throws as `parseSubject` does. */
export function possibleOwners(text: string): readonly InternalName[] {
  const subject = parseSubject(text, () => true);
  if (subject.kind === 'module') return [];
  const { owner } = subject;
  const end = owner.lastIndexOf('/');
  const outer = end < 0 ? [] : [internalName(owner.slice(0, end))];
  return [owner, ...outer, ...nestedIn(owner)];
}

/** As source code writes nested classes, `a.Outer.Inner`: the names that a class file may have for it (JLS §13.1). */
function nestedIn(name: InternalName): readonly InternalName[] {
  const parts = name.split('/');
  return Array.from({ length: Math.min(parts.length - 1, mostNested) }, (_, at) => {
    const end = parts.length - at - 2;
    return internalName([...parts.slice(0, end), parts.slice(end).join('$')].join('/'));
  });
}

/** Classes that deep in each other are called by their binary names. */
const mostNested = 3;

/** Whether a member is one that is meant. */
export function isMeant(
  { name, descriptor }: Pick<WhyMemberSubject, 'name' | 'descriptor'>,
  member: { readonly name: string; readonly descriptor: string },
): boolean {
  if (member.name !== name) return false;
  if (descriptor === undefined) return true;
  return descriptor.endsWith(')')
    ? member.descriptor.startsWith(descriptor)
    : member.descriptor === descriptor;
}

function moduleOf(text: string, asked: string): WhySubject {
  const [groupId = '', artifactId = ''] = asked.split(':');
  if (groupId === '' || artifactId === '') throw malformed(text);
  return { kind: 'module', groupId, artifactId };
}

function memberOf(
  text: string,
  owner: string,
  name: string,
  type: string | undefined,
): WhyMemberSubject {
  const descriptor = type?.replaceAll('.', '/');
  const isType = descriptor === undefined || form.test(descriptor);
  if (name === '' || /[.;[/]/.test(name) || !isType) throw malformed(text);
  return { kind: 'member', owner: classOf(text, owner), name, descriptor };
}

/** A descriptor (JVMS §4.3), of a method also without what it returns. */
const form =
  /^(?:\((?:\[*(?:[BCDFIJSZ]|L[^;[(]+;))*\)(?:V|\[*(?:[BCDFIJSZ]|L[^;[(]+;))?|\[*(?:[BCDFIJSZ]|L[^;[(]+;))$/;

function classOf(text: string, name: string): InternalName {
  // No part of a name is empty (JVMS §4.2.1).
  if (/[\s;[(:]|^[./]|[./]{2}|[./]$/.test(name) || name === '' || name.length > longest)
    throw malformed(text);
  return toInternalName(name.replace(/\.class$/, ''));
}

/** The most bytes of a name in a class file (JVMS §4.4.7). */
const longest = 65_535;

function malformed(text: string): UsageError {
  return new UsageError(
    'usage.subject',
    `"${text}" is no class, member or module`,
    {},
    'write org.acme.A, org.acme.A#name, org.acme.A#name(I)V with the descriptor that javap -s prints, or groupId:artifactId',
  );
}
