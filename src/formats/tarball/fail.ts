import { FormatError } from '../../contract/problem/errors.js';
import type { Place } from '../../contract/problem/errors.js';
import type { TarballFormatCode } from '../../contract/problem/kinds/tarball.js';

/** Stops reading a tarball: throws `FormatError` of that code. */
export function failTarball(
  code: TarballFormatCode,
  place: Place,
  detail: string,
  advice?: string,
): never {
  throw tarballError(code, place, detail, advice);
}

/** The error of that code, not thrown. */
export function tarballError(
  code: TarballFormatCode,
  place: Place,
  detail: string,
  advice = 'fetch or build the tarball again',
): FormatError {
  return new FormatError(code, detail, place, advice);
}
