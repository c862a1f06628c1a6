import { indexClasses } from '../../../jvm/classpath/index-classes.js';
import { classesTouched } from '../../../jvm/classpath/touched.js';
import type { ReadableJar } from '../input.js';
import type { PluginBehaviour } from '../plugin-behaviour.js';
import type { IncomingPath } from '../shade-jars.js';
import type { PackageMapper } from './mapper.js';

/**
 * Whether package relocation rewrites a class. Before 3.3.0 every class goes through the bytecode library once there
 * is a relocation. From then on one text that changes is enough: the class's own name (which its path tells), any name
 * or string in it, or its source file's name, which the plugin takes for a path in the class's package.
 * Without a jar (a class of what an earlier execution made) only the path can tell.
 */
export function rewriteTest(
  rules: { readonly mapper: PackageMapper; readonly behaviour: PluginBehaviour },
  jar: ReadableJar | undefined,
): (path: IncomingPath) => boolean {
  const { mapper, behaviour } = rules;
  let touched: ReadonlySet<string> | undefined;
  return ({ path }) => {
    if (!behaviour.keepsUntouchedClasses) return true;
    const name = path.slice(0, -'.class'.length);
    if (mapper.changes(name, 'name') || mapper.changes(sourcePath(name), 'name')) return true;
    touched ??= jar
      ? classesTouched(jar.index ?? indexClasses(jar.directory, jar.read), mapper.changes)
      : new Set<string>();
    return touched.has(path);
  };
}

/** The source file of a class by javac's habit; the attribute itself matters only to patterns that name single classes. */
function sourcePath(name: string): string {
  const nested = name.indexOf('$', name.lastIndexOf('/') + 2);
  return `${nested < 0 ? name : name.slice(0, nested)}.java`;
}
