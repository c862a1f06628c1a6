import { readClassFile } from './class-file.js';
import { text } from './constant-pool.js';
import { constantInts } from './constant-values.js';

/**
 * The highest class-file major version that a bytecode library knows: the greatest of the constants `V<n>` and
 * `V<n>_<m>` in its `Opcodes` class, whose low 16 bits are the major version. A constant for previews of a version
 * (`V_PREVIEW`) is none. `undefined` where there is none. Throws `FormatError` `class.*`.
 */
export function highestClassVersion(opcodesClass: Uint8Array): number | undefined {
  const file = readClassFile(opcodesClass);
  const majors = constantInts(file)
    .filter(({ field }) => /^V\d+(_\d+)?$/.test(text(file.pool, field.name)))
    .map(({ value }) => value & 0xffff);
  return majors.length === 0 ? undefined : Math.max(...majors);
}
