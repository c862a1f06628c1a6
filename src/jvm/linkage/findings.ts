import type { InternalName } from '../../formats/classfile/names.js';
import type { Reference } from '../classpath/class-facts.js';

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

/** One reference of one class that does not resolve: a call site. */
export interface LinkageFinding {
  /** The class that holds the reference, after package relocation. */
  readonly source: InternalName;
  /** Which part of the class path that class comes from. */
  readonly origin: string;
  /** After package relocation. */
  readonly reference: Reference;
  readonly answer: Exclude<LookupAnswer, { kind: 'found' }>;
}
