/**
 * Why a class file could not be read. Each is thrown as a `FormatError` of that code by `formats/classfile` and told as
 * a problem of the same code where the run goes on without the class.
 */
export type ClassFormatCode =
  /** It does not begin with CAFEBABE. */
  | 'class.not-a-class'
  | 'class.truncated'
  /** Bytes behind the last attribute: the JVM refuses them. */
  | 'class.trailing-bytes'
  /** A constant of a kind that the format does not have (or not yet). */
  | 'class.bad-constant-tag'
  /** An index points outside the constant pool, or at a constant of another kind. */
  | 'class.bad-constant-index'
  /** A text is no modified UTF-8. */
  | 'class.bad-text'
  /** An attribute's content does not fit its length, or nests too deep. */
  | 'class.bad-attribute';

/** A class cannot be read. */
export interface ClassFormatProblem<Code extends ClassFormatCode> {
  readonly code: Code;
  /** The jar. */
  readonly file: string;
  /** Formatted coordinates, where the jar is an artifact's. */
  readonly artifact?: string;
  /** Path of the class in the jar. */
  readonly entry: string;
  /** Bytes from the start of the class file. */
  readonly offset?: number;
  readonly detail: string;
}

/** Findings of the area `class`. */
export type ClassProblem = {
  readonly [Code in ClassFormatCode]: ClassFormatProblem<Code>;
}[ClassFormatCode];
