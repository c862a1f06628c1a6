declare const brand: unique symbol;

/** `a/b/C$D` (JVMS §4.2.1). */
export type InternalName = string & { readonly [brand]: 'InternalName' };
/** `a.b.C$D` (JLS §13.1). */
export type BinaryName = string & { readonly [brand]: 'BinaryName' };
/** `(La/b/C;I)V` or `[La/b/C;` (JVMS §4.3). */
export type Descriptor = string & { readonly [brand]: 'Descriptor' };

/** Brands a text that a class file holds where the format says "internal name". */
export function internalName(text: string): InternalName {
  return text as InternalName;
}

/** Brands a text that a class file holds where the format says "descriptor". */
export function descriptor(text: string): Descriptor {
  return text as Descriptor;
}

/** `a/b/C` → `a.b.C`. */
export function toBinaryName(name: InternalName): BinaryName {
  return name.replaceAll('/', '.') as BinaryName;
}

/** `a.b.C` → `a/b/C`. */
export function toInternalName(name: string): InternalName {
  return name.replaceAll('.', '/') as InternalName;
}
