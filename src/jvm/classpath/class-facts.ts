import type { Descriptor, InternalName } from '../../formats/classfile/names.js';

/**
 * What linkage needs to know of one class, read once from its bytes (JVMS §4) and remembered by content. Members and
 * references are by name *and descriptor*.
 */
export interface ClassFacts {
  readonly name: InternalName;
  /** Major version of the class-file format: 52 is Java 8. */
  readonly major: number;
  /** JVMS table 4.1-B. */
  readonly access: number;
  /** `undefined` for `java/lang/Object` and `module-info`. */
  readonly superName: InternalName | undefined;
  readonly interfaces: readonly InternalName[];
  readonly fields: readonly Member[];
  readonly methods: readonly Member[];
  readonly references: readonly Reference[];
}

export interface Member {
  readonly name: string;
  readonly descriptor: Descriptor;
  readonly access: number;
}

/** A call site: one constant-pool reference of one class. */
export type Reference =
  | { readonly kind: 'class'; readonly owner: InternalName }
  | {
      readonly kind: 'field' | 'method' | 'interface-method';
      readonly owner: InternalName;
      readonly name: string;
      readonly descriptor: Descriptor;
    };
