import { deflateSync } from 'node:zlib';

/** A file of the image to write. */
export interface ImageFile {
  readonly module: string;
  readonly path: string;
  readonly content: Uint8Array;
  /** As `jlink --compress=zip` writes it. */
  readonly zipped?: boolean;
}

/** A run-time image as `jlink` lays it out, but for the perfect hash, which only a JVM looks at. */
export function jimage(files: readonly ImageFile[], isLittle = true): Buffer {
  const u4 = (...values: readonly number[]): Buffer => {
    const bytes = Buffer.alloc(values.length * 4);
    for (const [at, value] of values.entries())
      if (isLittle) bytes.writeUInt32LE(value, at * 4);
      else bytes.writeUInt32BE(value, at * 4);
    return bytes;
  };
  const texts: Buffer[] = [Buffer.of(0)];
  const text = (value: string): number => {
    const at = texts.reduce((sum, { length }) => sum + length, 0);
    texts.push(Buffer.from(`${value}\0`));
    return value === '' ? 0 : at;
  };
  const locations: Buffer[] = [];
  const offsets: number[] = [];
  const contents: Buffer[] = [];
  let offset = 0;
  let start = 0;
  for (const { module, path, content, zipped } of files) {
    const packed = zipped ? packedBy(u4, content) : Buffer.from(content);
    const [, parent = '', base = '', extension = ''] =
      /^(?:(.*)\/)?([^/]*?)(?:\.([^./]*))?$/.exec(path) ?? [];
    const location = Buffer.concat([
      attribute(1, text(module)),
      attribute(2, text(parent)),
      attribute(3, text(base)),
      attribute(4, text(extension)),
      attribute(5, offset),
      ...(zipped ? [attribute(6, packed.length)] : []),
      attribute(7, content.length),
      attribute(9, 1), // of a later version
      Buffer.of(0),
    ]);
    offsets.push(start);
    locations.push(location);
    contents.push(packed);
    start += location.length;
    offset += packed.length;
  }
  const strings = Buffer.concat(texts);
  const head = [0xcafedada, 0x10000, 0, files.length, files.length, start, strings.length];
  return Buffer.concat([
    u4(...head),
    u4(...files.map(() => 0)),
    u4(...offsets),
    ...locations,
    strings,
    ...contents,
  ]);
}

/** Kind, length, and the number in as few bytes as it needs. */
function attribute(kind: number, value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; rest > 0 || bytes.length === 0; rest = Math.floor(rest / 256))
    bytes.unshift(rest % 256);
  return Buffer.of((kind << 3) | (bytes.length - 1), ...bytes);
}

function packedBy(u4: (...values: number[]) => Buffer, content: Uint8Array): Buffer {
  const stream = deflateSync(content);
  const sizes = [stream.length, 0, content.length, 0];
  return Buffer.concat([u4(0xcafefafa, ...sizes, 0, 0), Buffer.of(1), stream]);
}
