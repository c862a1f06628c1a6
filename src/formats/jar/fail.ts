import type { JarFormatCode, JarProblem } from '../../contract/problem/kinds/jar.js';
import { FormatError } from '../../contract/problem/errors.js';

/** Where in a jar something is wrong. */
export interface JarPlace {
  readonly file: string;
  readonly entry?: string;
  readonly offset?: number;
}

/** Stops reading a jar: throws `FormatError` of that code. */
export function failJar(code: JarFormatCode, place: JarPlace, detail: string): never {
  throw jarError(code, place, detail);
}

/** The error of that code, not thrown. */
export function jarError(code: JarFormatCode, place: JarPlace, detail: string): FormatError {
  return new FormatError(code, detail, place, 'fetch or build the jar again');
}

/** The problem that stands for a jar which could not be read, where the run goes on without it. */
export function jarProblem(error: FormatError, artifact?: string): JarProblem | undefined {
  const { file = '', entry, offset } = error.place;
  if (!isJarFormatCode(error.code)) return undefined;
  return {
    code: error.code,
    file,
    ...(artifact === undefined ? {} : { artifact }),
    ...(entry === undefined ? {} : { entry }),
    ...(offset === undefined ? {} : { offset }),
    detail: error.message,
  };
}

const formatCodes: Readonly<Record<JarFormatCode, true>> = {
  'jar.empty': true,
  'jar.not-a-zip': true,
  'jar.truncated': true,
  'jar.spanned': true,
  'jar.damaged-directory': true,
  'jar.unsafe-path': true,
  'jar.encrypted': true,
  'jar.unknown-compression': true,
  'jar.overlapping-entries': true,
  'jar.header-mismatch': true,
  'jar.damaged-data': true,
  'jar.wrong-size': true,
  'jar.wrong-checksum': true,
  'jar.too-large': true,
  'jar.bad-manifest': true,
};

function isJarFormatCode(code: string): code is JarFormatCode {
  return Object.hasOwn(formatCodes, code);
}
