/**
 * Why a jar or one of its entries could not be read. Each is thrown as a `FormatError` of that code by `formats/jar`
 * and told as a problem of the same code where the run goes on without the jar.
 */
export type JarFormatCode =
  /** 0 bytes. */
  | 'jar.empty'
  /** No zip: a page of HTML, say. */
  | 'jar.not-a-zip'
  /** Begins as a zip and has no end of directory, or ends before an entry does. */
  | 'jar.truncated'
  /** A part of a zip that spans several files. */
  | 'jar.spanned'
  /** A record of the central directory is not what it must be. */
  | 'jar.damaged-directory'
  /** `..`, an absolute path, a backslash or NUL in an entry's path. */
  | 'jar.unsafe-path'
  | 'jar.encrypted'
  /** Neither stored nor deflated. */
  | 'jar.unknown-compression'
  /** Two entries claim the same bytes: the make of zip bombs. */
  | 'jar.overlapping-entries'
  /** The local header is not the one that the directory speaks of. */
  | 'jar.header-mismatch'
  /** The compressed bytes do not inflate. */
  | 'jar.damaged-data'
  | 'jar.wrong-size'
  | 'jar.wrong-checksum'
  /** Larger than is read into memory. */
  | 'jar.too-large'
  /** `META-INF/MANIFEST.MF` is not what the JAR specification says. */
  | 'jar.bad-manifest';

/** A jar, or one entry of it, cannot be read. */
export interface JarFormatProblem<Code extends JarFormatCode> {
  readonly code: Code;
  readonly file: string;
  /** Formatted coordinates, where the jar is an artifact's. */
  readonly artifact?: string;
  readonly entry?: string;
  /** Bytes from the start of the file. */
  readonly offset?: number;
  /** What exactly was found, as data of the error said it. */
  readonly detail: string;
}

/** Findings of the area `jar`. */
export type JarProblem =
  | { readonly [Code in JarFormatCode]: JarFormatProblem<Code> }[JarFormatCode]
  /** One jar holds a path more than once: Java takes the last one, the shade plugin the first. */
  | {
      readonly code: 'jar.duplicate-entry';
      readonly file: string;
      readonly entry: string;
      readonly count: number;
      readonly sameBytes: boolean;
    };
