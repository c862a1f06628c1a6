import { FormatError } from '../../../contract/problem/errors.js';
import { readClassFile } from '../../../formats/classfile/class-file.js';
import { text } from '../../../formats/classfile/constant-pool.js';
import { descriptorNames } from '../../../formats/classfile/descriptor.js';
import { signatureNames } from '../../../formats/classfile/signature.js';
import { usedClassNames } from '../../../formats/classfile/used-classes.js';
import { use } from '../../../formats/classfile/uses.js';
import { indexClasses } from '../../../jvm/classpath/index-classes.js';
import { classesTouched } from '../../../jvm/classpath/touched.js';
import type { ReadableJar } from '../input.js';
import type { IncomingPath } from '../shade-jars.js';
import type { PackageMapper } from './mapper.js';

/**
 * Whether package relocation rewrites a class, from plugin version 3.3.0 on: one text that changes is enough, be it the
 * class's own name (which its path tells), any name or string in it, or its source file's name, which the plugin takes
 * for a path in the class's package.
 *
 * The class index tells for a whole jar which classes have such a text among their constants. Where only a class
 * constant has it and the index does not say what uses that, the bytes are looked at: a constant that nothing uses is
 * there for the index, and not for the bytecode library.
 * Without a jar (a class of what an earlier execution made) only the path can tell.
 */
export function rewriteTest(
  mapper: PackageMapper,
  jar: ReadableJar | undefined,
  read: (path: IncomingPath) => Uint8Array | undefined,
): (path: IncomingPath) => boolean {
  let rewritten: ReadonlySet<string> | undefined;
  return ({ path }) => {
    // A pattern has no dot in it: it is a beginning of the path where it is one of the class's name or its source's.
    if (mapper.mayChange(path) && isRenamed(path.slice(0, -'.class'.length), mapper)) return true;
    if (!jar) return false;
    rewritten ??= new Set(recalled(jar, mapper, read));
    return rewritten.has(path);
  };
}

/** The class, or its source file. */
function isRenamed(name: string, { changes }: PackageMapper): boolean {
  return changes(name, 'name') || changes(sourcePath(name), 'name');
}

function recalled(
  jar: ReadableJar,
  mapper: PackageMapper,
  read: (path: IncomingPath) => Uint8Array | undefined,
): readonly string[] {
  const kept = jar.rewrites?.get(mapper.key);
  if (kept !== undefined) return kept;
  const rewritten = rewrittenIn(jar, mapper, read);
  jar.rewrites?.keep(mapper.key, rewritten);
  return rewritten;
}

function rewrittenIn(
  jar: ReadableJar,
  mapper: PackageMapper,
  read: (path: IncomingPath) => Uint8Array | undefined,
): readonly string[] {
  const index = jar.classes?.index() ?? indexClasses(jar.directory, jar.read);
  const { certainly, perhaps } = classesTouched(index, mapper.changes, mapper.needles);
  if (certainly.size === 0 && perhaps.size === 0) return [];
  return jar.directory.entries.flatMap((entry) => {
    if (certainly.has(entry.path)) return [entry.path];
    if (!perhaps.has(entry.path)) return [];
    const bytes = read(entry);
    return bytes === undefined || changesAny(bytes, mapper) ? [entry.path] : [];
  });
}

/** What the bytecode library would ask its remapper: texts by their use, and the class constants that are used. */
function changesAny(bytes: Uint8Array, { changes }: PackageMapper): boolean {
  try {
    const file = readClassFile(bytes);
    const name = (candidate: string): boolean => changes(candidate, 'name');
    for (let index = 1; index < file.pool.count; index++) {
      const uses = file.uses[index] ?? 0;
      if ((uses & ~use.className) === 0) continue;
      const content = text(file.pool, index);
      if ((uses & use.string) !== 0 && changes(content, 'string')) return true;
      if ((uses & use.descriptor) !== 0 && descriptorNames(content).some(name)) return true;
      if ((uses & use.signature) !== 0 && signatureNames(content).some(name)) return true;
    }
    return usedClassNames(file).some((used) =>
      used.startsWith('[') ? descriptorNames(used).some(name) : name(used),
    );
  } catch (error) {
    if (error instanceof FormatError) return true;
    throw error;
  }
}

/** The source file of a class by javac's habit; the attribute itself matters only to patterns that name single classes. */
function sourcePath(name: string): string {
  const nested = name.indexOf('$', name.lastIndexOf('/') + 2);
  return `${nested < 0 ? name : name.slice(0, nested)}.java`;
}
