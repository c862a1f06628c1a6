import type { InternalName } from '../../formats/classfile/names.js';
import type { Reference } from '../classpath/class-facts.js';
import type { LinkageErrorName } from './findings.js';

/** What the JVM throws when a class is loaded or linked, or when a call site is (JVMS §5.3 to §5.5, §6.5). */
export type SiteErrorName =
  | LinkageErrorName
  | 'AbstractMethodError'
  | 'ClassCircularityError'
  | 'IllegalAccessError'
  | 'InstantiationError'
  /** Two loaders mean different classes by one name (JVMS §5.3.4). */
  | 'LinkageError'
  | 'UnsupportedClassVersionError'
  | 'VerifyError'
  /** Of a name that is looked up as a text: `Class.forName`. */
  | 'ClassNotFoundException'
  /** Of a service's provider (`java.util.ServiceLoader`). */
  | 'ServiceConfigurationError';

/** A site that does not resolve, or of which that cannot be said. */
export type SiteAnswer =
  | { readonly kind: 'absent'; readonly error: SiteErrorName }
  /** `because`: the class that no input held, or that could not be read. */
  | { readonly kind: 'unknown'; readonly because: InternalName };

/** How the class comes to what it names. */
export type SiteRole =
  /** A reference of its constant pool. */
  | 'reference'
  /** Its superclass, or one of its superinterfaces. */
  | 'supertype'
  /** The class itself, which this Java does not read or which is its own supertype. */
  | 'itself'
  /** A method that it should implement, or that it must not override. */
  | 'method'
  /** A text constant. */
  | 'text'
  /** A service file. */
  | 'service';

/** One thing that one class asks of the class path and does not get. */
export interface SiteFinding {
  /** The class that asks, after package relocation; of a service file: its path. */
  readonly source: InternalName;
  /** Which part of the class path asks. */
  readonly origin: string;
  readonly role: SiteRole;
  /** What is asked for, after package relocation. */
  readonly reference: Reference;
  /** What the code does with it, as `referenceUse` has it; 0 where `role` is not `reference`. */
  readonly use: number;
  readonly answer: SiteAnswer;
  /**
   * `optional`: the code catches what resolving raises wherever it does so; `named`: only texts and service files ask,
   * whose readers decide what comes of it.
   */
  readonly strength: 'needed' | 'optional' | 'named';
}
