import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { JarEntry } from '../../src/formats/jar/entry.js';
import { indexClasses } from '../../src/jvm/classpath/index-classes.js';
import type { JarIndex } from '../../src/jvm/classpath/jar-index.js';
import { platformClasses } from '../../src/jvm/classpath/platform-classes.js';
import type { Platform } from '../../src/jvm/classpath/platform.js';

/** Paths (relative, with `/`) of the class files below a folder, sorted. */
export function classPaths(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && file.name.endsWith('.class'))
    .map((file) => relative(folder, join(file.parentPath, file.name)).split(sep).join('/'))
    .sort();
}

/** The index of the class files below a folder, as if it were a jar. */
export function indexFolder(folder: string): JarIndex {
  return indexFiles(classFiles(folder));
}

/** The class files below a folder, sorted by path. */
export function classFiles(
  folder: string,
): readonly { readonly path: string; readonly bytes: Uint8Array }[] {
  return classPaths(folder).map((path) => ({ path, bytes: readFileSync(join(folder, path)) }));
}

/** The index of a jar that holds these files, in this order. */
export function indexFiles(
  files: readonly { readonly path: string; readonly bytes: Uint8Array | string }[],
): JarIndex {
  const entries = files.map(({ path }, offset): JarEntry => ({
    path,
    crc32: 0,
    size: 0,
    compressedSize: 0,
    method: 0,
    offset,
  }));
  return indexClasses({ entries }, ({ offset }) => Buffer.from(files[offset]?.bytes ?? ''));
}

/** The recorded platform that the package carries; read once per Java. */
export function recordedPlatform(java: number): Platform {
  const known = platforms.get(java) ?? platformClasses(readFileSync(recordedTable), java);
  platforms.set(java, known);
  return known;
}

const platforms = new Map<number, Platform>();

export const recordedTable = new URL('../../platform/java.tbl.gz', import.meta.url);
