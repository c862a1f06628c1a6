import type { ClassPath } from '../classpath/class-path.js';
import type { LinkageFinding } from './findings.js';

export interface UnresolvedOptions {
  /** Parts whose classes are asked, by origin; left out: all. */
  readonly sources?: (origin: string) => boolean;
  /** Also tell what could not be decided; left out: only what is absent. */
  readonly unknown?: boolean;
}

/**
 * Every reference of the sources' classes that does not resolve, in class-path order. A class that is shadowed by an
 * earlier one of its name is no source.
 */
export declare function findUnresolved(
  classPath: ClassPath,
  options?: UnresolvedOptions,
): readonly LinkageFinding[];
