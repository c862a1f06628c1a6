import type { JarIndex } from './jar-index.js';
import { textOf } from './string-table.js';

/** What a Java gives to every class path. */
export interface Platform {
  readonly java: number;
  /** Its public and protected API: no references, no mentions. */
  readonly index: JarIndex;
  /** Packages (`sun/nio/ch`) that a JDK holds and that are API in no Java. */
  readonly internalPackages: ReadonlySet<string>;
}

/**
 * Whether a class that neither the class path nor the recorded API has may be one of the platform's own. Such a class
 * is there in one JDK and gone in the next, so nothing can be said about it. Besides the recorded packages these are
 * `sun` and the renamed copies below `com/sun`, which older JDKs than those at hand had more of, and `jdk/internal`, of which
 * the recorded API names some classes, since API classes that are sealed name them.
 */
export function isPlatformInternal({ index, internalPackages }: Platform, name: string): boolean {
  return index.classes.count > 0 && isInternalName(internalPackages, name);
}

/** The same of a platform of which the packages alone are known. */
export function isInternalName(
  internalPackages: Platform['internalPackages'],
  name: string,
): boolean {
  const folder = packageOf(name);
  return internalPackages.has(folder) || ownPackage.test(folder);
}

const ownPackage = /^(?:sun|jdk\/internal|com\/sun\/.*\/internal)(?:\/|$)/;

/**
 * Which names a class loader looks for on the class path. From Java 9 on, a package that a module of the platform holds
 * is never looked for elsewhere (every module with an exported package is resolved for a class path: JEP 261). Before,
 * a class of the platform takes its nested classes with it: they are there too, though they are no API.
 */
export function reachableNames(platform: Platform): (name: string) => boolean {
  const known = remembered.get(platform) ?? reachable(platform);
  remembered.set(platform, known);
  return known;
}

/** Every class path on a platform asks for it. */
const remembered = new WeakMap<Platform, (name: string) => boolean>();

function reachable({ java, index }: Platform): (name: string) => boolean {
  const { classes, strings } = index;
  const names = new Set(Array.from(classes.name, (id) => textOf(strings, id)));
  const packages = new Set(Array.from(names, packageOf));
  return (name) => {
    const folder = packageOf(name);
    if (!packages.has(folder)) return true;
    const nested = name.indexOf('$', folder.length + 2);
    return java < 9 && (nested < 0 || !names.has(name.slice(0, nested)));
  };
}

/** `a/b/C` → `a/b`; the empty text for a class without package. */
export function packageOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('/')));
}
