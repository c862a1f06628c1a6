import type { ClassFormatCode } from '../../contract/problem/kinds/class.js';
import { FormatError } from '../../contract/problem/errors.js';

/** Stops reading a class file: throws `FormatError` of that code; `offset` in bytes from the class file's start. */
export function failClass(code: ClassFormatCode, offset: number, detail: string): never {
  throw new FormatError(code, detail, { offset }, 'fetch or build the jar again');
}
