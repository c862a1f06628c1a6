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

/** 1 for each text that holds one of the needles, which are ASCII: a search over all texts at once, nothing is decoded. */
export function textsHolding(table: StringTable, needles: readonly string[]): Uint8Array {
  const holding = new Uint8Array(table.count);
  for (const needle of needles)
    for (let at = table.bytes.indexOf(needle, 0, 'latin1'); at >= 0;) {
      const id = textAt(table, at);
      const end = table.starts[id + 1] ?? table.bytes.length;
      if (at + needle.length <= end) holding[id] = 1;
      // A hit that reaches over the end of its text hides none: the next search begins behind its first byte.
      at = table.bytes.indexOf(needle, at + needle.length <= end ? end : at + 1, 'latin1');
    }
  return holding;
}

/** The text that the byte at `position` belongs to. */
function textAt({ starts, count }: StringTable, position: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}
