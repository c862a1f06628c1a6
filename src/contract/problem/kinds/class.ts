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

/** What a comparison of declarations could not see. */
export type ClassSightProblem =
  /** A class file of a format newer than this tool knows: it was read as far as the format is still the same. */
  | {
      readonly code: 'class.newer-format';
      /** The class path entry. */
      readonly file: string;
      /** Path of the class there. */
      readonly entry: string;
      readonly major: number;
    }
  /** Classes of which an input tells the names and no members. */
  | {
      readonly code: 'class.members-unknown';
      /** As the user named the side. */
      readonly input: string;
      readonly classes: number;
    }
  /** A gate asked whether anything breaks, and not all that may have changed could be seen. */
  | {
      readonly code: 'class.gate-unanswered';
      readonly question: 'binary' | 'source';
      /** Sides that tell names and no members, as the user named them. */
      readonly inputs: readonly string[];
      /** Classes that could not be read, by path. */
      readonly entries: readonly string[];
      /** Classes with a supertype that the new side does not show, and that they had not or that was seen before: binary names. */
      readonly heirs: readonly string[];
    }
  /** Supertypes that a side does not hold, or cannot show: what is inherited from them is not known. */
  | {
      readonly code: 'class.supertypes-absent';
      /** Binary names, sorted. */
      readonly names: readonly string[];
      /** Compared classes that have one of them. */
      readonly classes: number;
    };

/** Findings of the area `class`. */
export type ClassProblem =
  | { readonly [Code in ClassFormatCode]: ClassFormatProblem<Code> }[ClassFormatCode]
  | ClassSightProblem;
