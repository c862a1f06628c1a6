import type { ByteSource } from '../../contract/ports/bytes.js';
import type { JarEntry } from './entry.js';
import type { RawDirectory } from './raw-directory.js';

/** The MS-DOS time of an entry as its local header has it (APPNOTE 4.3.7): `date << 16 | time`. 0 where the file ends before. */
export function entryTime(source: ByteSource, { offset }: Pick<JarEntry, 'offset'>): number {
  const bytes = source.read(offset + 10, 4); // 10 last mod time   12 last mod date
  return bytes.length < 4
    ? 0
    : new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0, true);
}

/** The latest of all entries as the directory has them (APPNOTE 4.3.12); 0 where there are none. */
export function newestTime({ bytes, at, count }: RawDirectory): number {
  let newest = 0;
  for (const record of at.subarray(0, count))
    newest = Math.max(newest, bytes.readUInt32LE(record + 12)); // 12 time   14 date
  return newest;
}

/** `2024-10-09T13:21:14`, as the writer's clock had it: zip knows no zone. */
export function dosTimeText(dosTime: number): string {
  const [day, time] = [dosTime >>> 16, dosTime & 0xffff];
  const date = [(day >>> 9) + 1980, (day >>> 5) & 15, day & 31].map(two).join('-');
  const clock = [time >>> 11, (time >>> 5) & 63, (time & 31) * 2].map(two).join(':');
  return `${date}T${clock}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
