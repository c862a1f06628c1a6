import type { ByteSource } from '../../contract/ports/bytes.js';
import { FormatError } from '../../contract/problem/errors.js';
import type { Problem } from '../../contract/problem/problem.js';
import { readGoodEntries } from '../../formats/jar/directory.js';
import type { JarEntry, RefusedEntry } from '../../formats/jar/entry.js';
import { jarProblem } from '../../formats/jar/fail.js';
import { switchesVersionsOn } from '../../formats/jar/manifest.js';
import { readEntry } from '../../formats/jar/read-entry.js';
import type { SideEntry } from '../../jvm/compare/side.js';
import type { OpenedPart } from './opened-part.js';

/**
 * A jar as a class path entry: its table of contents is read, entries when they are asked for. An entry that may not be
 * used is a problem: it has its place and no content, and whoever reads it is told again. One of an unsafe path is left
 * out. Throws `FormatError` where the jar as a whole cannot be read.
 */
export function openJarPart(source: ByteSource & { close?(): void }): OpenedPart {
  const { directory, refused } = readGoodEntries(source);
  const problems: Problem[] = refused.flatMap(({ error }) => jarProblem(error) ?? []);
  const errors = new Map<SideEntry, FormatError>();
  const read = (entry: SideEntry): Uint8Array => {
    const error = errors.get(entry);
    if (error !== undefined) throw error;
    return readEntry(source, asJarEntry(entry));
  };
  const entries = withRefused(directory.entries, refused, errors);
  return {
    part: {
      name: source.name,
      entries: entries.filter(({ path }) => !path.endsWith('/')),
      multiRelease: isMultiRelease(directory.entries, read, problems),
      read,
    },
    originOf: undefined,
    coordinates: undefined,
    bytes: source.size,
    problems,
    close: () => source.close?.(),
  };
}

/** All that the jar names, in its order; `errors` gets why those of them cannot be read that are refused. */
function withRefused(
  entries: readonly JarEntry[],
  refused: readonly RefusedEntry[],
  errors: Map<SideEntry, FormatError>,
): readonly SideEntry[] {
  if (refused.length === 0) return entries;
  const byNumber = new Map(refused.map((one) => [one.number, one]));
  const all: SideEntry[] = [];
  const place = (number: number): void => {
    const one = byNumber.get(number);
    if (one?.path === undefined) return;
    const { path, crc32, size, error } = one;
    const entry: SideEntry = { path, crc32, size, isRefused: true };
    errors.set(entry, error);
    all.push(entry);
  };
  let number = 0;
  for (const entry of entries) {
    for (; byNumber.has(number); number++) place(number);
    all.push(entry);
    number++;
  }
  for (; byNumber.has(number); number++) place(number);
  return all;
}

/** A part hands out entries of its directory and gets them back. */
function asJarEntry(entry: SideEntry): JarEntry {
  if (isJarEntry(entry)) return entry;
  throw new Error(`${entry.path} is an entry of another class path entry`);
}

function isJarEntry(entry: SideEntry): entry is JarEntry {
  return 'offset' in entry && 'compressedSize' in entry;
}

function isMultiRelease(
  entries: readonly JarEntry[],
  read: (entry: SideEntry) => Uint8Array,
  problems: Problem[],
): boolean {
  const manifest = entries.find(({ path }) => isManifest(path));
  if (manifest === undefined) return false;
  try {
    return switchesVersionsOn(read(manifest));
  } catch (error) {
    const problem = error instanceof FormatError ? jarProblem(error) : undefined;
    if (problem === undefined) throw error;
    problems.push(problem);
    return false;
  }
}

/** Java finds it whatever its case (`JarFile.getManEntry`). */
function isManifest(path: string): boolean {
  return path.length === MANIFEST.length && path.toUpperCase() === MANIFEST;
}

const MANIFEST = 'META-INF/MANIFEST.MF';
