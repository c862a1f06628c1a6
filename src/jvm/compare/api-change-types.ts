import type { JvmFailure } from './jvm-failure.js';

/** What a type of change means as a rule; a change may say otherwise where more is known of its case. */
export interface ApiChangeFacts {
  /** Binaries made against the old can fail to link with the new. */
  readonly binary: boolean;
  /** Sources that compiled against the old may not compile against the new. */
  readonly source: boolean;
  /** What the JVM throws where `binary` (seen with JDK 17; `docs/api-changes.md` tells where older ones differ). */
  readonly failure: JvmFailure | undefined;
  /** Where the specification says so: JLS and JVMS of Java SE 17. */
  readonly section: string;
}

/**
 * All types of change. Those that japicmp 0.26 has bear its names; the rest is what it has no word for. Where the facts
 * differ from japicmp's, `docs/api-changes.md` says why.
 */
export const apiChangeTypes = {
  CLASS_REMOVED: broken('NoClassDefFoundError', 'JVMS §5.3.1'),
  CLASS_NO_LONGER_PUBLIC: broken('IllegalAccessError', 'JLS §13.4.3'),
  CLASS_LESS_ACCESSIBLE: broken('IllegalAccessError', 'JLS §13.4.3'),
  CLASS_MORE_ACCESSIBLE: compatible('JLS §13.4.3'),
  CLASS_TYPE_CHANGED: broken('IncompatibleClassChangeError', 'JVMS §5.4.3.3'),
  CLASS_NOW_ABSTRACT: broken('InstantiationError', 'JLS §13.4.1'),
  CLASS_NO_LONGER_ABSTRACT: compatible('JLS §13.4.1'),
  CLASS_NO_LONGER_FINAL: compatible('JLS §13.4.2.3'),
  CLASS_NOW_NOT_EXTENDABLE: broken('IncompatibleClassChangeError', 'JLS §13.4.2.3'),
  CLASS_NOW_SEALED: broken('IncompatibleClassChangeError', 'JLS §13.4.2.1'),
  CLASS_NO_LONGER_SEALED: source('JLS §14.11.1.1'),
  CLASS_NOW_STATIC: compatible('JLS §8.5.1'),
  CLASS_NO_LONGER_STATIC: source('JLS §15.9.2'),
  CLASS_NOW_CHECKED_EXCEPTION: source('JLS §11.2.3'),
  CLASS_GENERIC_TEMPLATE_CHANGED: source('JLS §13.4.5'),
  CLASS_GENERIC_TEMPLATE_GENERICS_CHANGED: source('JLS §13.4.5'),
  CLASS_SUPERTYPE_GENERICS_CHANGED: source('JLS §13.4.4'),
  CLASS_FILE_VERSION_RAISED: compatible('JVMS §4.1'),
  CLASS_FILE_VERSION_LOWERED: compatible('JVMS §4.1'),
  PERMITTED_SUBCLASS_ADDED: source('JLS §13.4.2.1'),
  PERMITTED_SUBCLASS_REMOVED: broken('IncompatibleClassChangeError', 'JLS §13.4.2.1'),
  RECORD_COMPONENT_ADDED: source('JLS §14.30.1'),
  RECORD_COMPONENT_REMOVED: source('JLS §14.30.1'),
  RECORD_COMPONENT_TYPE_CHANGED: source('JLS §14.30.1'),
  RECORD_COMPONENTS_REORDERED: source('JLS §14.30.1'),
  SUPERCLASS_ADDED: compatible('JLS §13.4.4'),
  SUPERCLASS_REMOVED: broken('VerifyError', 'JLS §13.4.4'),
  INTERFACE_ADDED: compatible('JLS §13.4.4'),
  INTERFACE_REMOVED: broken('IncompatibleClassChangeError', 'JLS §13.4.4'),
  CONSTRUCTOR_REMOVED: broken('NoSuchMethodError', 'JLS §13.4.12'),
  CONSTRUCTOR_LESS_ACCESSIBLE: broken('IllegalAccessError', 'JLS §13.4.7'),
  CONSTRUCTOR_MORE_ACCESSIBLE: compatible('JLS §13.4.7'),
  METHOD_REMOVED: broken('NoSuchMethodError', 'JLS §13.4.12'),
  METHOD_REMOVED_IN_SUPERCLASS: broken('NoSuchMethodError', 'JVMS §5.4.3.3'),
  METHOD_REMOVED_IN_SUPERINTERFACE: broken('NoSuchMethodError', 'JVMS §5.4.3.4'),
  METHOD_MOVED_TO_SUPERCLASS: compatible('JVMS §5.4.3.3'),
  METHOD_LESS_ACCESSIBLE: broken('IllegalAccessError', 'JLS §13.4.7'),
  METHOD_MORE_ACCESSIBLE: compatible('JLS §13.4.7'),
  METHOD_LESS_ACCESSIBLE_THAN_IN_SUPERCLASS: broken('IllegalAccessError', 'JLS §13.4.12'),
  METHOD_IS_STATIC_AND_OVERRIDES_NOT_STATIC: broken('IncompatibleClassChangeError', 'JLS §13.4.12'),
  METHOD_RETURN_TYPE_CHANGED: broken('NoSuchMethodError', 'JLS §13.4.15'),
  METHOD_RETURN_TYPE_COVARIANT_CHANGED: compatible('JLS §13.4.15'),
  METHOD_RETURN_TYPE_GENERICS_CHANGED: source('JLS §13.4.15'),
  METHOD_PARAMETER_GENERICS_CHANGED: source('JLS §13.4.14'),
  METHOD_NOW_ABSTRACT: broken('AbstractMethodError', 'JLS §13.4.16'),
  METHOD_NO_LONGER_ABSTRACT: compatible('JLS §13.4.16'),
  METHOD_ABSTRACT_NOW_DEFAULT: compatible('JLS §13.5.6'),
  METHOD_NOW_FINAL: broken('IncompatibleClassChangeError', 'JLS §13.4.17'),
  METHOD_NO_LONGER_FINAL: compatible('JLS §13.4.17'),
  METHOD_NOW_STATIC: broken('IncompatibleClassChangeError', 'JLS §13.4.19'),
  METHOD_NO_LONGER_STATIC: broken('IncompatibleClassChangeError', 'JLS §13.4.19'),
  METHOD_NON_STATIC_IN_INTERFACE_NOW_STATIC: broken('IncompatibleClassChangeError', 'JLS §13.4.19'),
  METHOD_STATIC_IN_INTERFACE_NO_LONGER_STATIC: broken(
    'IncompatibleClassChangeError',
    'JLS §13.4.19',
  ),
  METHOD_NOW_VARARGS: compatible('JLS §13.4.14'),
  METHOD_NO_LONGER_VARARGS: source('JLS §15.12.2.4'),
  METHOD_NOW_THROWS_CHECKED_EXCEPTION: source('JLS §13.4.21'),
  METHOD_NO_LONGER_THROWS_CHECKED_EXCEPTION: source('JLS §13.4.21'),
  METHOD_ADDED_TO_PUBLIC_CLASS: compatible('JLS §13.4.12'),
  METHOD_ADDED_TO_INTERFACE: source('JLS §13.5.3'),
  METHOD_NEW_DEFAULT: compatible('JLS §13.5.6'),
  METHOD_NEW_STATIC_ADDED_TO_INTERFACE: compatible('JLS §13.5.6'),
  METHOD_ABSTRACT_ADDED_TO_CLASS: source('JLS §13.4.16'),
  METHOD_ABSTRACT_ADDED_IN_SUPERCLASS: source('JLS §13.4.16'),
  METHOD_ABSTRACT_ADDED_IN_IMPLEMENTED_INTERFACE: source('JLS §13.5.3'),
  METHOD_DEFAULT_ADDED_IN_IMPLEMENTED_INTERFACE: compatible('JLS §13.5.6'),
  ANNOTATION_DEFAULT_ADDED: compatible('JLS §9.6.2'),
  ANNOTATION_DEFAULT_REMOVED: source('JLS §9.7.1'),
  ANNOTATION_DEFAULT_CHANGED: compatible('JLS §9.6.2'),
  FIELD_REMOVED: broken('NoSuchFieldError', 'JLS §13.4.8'),
  FIELD_REMOVED_IN_SUPERCLASS: broken('NoSuchFieldError', 'JVMS §5.4.3.2'),
  FIELD_REMOVED_IN_SUPERINTERFACE: broken('NoSuchFieldError', 'JVMS §5.4.3.2'),
  FIELD_MOVED_TO_SUPERCLASS: compatible('JVMS §5.4.3.2'),
  FIELD_TYPE_CHANGED: broken('NoSuchFieldError', 'JLS §13.4.8'),
  FIELD_GENERICS_CHANGED: source('JLS §13.4.8'),
  FIELD_LESS_ACCESSIBLE: broken('IllegalAccessError', 'JLS §13.4.7'),
  FIELD_MORE_ACCESSIBLE: compatible('JLS §13.4.7'),
  FIELD_LESS_ACCESSIBLE_THAN_IN_SUPERCLASS: broken('IllegalAccessError', 'JLS §13.4.8'),
  FIELD_STATIC_AND_OVERRIDES_STATIC: compatible('JLS §13.4.8'),
  FIELD_NOW_FINAL: broken('IllegalAccessError', 'JLS §13.4.9'),
  FIELD_NO_LONGER_FINAL: compatible('JLS §13.4.9'),
  FIELD_NOW_STATIC: binary('IncompatibleClassChangeError', 'JLS §13.4.10'),
  FIELD_NO_LONGER_STATIC: broken('IncompatibleClassChangeError', 'JLS §13.4.10'),
  FIELD_NOW_TRANSIENT: compatible('JLS §13.4.11'),
  FIELD_NO_LONGER_TRANSIENT: compatible('JLS §13.4.11'),
  FIELD_NOW_VOLATILE: compatible('JLS §8.3.1.4'),
  FIELD_NO_LONGER_VOLATILE: compatible('JLS §8.3.1.4'),
  FIELD_CONSTANT_CHANGED: compatible('JLS §13.4.9'),
  FIELD_NO_LONGER_CONSTANT: source('JLS §15.29'),
  ENUM_CONSTANT_ADDED: source('JLS §15.28.1'),
  ENUM_CONSTANTS_REORDERED: compatible('JLS §13.4.26'),
  ANNOTATION_ADDED: compatible('JLS §13.5.7'),
  ANNOTATION_DEPRECATED_ADDED: compatible('JLS §9.6.4.6'),
  ANNOTATION_MODIFIED: compatible('JLS §13.5.7'),
  ANNOTATION_REMOVED: compatible('JLS §13.5.7'),
} as const satisfies Readonly<Record<string, ApiChangeFacts>>;

/** The name of a type of change. */
export type ApiChangeType = keyof typeof apiChangeTypes;

/** Breaks binaries and sources alike. */
function broken(failure: JvmFailure, section: string): ApiChangeFacts {
  return { binary: true, source: true, failure, section };
}

/** Breaks binaries; sources compile as before. */
function binary(failure: JvmFailure, section: string): ApiChangeFacts {
  return { binary: true, source: false, failure, section };
}

/** Binaries link as before; sources may not compile. */
function source(section: string): ApiChangeFacts {
  return { binary: false, source: true, failure: undefined, section };
}

function compatible(section: string): ApiChangeFacts {
  return { binary: false, source: false, failure: undefined, section };
}
