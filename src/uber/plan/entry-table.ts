import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzipSync, gzip } from 'node:zlib';
import { FormatError } from '../../contract/problem/errors.js';
import { sortedByPath } from '../../formats/text/byte-order.js';
import type { ContentEntry, EntryKind } from '../shade/contents.js';

/** Uncompressed; a table of 36,000 entries has 5 MB. */
const maximumSize = 512 * 1024 * 1024;

const kinds: ReadonlySet<string> = new Set<EntryKind>(['copied', 'rewritten', 'merged', 'module']);

const compress = promisify(gzip);

/**
 * The table as text, sorted by path in byte order: `path<TAB>crc32<TAB>size<TAB>g:a:v<TAB>name before package
 * relocation`. A dash for what is not known before building.
 */
export function entryLines(entries: readonly ContentEntry[]): string {
  return lines(entries, () => '');
}

/** The table as it is written beside a plan. */
export interface WrittenTable {
  /** Of the uncompressed text, since another zlib may compress it otherwise. */
  readonly sha256: string;
  /** Compressed on another thread: a plan is put together meanwhile. */
  readonly bytes: Promise<Uint8Array>;
}

/** The table beside a plan (`NAME.entries.tsv.gz`): the lines with the entry's kind as a sixth column. */
export function writeEntries(entries: readonly ContentEntry[]): WrittenTable {
  const text = Buffer.from(lines(entries, ({ kind }) => `\t${kind}`));
  return { sha256: createHash('sha256').update(text).digest('hex'), bytes: compressed(text) };
}

async function compressed(text: Uint8Array): Promise<Uint8Array> {
  const bytes = await compress(text, { level: 6 });
  // RFC 1952 §2.3.1: byte 9 names the operating system, which would differ between machines; time is 0 already.
  bytes[9] = 255;
  return bytes;
}

/**
 * The inverse of `writeEntries`. Throws `FormatError`: `plan.entries-damaged`; `plan.entries-mismatch` where it is
 * another table than the plan's `sha256` says.
 */
export function readEntries(
  bytes: Uint8Array,
  name: string,
  sha256: string | undefined,
): readonly ContentEntry[] {
  const text = inflate(bytes, name);
  if (sha256 !== undefined && createHash('sha256').update(text).digest('hex') !== sha256) {
    throw new FormatError(
      'plan.entries-mismatch',
      `${name} is not the table of entries that the plan was written with`,
      { file: name },
      'keep NAME.plan.json and NAME.entries.tsv.gz together as they were written, or make the plan again',
    );
  }
  const rows = text.toString('utf8').split('\n');
  if (rows.pop() !== '') throw damaged(name, 'the last line is not ended', rows.length + 1);
  return rows.map((line, index) => readLine(line, name, index + 1));
}

function lines(entries: readonly ContentEntry[], behind: (entry: ContentEntry) => string): string {
  let text = '';
  for (const entry of sortedByPath(entries)) {
    const { path, crc32, size, origin, originalPath } = entry;
    const sum = crc32 === undefined ? '-' : hexadecimal(crc32);
    const own = `${escape(path)}\t${sum}\t${size ?? '-'}`;
    text += `${own}\t${escape(origin)}\t${escape(originalPath)}${behind(entry)}\n`;
  }
  return text;
}

/** Eight digits. From a table: `toString(16)` is slow beyond 31 bits, and took as long as all else in a line. */
function hexadecimal(crc32: number): string {
  const pair = (shift: number): string => pairs[(crc32 >>> shift) & 0xff] ?? '';
  return pair(24) + pair(16) + pair(8) + pair(0);
}

const pairs = Array.from({ length: 0x100 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** A path may hold a tab or line end; a `%` is escaped only where it would be read as one of these, so both ways are one to one. */
function escape(cell: string): string {
  // Next to none has one of these: looking is far cheaper than replacing nothing.
  if (!special.test(cell)) return cell;
  return cell.replaceAll(/[\t\n\r]|%(?=09|0A|0D|25)/g, (character) =>
    encodeURIComponent(character),
  );
}

const special = /[\t\n\r%]/;

function unescape(cell: string): string {
  if (!cell.includes('%')) return cell;
  return cell.replaceAll(/%(09|0A|0D|25)/g, (text) => decodeURIComponent(text));
}

function inflate(bytes: Uint8Array, name: string): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: maximumSize });
  } catch (error) {
    throw damaged(name, error instanceof Error ? error.message : String(error), 0);
  }
}

function readLine(line: string, name: string, number: number): ContentEntry {
  const match = /^([^\t]+)\t([0-9a-f]{8}|-)\t(\d{1,15}|-)\t([^\t]+)\t([^\t]+)\t([a-z]+)$/.exec(
    line,
  );
  const [, path = '', sum = '-', size = '-', origin = '', originalPath = '', kind = ''] =
    match ?? [];
  if (!isKind(kind)) throw damaged(name, 'a line does not have its six columns', number);
  return {
    path: unescape(path),
    kind,
    crc32: sum === '-' ? undefined : Number.parseInt(sum, 16),
    size: size === '-' ? undefined : Number(size),
    origin: unescape(origin),
    originalPath: unescape(originalPath),
  };
}

function isKind(text: string): text is EntryKind {
  return kinds.has(text);
}

function damaged(name: string, detail: string, line: number): FormatError {
  return new FormatError(
    'plan.entries-damaged',
    `${name} is no table of entries: ${detail}`,
    line === 0 ? { file: name } : { file: name, line },
    'make the plan again with "uberplan plan" or "uberplan generate"',
  );
}
