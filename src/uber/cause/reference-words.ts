import { toBinaryName } from '../../formats/classfile/names.js';
import type { Reference } from '../../jvm/classpath/class-facts.js';

/** A reference as evidence has it: `a.b.C` or `a.b.C.m(descriptor)`, a field as `a.b.C.f`. */
export function symbolOf(reference: Reference): string {
  const owner = toBinaryName(reference.owner);
  if (reference.kind === 'class') return owner;
  if (reference.kind === 'field') return `${owner}.${reference.name}`;
  return `${owner}.${reference.name}${reference.descriptor}`;
}
