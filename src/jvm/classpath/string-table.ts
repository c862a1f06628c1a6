import { decodeModifiedUtf8 } from '../../formats/classfile/modified-utf8.js';

/** Distinct texts in modified UTF-8 (JVMS §4.4.7), numbered from 0; number 0 is the empty text. */
export interface StringTable {
  readonly count: number;
  readonly bytes: Buffer;
  /** `count + 1` positions in `bytes`: text `id` is `[starts[id], starts[id + 1])`. */
  readonly starts: Uint32Array;
}

/** One text, decoded now; what is no modified UTF-8 is read byte by byte, so that a damaged text is still distinct. */
export function textOf(table: StringTable, id: number): string {
  const start = table.starts[id] ?? 0;
  const end = table.starts[id + 1] ?? start;
  return decodeModifiedUtf8(table.bytes, start, end) ?? table.bytes.toString('latin1', start, end);
}
