import { FormatError } from '../../contract/problem/errors.js';
import type { PatchProblem } from '../../contract/problem/kinds/patch.js';
import { readGoodEntries } from '../../formats/jar/directory.js';
import type { JarEntry } from '../../formats/jar/entry.js';
import { readEntry } from '../../formats/jar/read-entry.js';
import type { OpenTarget } from './open-target.js';

/** Class-file format of Java 1: Java N writes 44 + N (JVMS table 4.1-A). */
const FORMAT_OF_JAVA_0 = 44;

/** Evenly spread over the jar: some milliseconds, however large it is. */
const SAMPLE = 64;

/**
 * The newest Java that classes of the jar were compiled for, as far as a sample tells, which is the same each time; versioned
 * classes aside, which older Javas do not look at. `undefined` where none can be read.
 */
export function shownJava({ source }: Pick<OpenTarget, 'source'>): number | undefined {
  const classes = readGoodEntries(source).directory.entries.filter(
    ({ path }) => path.endsWith('.class') && !path.startsWith('META-INF/'),
  );
  const step = Math.max(1, classes.length / SAMPLE);
  let newest: number | undefined;
  for (let at = 0; at < classes.length; at += step) {
    const entry = classes[Math.floor(at)];
    const java = entry && javaOfEntry(source, entry);
    if (java !== undefined) newest = Math.max(newest ?? java, java);
  }
  return newest;
}

/** Added classes that the Java which runs the product does not load. */
export function classLevelProblems(
  javas: readonly number[],
  java: number,
): readonly PatchProblem[] {
  const newer = javas.filter((needs) => needs > java);
  if (newer.length === 0) return [];
  return [
    {
      code: 'patch.newer-class-file',
      classes: newer.length,
      java: Math.max(...newer),
      target: java,
    },
  ];
}

/** A class that cannot be read tells nothing; that it cannot be is not the patch's doing. */
function javaOfEntry(source: OpenTarget['source'], entry: JarEntry): number | undefined {
  try {
    return javaOf(readEntry(source, entry));
  } catch (error) {
    if (error instanceof FormatError) return undefined;
    throw error;
  }
}

/** The Java that a class file was compiled for (JVMS §4.1: magic, minor_version, major_version); `undefined` where it is none. */
export function javaOf(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8 || view.getUint32(0) !== 0xcafebabe) return undefined;
  return view.getUint16(6) - FORMAT_OF_JAVA_0;
}
