import { descriptor, toBinaryName, toInternalName } from '../../formats/classfile/names.js';
import type { Reference } from '../../jvm/classpath/class-facts.js';

/** A reference to a field or a method. */
export type MemberReference = Exclude<Reference, { readonly kind: 'class' }>;

const INTERFACE = 'interface ';

/**
 * A reference to a member as a plan records it: `org.acme.A#go(I)V`, `org.acme.A#size:I`; a method that is asked of an
 * interface, which the class file says, has `interface ` before it.
 */
export function memberText({ kind, owner, name, descriptor: type }: MemberReference): string {
  const text = `${toBinaryName(owner)}#${name}${kind === 'field' ? ':' : ''}${type}`;
  return kind === 'interface-method' ? `${INTERFACE}${text}` : text;
}

/** The mirror of `memberText`; `undefined` for a text that it does not write. */
export function memberOfText(text: string): MemberReference | undefined {
  const isInterface = text.startsWith(INTERFACE);
  const plain = isInterface ? text.slice(INTERFACE.length) : text;
  const [, owner, name, between, type] = /^([^#]+)#([^(:]+)(:?)(.+)$/s.exec(plain) ?? [];
  if (owner === undefined || name === undefined || type === undefined) return undefined;
  if ((between === ':') === type.startsWith('(') || (isInterface && between === ':'))
    return undefined;
  const kind = between === ':' ? 'field' : isInterface ? 'interface-method' : 'method';
  return { kind, owner: toInternalName(owner), name, descriptor: descriptor(type) };
}
