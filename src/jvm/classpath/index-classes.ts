import { FormatError } from '../../contract/problem/errors.js';
import type { ClassFile } from '../../formats/classfile/class-file.js';
import { readClassFile, readWithoutCode } from '../../formats/classfile/class-file.js';
import { classFormatCode } from '../../formats/classfile/fail.js';
import { jarProblem } from '../../formats/jar/fail.js';
import { switchesVersionsOn } from '../../formats/jar/manifest.js';
import { IndexBuilder } from './index-builder.js';
import type { IndexFailure, JarIndex } from './jar-index.js';

/**
 * Reads every class of a jar once. A class that cannot be read becomes a failure of the index and the rest is indexed.
 */
export function indexClasses<Entry extends Named>(
  directory: Directory<Entry>,
  read: (entry: Entry) => Uint8Array,
): JarIndex {
  return indexed(directory, read, new IndexBuilder('all'), readClassFile);
}

/** The same of all that linking asks for: what its texts mention is left out where that is no name of one class. */
export function indexLinkage<Entry extends Named>(
  directory: Directory<Entry>,
  read: (entry: Entry) => Uint8Array,
): JarIndex {
  return indexed(directory, read, new IndexBuilder('names'), readClassFile);
}

/**
 * The same of classes that are linked to and ask for nothing: what they declare and refer to; of their code nothing is looked
 * at, so what it does with a reference is 0, as for one that is never used.
 */
export function indexLinkedTo<Entry extends Named>(
  directory: Directory<Entry>,
  read: (entry: Entry) => Uint8Array,
): JarIndex {
  return indexed(directory, read, new IndexBuilder('names'), readWithoutCode);
}

function indexed<Entry extends Named>(
  directory: Directory<Entry>,
  read: (entry: Entry) => Uint8Array,
  builder: IndexBuilder,
  parse: (bytes: Uint8Array) => ClassFile,
): JarIndex {
  const failures: IndexFailure[] = [];
  for (const entry of directory.entries) {
    if (!entry.path.endsWith('.class')) continue;
    try {
      builder.add(entry.path, parse(read(entry)));
    } catch (error) {
      failures.push(failureOf(error, entry));
    }
  }
  return builder.finish(isMultiRelease(directory, read), failures);
}

/** What is indexed: an entry of a jar, or a file of a folder. */
interface Named {
  readonly path: string;
}

interface Directory<Entry> {
  readonly entries: readonly Entry[];
}

/** Only what is wrong with this one entry; anything else is thrown on. */
function failureOf(error: unknown, { path }: Named): IndexFailure {
  const code =
    error instanceof FormatError ? (classFormatCode(error) ?? jarProblem(error)?.code) : undefined;
  if (!(error instanceof FormatError) || code === undefined || code === 'jar.duplicate-entry')
    throw error;
  return { path, code, offset: error.place.offset, detail: error.message };
}

/** A manifest that cannot be read says nothing. */
function isMultiRelease<Entry extends Named>(
  directory: Directory<Entry>,
  read: (entry: Entry) => Uint8Array,
): boolean {
  const manifest = directory.entries.find(({ path }) => path === 'META-INF/MANIFEST.MF');
  if (manifest === undefined) return false;
  try {
    return switchesVersionsOn(read(manifest));
  } catch (error) {
    if (error instanceof FormatError) return false;
    throw error;
  }
}
