import type { FailedRepository } from '../failed-repository.js';

/** Findings of the area `pom`. `location` is the file or address of the POM that the finding is in. */
export type PomProblem =
  /** A text whose expressions lead back to themselves; it is kept as written. */
  | { readonly code: 'pom.property-cycle'; readonly location: string; readonly text: string }
  /** A coordinate that still holds an expression nothing has a value for. */
  | {
      readonly code: 'pom.unresolved-property';
      readonly location: string;
      /** Where in the POM: `project`, `dependencies`, `dependencyManagement` … */
      readonly section: string;
      /** `g:a`, as far as it is known. */
      readonly module: string;
      readonly text: string;
    }
  /** A dependency without a version, after management. */
  | {
      readonly code: 'pom.missing-version';
      readonly location: string;
      readonly module: string;
    }
  /** A dependency whose groupId or artifactId is empty or holds letters that Maven refuses. */
  | {
      readonly code: 'pom.bad-dependency';
      readonly location: string;
      readonly section: string;
      readonly module: string;
    }
  /** `system` scope without an absolute `systemPath`, or the path without the scope. */
  | {
      readonly code: 'pom.bad-system-path';
      readonly location: string;
      readonly module: string;
      readonly systemPath: string | undefined;
    }
  /** A packaging that Maven's core does not have and no declared extension can bring. */
  | {
      readonly code: 'pom.unknown-packaging';
      readonly location: string;
      readonly packaging: string;
    }
  /** A parent whose packaging is not `pom`. */
  | {
      readonly code: 'pom.parent-packaging';
      readonly location: string;
      readonly parent: string;
      readonly packaging: string;
    }
  /** `relativePath` leads to another POM than the parent that is named; repositories are asked instead. */
  | {
      readonly code: 'pom.relative-path-elsewhere';
      readonly location: string;
      readonly path: string;
      readonly expected: string;
      readonly found: string;
    }
  /** An imported BOM that no repository has. */
  | {
      readonly code: 'pom.import-absent';
      readonly location: string;
      readonly bom: string;
      readonly asked: readonly string[];
    }
  /** An imported BOM that could not be asked for. */
  | {
      readonly code: 'pom.import-unasked';
      readonly location: string;
      readonly bom: string;
      readonly failed: readonly FailedRepository[];
    }
  /** A BOM that imports itself, directly or through others. */
  | {
      readonly code: 'pom.import-cycle';
      readonly location: string;
      readonly path: readonly string[];
    }
  /** An imported BOM that is there and cannot be used; `error` is the code of what is wrong with it. */
  | {
      readonly code: 'pom.import-unusable';
      readonly location: string;
      readonly bom: string;
      readonly error: string;
      readonly detail: string;
    };
