import type { Descriptor, InternalName } from './names.js';

/**
 * What a class file declares, as far as others can see it: the subject of an API comparison. Texts are decoded, code is
 * left out. Flags are those of JVMS tables 4.1-B, 4.5-A and 4.6-A; those of a nested class are of its own entry in
 * `InnerClasses` (JVMS §4.7.6), since only there `static`, `protected` and `private` are told.
 */
export interface ClassDeclaration {
  readonly name: InternalName;
  readonly major: number;
  readonly minor: number;
  readonly access: number;
  /** `undefined` in `java/lang/Object` and `module-info`. */
  readonly superName: InternalName | undefined;
  readonly interfaces: readonly InternalName[];
  readonly signature: string | undefined;
  /** Local and anonymous classes have an `EnclosingMethod` (JVMS §4.7.7) or no outer class and a name that was invented. */
  readonly nesting: 'top' | 'member' | 'local' | 'anonymous';
  /** Direct subclasses a sealed class permits; `undefined` where it is not sealed. */
  readonly permitted: readonly InternalName[] | undefined;
  /** `undefined` where it is no record. */
  readonly components: readonly FieldLike[] | undefined;
  readonly fields: readonly FieldDeclaration[];
  readonly methods: readonly MethodDeclaration[];
  readonly deprecated: boolean;
  /** Runtime-visible and invisible annotations as canonical text, sorted. */
  readonly annotations: readonly string[];
}

/** Name and type of a field or a record's component. */
export interface FieldLike {
  readonly name: string;
  readonly descriptor: Descriptor;
  readonly signature: string | undefined;
}

/** A field (JVMS §4.5). */
export interface FieldDeclaration extends FieldLike {
  readonly access: number;
  /** Value of a constant variable (JVMS §4.7.2), as text with its kind; compilers copy it into other classes. */
  readonly constant: string | undefined;
  readonly deprecated: boolean;
  readonly annotations: readonly string[];
}

/** A method, constructor or class initializer (JVMS §4.6). */
export interface MethodDeclaration extends FieldLike {
  readonly access: number;
  /** `Exceptions` (JVMS §4.7.5). */
  readonly exceptions: readonly InternalName[];
  /** `AnnotationDefault` (JVMS §4.7.22) as canonical text. */
  readonly annotationDefault: string | undefined;
  readonly deprecated: boolean;
  readonly annotations: readonly string[];
}
