import { FormatError } from '../../../contract/problem/errors.js';
import { readClassFile } from '../../../formats/classfile/class-file.js';
import { text } from '../../../formats/classfile/constant-pool.js';
import { descriptorNames } from '../../../formats/classfile/descriptor.js';
import { signatureNames } from '../../../formats/classfile/signature.js';
import { usedClassNames } from '../../../formats/classfile/used-classes.js';
import { use } from '../../../formats/classfile/uses.js';
import { indexClasses } from '../../../jvm/classpath/index-classes.js';
import type { JarIndex } from '../../../jvm/classpath/jar-index.js';
import { classesTouched } from '../../../jvm/classpath/touched.js';
import type { ReadableJar } from '../input.js';
import type { PluginBehaviour } from '../plugin-behaviour.js';
import type { IncomingPath } from '../shade-jars.js';
import type { PackageMapper } from './mapper.js';

/**
 * Whether package relocation rewrites a class. Before 3.3.0 every class goes through the bytecode library once there
 * is a relocation. From then on one text that changes is enough: the class's own name (which its path tells), any name
 * or string in it, or its source file's name, which the plugin takes for a path in the class's package.
 *
 * The class index tells for a whole jar which classes have such a text among their constants. Those are looked at a
 * second time, in their bytes: a class constant that nothing uses is there for the index, and not for the library.
 * Without a jar (a class of what an earlier execution made) only the path can tell.
 */
export function rewriteTest(
  rules: { readonly mapper: PackageMapper; readonly behaviour: PluginBehaviour },
  jar: ReadableJar | undefined,
  read: (path: IncomingPath) => Uint8Array | undefined,
): (path: IncomingPath) => boolean {
  const { mapper, behaviour } = rules;
  let rewritten: ReadonlySet<string> | undefined;
  return (path) => {
    if (!behaviour.keepsUntouchedClasses) return true;
    const name = path.path.slice(0, -'.class'.length);
    if (mapper.changes(name, 'name') || mapper.changes(sourcePath(name), 'name')) return true;
    if (!jar) return false;
    rewritten ??= rewrittenOnce(jar, mapper, read);
    return rewritten.has(path.path);
  };
}

interface JarAnswer {
  readonly key: string;
  readonly rewritten: ReadonlySet<string>;
}

/** An upgrade plans the same jars several times; what was found for a jar's index and the same relocations still holds. */
const remembered = new WeakMap<JarIndex, JarAnswer>();

function rewrittenOnce(
  jar: ReadableJar,
  mapper: PackageMapper,
  read: (path: IncomingPath) => Uint8Array | undefined,
): ReadonlySet<string> {
  const index = jar.index ?? indexClasses(jar.directory, jar.read);
  const known = remembered.get(index);
  if (known?.key === mapper.key) return known.rewritten;
  const kept = jar.rewrites?.get(mapper.key);
  const rewritten = new Set(kept ?? rewrittenIn(jar, index, mapper, read));
  if (kept === undefined) jar.rewrites?.keep(mapper.key, [...rewritten]);
  remembered.set(index, { key: mapper.key, rewritten });
  return rewritten;
}

function rewrittenIn(
  { directory }: ReadableJar,
  index: JarIndex,
  mapper: PackageMapper,
  read: (path: IncomingPath) => Uint8Array | undefined,
): readonly string[] {
  const touched = classesTouched(index, mapper.changes, mapper.needles);
  if (touched.size === 0) return [];
  return directory.entries.flatMap((entry) => {
    if (!touched.has(entry.path)) return [];
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
