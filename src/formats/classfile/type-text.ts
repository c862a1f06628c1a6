/** Base types and the result `void` by their letter in a descriptor (JVMS table 4.3-A, §4.3.3). */
export const primitiveNames: Readonly<Record<string, string>> = {
  B: 'byte',
  C: 'char',
  D: 'double',
  F: 'float',
  I: 'int',
  J: 'long',
  S: 'short',
  V: 'void',
  Z: 'boolean',
};

/**
 * The type of a field or return descriptor (JVMS §4.3.2) as binary name and brackets: `[Ljava/util/Map$Entry;` is
 * `java.util.Map$Entry[]`. What is no descriptor stays as it is.
 */
export function typeText(descriptor: string): string {
  const depth = /^\[*/.exec(descriptor)?.[0].length ?? 0;
  const element = descriptor.slice(depth);
  const isClass = element.startsWith('L') && element.endsWith(';');
  const name = isClass ? element.slice(1, -1).replaceAll('/', '.') : primitiveNames[element];
  return name === undefined ? descriptor : name + '[]'.repeat(depth);
}
