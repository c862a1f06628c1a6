import type { ClassFormatCode } from '../../contract/problem/kinds/class.js';
import { FormatError } from '../../contract/problem/errors.js';

/** Stops reading a class file: throws `FormatError` of that code; `offset` in bytes from the class file's start. */
export function failClass(code: ClassFormatCode, offset: number, detail: string): never {
  throw new FormatError(code, detail, { offset }, 'fetch or build the jar again');
}

/** The code of an error that reading a class file threw; `undefined` for any other. */
export function classFormatCode(error: FormatError): ClassFormatCode | undefined {
  const { code } = error;
  return isClassFormatCode(code) ? code : undefined;
}

const formatCodes: Readonly<Record<ClassFormatCode, true>> = {
  'class.not-a-class': true,
  'class.truncated': true,
  'class.trailing-bytes': true,
  'class.bad-constant-tag': true,
  'class.bad-constant-index': true,
  'class.bad-text': true,
  'class.bad-attribute': true,
};

function isClassFormatCode(code: string): code is ClassFormatCode {
  return Object.hasOwn(formatCodes, code);
}
