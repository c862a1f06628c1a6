import type { ClassPath } from '../classpath/class-path.js';
import { findUnresolved } from './find-unresolved.js';
import type { SiteFinding } from './site-finding.js';

/** What is asked about, and what is told. */
export interface CheckLinkageOptions {
  /** Parts whose classes are asked, by origin; left out: all. */
  readonly sources?: (origin: string) => boolean;
  /** Also tell what cannot be said; left out: only what is absent. */
  readonly unknown?: boolean;
}

/**
 * Every site of the sources' classes that the JVM would refuse, in class-path order. A class that is shadowed by an
 * earlier one of its name is no source, nor is a class of the platform.
 */
export function checkLinkage(
  classPath: ClassPath,
  options: CheckLinkageOptions = {},
): readonly SiteFinding[] {
  return findUnresolved(classPath, options).map((finding) => ({
    ...finding,
    role: 'reference',
    use: 0,
    strength: 'needed',
  }));
}
