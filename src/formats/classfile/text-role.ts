/** What a text of a class file is where something points at it. One utf8 constant can have several roles. */
export type TextRole =
  /** A name of something that is no class, or of a file, an attribute, a module: stays. */
  | 'other'
  /** In a class constant: an internal name, or the descriptor of an array (JVMS §4.4.1). */
  | 'class-name'
  | 'descriptor'
  | 'signature'
  /** The value of a string constant, or of a string in an annotation. */
  | 'string'
  /** The simple name of a class in `InnerClasses` (JVMS §4.7.6). */
  | 'simple-name';

/** One place in a class file where the index of a utf8 constant stands, in two bytes. */
export interface TextSite {
  /** Offset of the index. */
  readonly at: number;
  readonly text: number;
  readonly role: TextRole;
  /** Of a simple name: the class constant that it is the simple name of; else 0. */
  readonly of: number;
}
