/**
 * The highest class-file major version that a bytecode library knows: the greatest of the constants `V<n>` and
 * `V<n>_<m>` in its `Opcodes` class (the major version is in the low 16 bits). `undefined` where there is none.
 * Throws `FormatError` `class.*`.
 */
export declare function highestClassVersion(opcodesClass: Uint8Array): number | undefined;
