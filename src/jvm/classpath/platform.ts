import type { JarIndex } from './jar-index.js';

/** What a Java gives to every class path. */
export interface Platform {
  readonly java: number;
  /** Its public and protected API: no references, no mentions. */
  readonly index: JarIndex;
  /** Packages (`sun/nio/ch`) that a JDK holds besides its API. */
  readonly internalPackages: ReadonlySet<string>;
}

/**
 * Whether a class that neither the class path nor the recorded API has may be one of the platform's own. Such a class
 * is there in one JDK and gone in the next, so nothing can be said about it. Besides the recorded packages these are
 * `sun` and the renamed copies below `com/sun`, which older JDKs than those at hand had more of.
 */
export function isPlatformInternal({ index, internalPackages }: Platform, name: string): boolean {
  if (index.classes.count === 0) return false;
  const folder = packageOf(name);
  return internalPackages.has(folder) || /^(?:sun|com\/sun\/.*\/internal)(?:\/|$)/.test(folder);
}

/** `a/b/C` → `a/b`; the empty text for a class without package. */
export function packageOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('/')));
}
