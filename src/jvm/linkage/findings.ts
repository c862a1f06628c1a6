import type { InternalName } from '../../formats/classfile/names.js';

/** Three answers to "does it link"; `unknown` (a supertype that no input held) is never shown as yes. */
export type LookupAnswer =
  | { readonly kind: 'found'; readonly owner: InternalName }
  | { readonly kind: 'absent'; readonly error: LinkageErrorName }
  /** `because`: the class that no input held. */
  | { readonly kind: 'unknown'; readonly because: InternalName };

/** What the JVM throws at the call site (JVMS §5.4.3). */
export type LinkageErrorName =
  | 'NoClassDefFoundError'
  | 'NoSuchFieldError'
  | 'NoSuchMethodError'
  | 'IncompatibleClassChangeError';
