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
 * is there in one JDK and gone in the next, so nothing can be said about it.
 */
export function isPlatformInternal({ internalPackages }: Platform, name: string): boolean {
  return internalPackages.has(name.slice(0, Math.max(0, name.lastIndexOf('/'))));
}
