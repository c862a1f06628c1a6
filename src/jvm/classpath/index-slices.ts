import type { ByteSource } from '../../contract/ports/bytes.js';
import { readGoodEntries } from '../../formats/jar/directory.js';
import type { JarDirectory, JarEntry, RefusedEntry } from '../../formats/jar/entry.js';
import { jarProblem } from '../../formats/jar/fail.js';
import { readAhead } from '../../formats/jar/read-ahead.js';
import { indexLinkage } from './index-classes.js';
import type { IndexFailure, JarIndex } from './jar-index.js';

/** Bytes of a jar that one core indexes in about a second. */
const sliceSize = 24 * 1024 * 1024;
const mostSlices = 16;

/**
 * In how many slices a jar of that many bytes is indexed. A large jar is cut so that all cores are at work on it; its
 * slices are parts of one class path entry, in order. Their number does not hang on the machine, since they are kept, and
 * is a power of 2, so that two or four cores are done at the same time.
 */
export function sliceCount(size: number): number {
  let count = 1;
  while (size / count > sliceSize && count < mostSlices) count *= 2;
  return count;
}

/**
 * The index of slice `at` of `count`. Classes that may not be read are failures of the first slice's index. Throws
 * `FormatError` where the jar as a whole cannot be read.
 */
export function indexJarSlice(source: ByteSource, at: number, count: number): JarIndex {
  const { directory, refused } = readGoodEntries(source);
  const slice = sliceOf(directory, at, count);
  const inOrder = slice.entries.filter(({ path }) => path.endsWith('.class'));
  const index = indexLinkage(slice, readAhead(source, inOrder));
  const unread = at === 0 ? refused.flatMap(failureOf) : [];
  return { ...index, failures: [...index.failures, ...unread] };
}

function failureOf({ path, error }: RefusedEntry): readonly IndexFailure[] {
  const problem = path?.endsWith('.class') === true ? jarProblem(error) : undefined;
  if (path === undefined || problem === undefined || problem.code === 'jar.duplicate-entry')
    return [];
  return [{ path, code: problem.code, offset: error.place.offset, detail: error.message }];
}

/**
 * Slice `at` of `count`: a run of the jar's classes in the order of its directory, all slices of about the same number of
 * compressed bytes. What is no class is in the first one, but the manifest in each: it switches versioned classes on.
 */
function sliceOf(directory: JarDirectory, at: number, count: number): JarDirectory {
  const total = directory.entries.reduce((sum, entry) => sum + weightOf(entry), 0);
  const entries: JarEntry[] = [];
  let before = 0;
  for (const entry of directory.entries) {
    const of = total === 0 ? 0 : Math.min(count - 1, Math.floor((before / total) * count));
    if (of === at || isManifest(entry)) entries.push(entry);
    before += weightOf(entry);
  }
  return { ...directory, entries };
}

/** What it costs to read: of small classes the fixed part outweighs the bytes. */
function weightOf({ path, compressedSize }: JarEntry): number {
  return path.endsWith('.class') ? compressedSize + fixedWeight : 0;
}

const fixedWeight = 500;

function isManifest({ path }: JarEntry): boolean {
  return path.toUpperCase() === 'META-INF/MANIFEST.MF';
}
