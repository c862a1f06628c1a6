import type { Platform } from './platform.js';

/**
 * The public and protected API of the platform of Java `java`, from the recorded table (`platform/java.tbl.gz` in the
 * package, made by `npm run record:platform` from `ct.sym`). Throws `UsageError` `class.unknown-java` for a Java that
 * the table does not hold, `FormatError` `class.damaged-platform-table`.
 */
export declare function platformClasses(table: Uint8Array, java: number): Platform;

/** The Javas that the table holds, ascending. */
export declare function recordedJavas(table: Uint8Array): readonly number[];
