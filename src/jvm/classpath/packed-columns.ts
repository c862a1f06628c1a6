import { crc32 } from 'node:zlib';

/** "UPCO" in the machine's own byte order: bytes of the other order are foreign. */
const MAGIC = 0x5550434f;
const HEADER = 20;

/** Columns of an index; rows of equal number belong together. */
export type Columns = readonly (Uint8Array | Uint16Array | Uint32Array)[];

/**
 * Columns as bytes, each at a multiple of 4, so that reading makes views and copies nothing.
 *
 *  0 magic   4 format   8 size of all in bytes   12 CRC-32 of all behind it   16 number of columns
 * 20 the columns' lengths in bytes, 4 each; then the columns
 */
export function packColumns(format: number, columns: Columns): Uint8Array<ArrayBuffer> {
  return pack(format, columns, (size) => new ArrayBuffer(size));
}

/** The same in memory that threads share: what is there for all is not copied from one to the other. */
export function packShared(format: number, columns: Columns): Uint8Array<SharedArrayBuffer> {
  return pack(format, columns, (size) => new SharedArrayBuffer(size));
}

function pack<Memory extends ArrayBufferLike>(
  format: number,
  columns: Columns,
  allocate: (size: number) => Memory,
): Uint8Array<Memory> {
  const table = HEADER + columns.length * 4;
  const size = columns.reduce((sum, column) => sum + aligned(column.byteLength), table);
  const bytes = new Uint8Array(allocate(size));
  const lengths = new Uint32Array(bytes.buffer, HEADER, columns.length);
  let at = table;
  columns.forEach((column, i) => {
    lengths[i] = column.byteLength;
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at += aligned(column.byteLength);
  });
  const head = new Uint32Array(bytes.buffer, 0, 5);
  head.set([MAGIC, format, size, 0, columns.length]);
  head[3] = crc32(bytes.subarray(16));
  return bytes;
}

/** The mirror of `packColumns`: views of each column's bytes; `undefined` for bytes that are no whole pack of this format. */
export function unpackColumns(format: number, packed: Uint8Array): ColumnReader | undefined {
  const bytes = packed.byteOffset % 4 === 0 ? packed : new Uint8Array(packed); // a copy; `slice` of a Buffer is none
  if (bytes.byteLength < HEADER) return undefined;
  const [magic, found, size, check, count = 0] = new Uint32Array(bytes.buffer, bytes.byteOffset, 5);
  if (magic !== MAGIC || found !== format || size !== bytes.byteLength) return undefined;
  if (crc32(bytes.subarray(16)) !== check) return undefined;
  const start = bytes.byteOffset + HEADER;
  return new ColumnReader(
    bytes.buffer,
    new Uint32Array(bytes.buffer, start, count),
    start + count * 4,
  );
}

/** Hands out the columns in the order they were packed. */
export class ColumnReader {
  readonly #buffer: ArrayBufferLike;
  readonly #lengths: Uint32Array;
  #at: number;
  #next = 0;

  constructor(buffer: ArrayBufferLike, lengths: Uint32Array, at: number) {
    this.#buffer = buffer;
    this.#lengths = lengths;
    this.#at = at;
  }

  bytes(): Buffer {
    const { start, length } = this.#take();
    return Buffer.from(this.#buffer, start, length);
  }

  uint8(): Uint8Array {
    const { start, length } = this.#take();
    return new Uint8Array(this.#buffer, start, length);
  }

  uint16(): Uint16Array {
    const { start, length } = this.#take();
    return new Uint16Array(this.#buffer, start, length / 2);
  }

  uint32(): Uint32Array {
    const { start, length } = this.#take();
    return new Uint32Array(this.#buffer, start, length / 4);
  }

  #take(): { readonly start: number; readonly length: number } {
    const length = this.#lengths[this.#next++] ?? 0;
    const start = this.#at;
    this.#at += aligned(length);
    return { start, length };
  }
}

function aligned(length: number): number {
  return (length + 3) & ~3;
}
