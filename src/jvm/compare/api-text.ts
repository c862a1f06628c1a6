import type { FieldLike } from '../../formats/classfile/declaration.js';
import { primitiveNames } from '../../formats/classfile/type-text.js';

/** A field as Java writes it: `int[] table`. */
export function fieldText({ name, descriptor }: FieldLike): string {
  return `${typeAt(descriptor, 0).text} ${name}`;
}

/** A method as Java writes it: `int size(java.lang.String)`; of a constructor, the class's name without a result. */
export function methodText({ name, descriptor }: FieldLike, className: string): string {
  const parameters: string[] = [];
  const end = descriptor.lastIndexOf(')');
  for (let at = 1; at < end;) {
    const type = typeAt(descriptor, at);
    parameters.push(type.text);
    at = type.end;
  }
  const list = `(${parameters.join(', ')})`;
  if (name === '<init>') return `${className}${list}`;
  return `${typeAt(returnOf(descriptor), 0).text} ${name}${list}`;
}

/** `a/b/Outer$Inner` → `Inner`; the number of an anonymous class stays. */
export function simpleName(internalName: string): string {
  return internalName.slice(
    Math.max(internalName.lastIndexOf('/'), internalName.lastIndexOf('$')) + 1,
  );
}

/** A type of a descriptor as Java writes it: `[I` → `int[]`. */
export function typeText(descriptor: string): string {
  return typeAt(descriptor, 0).text;
}

/** Descriptors of the parameters. */
export function parametersOf(descriptor: string): readonly string[] {
  const parameters: string[] = [];
  const end = descriptor.lastIndexOf(')');
  for (let at = 1; at < end;) {
    const next = typeAt(descriptor, at).end;
    parameters.push(descriptor.slice(at, next));
    at = next;
  }
  return parameters;
}

/** The descriptor of the result. */
export function returnOf(descriptor: string): string {
  return descriptor.slice(descriptor.lastIndexOf(')') + 1);
}

/** What is no descriptor is given as it is. */
function typeAt(
  descriptor: string,
  start: number,
): { readonly text: string; readonly end: number } {
  let at = start;
  while (descriptor[at] === '[') at++;
  const dimensions = '[]'.repeat(at - start);
  const first = descriptor.charAt(at);
  if (first !== 'L')
    return {
      text: (primitiveNames[first] ?? first) + dimensions,
      end: Math.max(at + 1, start + 1),
    };
  const semicolon = descriptor.indexOf(';', at);
  const end = semicolon < 0 ? descriptor.length : semicolon;
  return { text: descriptor.slice(at + 1, end).replaceAll('/', '.') + dimensions, end: end + 1 };
}
