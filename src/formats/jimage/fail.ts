import { FormatError } from '../../contract/problem/errors.js';

/** Why the classes of a JDK could not be read. Each is thrown as a `FormatError` of that code by `formats/jimage`. */
export type ImageFormatCode =
  /** Not the file that a JDK keeps its classes in, or not whole. */
  | 'jdk.damaged-image'
  /** `jlink` packed it in a way that only a JVM unpacks. */
  | 'jdk.compressed-image';

/** Stops reading an image; `offset` in bytes from its start. */
export function failImage(
  code: ImageFormatCode,
  file: string,
  offset: number,
  detail: string,
): never {
  const advice = 'name the home of another JDK, or leave --platform out';
  throw new FormatError(code, detail, { file, offset }, advice);
}
