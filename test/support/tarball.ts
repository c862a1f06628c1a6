/** An entry to write; what is set beside path and content is written as given, true or not. */
export interface TarEntry {
  readonly path: string;
  readonly content?: string | Uint8Array;
  /** As POSIX ustar has it; `0`: a file. */
  readonly type?: string;
  readonly link?: string;
  readonly size?: number;
  /** Blocks between header and body. */
  readonly map?: readonly Uint8Array[];
  readonly checksum?: number;
  /** Bytes put into the header at the end, by offset, before its checksum is made. */
  readonly patch?: Readonly<Record<number, number>>;
}

const BLOCK = 512;

/** A tarball (POSIX ustar), entries in order, no clock; two blocks of zeros end it unless told otherwise. */
export function tarball(entries: readonly TarEntry[], ends = true): Buffer {
  return Buffer.concat([...entries.flatMap(written), ...(ends ? [Buffer.alloc(2 * BLOCK)] : [])]);
}

/** An extended header of pax: keywords for the entry behind it, or with `g` for all. */
export function pax(values: Readonly<Record<string, string>>, type: 'x' | 'g' = 'x'): TarEntry {
  const content = Object.entries(values).map(([key, value]) => record(key, value));
  return { path: 'PaxHeaders/x', type, content: content.join('') };
}

function written({ path, content = '', map = [], ...rest }: TarEntry): readonly Buffer[] {
  const bytes = Buffer.from(content);
  const padding = Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK);
  return [
    headerOf(path, { size: bytes.length, ...rest }),
    ...map.map((block) => Buffer.from(block)),
    bytes,
    padding,
  ];
}

function headerOf(
  path: string,
  { type = '0', link = '', size, checksum, patch = {} }: Omit<TarEntry, 'path' | 'content'>,
): Buffer {
  const header = Buffer.alloc(BLOCK);
  header.write(path, 0);
  header.write('0000644\0', 100);
  header.write(`${(size ?? 0).toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('        ', 148);
  header.write(type, 156);
  header.write(link, 157);
  header.write('ustar\0', 257);
  header.write('00', 263);
  for (const [at, byte] of Object.entries(patch)) header[Number(at)] = byte;
  const sum = checksum ?? header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** `LENGTH KEY=VALUE\n`, where the length counts itself. */
function record(key: string, value: string): string {
  const rest = Buffer.byteLength(` ${key}=${value}\n`);
  let length = rest;
  while (rest + String(length).length !== length) length++;
  return `${length} ${key}=${value}\n`;
}
