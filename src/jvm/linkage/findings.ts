import type { InternalName } from '../../formats/classfile/names.js';
import type { Reference } from '../classpath/class-facts.js';

/** Three answers to "does it link"; `unknown` (a supertype that no input held) is never shown as yes. */
export type LookupAnswer =
  | { readonly kind: 'found'; readonly owner: InternalName }
  | {
      readonly kind: 'absent';
      readonly error:
        | 'NoClassDefFoundError'
        | 'NoSuchFieldError'
        | 'NoSuchMethodError'
        | 'IncompatibleClassChangeError';
    }
  | { readonly kind: 'unknown'; readonly because: InternalName };

/** One reference that does not resolve. */
export interface LinkageFinding {
  /** The class that holds the reference. */
  readonly source: InternalName;
  /** Which artifact that class comes from, where known. */
  readonly origin: string | undefined;
  readonly reference: Reference;
  readonly answer: Exclude<LookupAnswer, { kind: 'found' }>;
}
