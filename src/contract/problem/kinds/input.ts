/** Findings of the area `input`: what an argument names is not all that is needed. */
export type InputProblem =
  /** An input holds no class where classes are compared or linked. */
  | {
      readonly code: 'input.no-classes';
      /** As the user named it. */
      readonly input: string;
      /** Classifiers of the files that the module's POM attaches beside the main one, where that can be told. */
      readonly classifiers: readonly string[];
    }
  /** Patterns of `--include` or `--exclude` match no class of either side. */
  | {
      readonly code: 'input.pattern-unmatched';
      readonly patterns: readonly {
        readonly option: 'include' | 'exclude';
        readonly pattern: string;
      }[];
    }
  /** A folder has more files, or deeper ones, than are looked at. */
  | {
      readonly code: 'input.folder-too-large';
      readonly folder: string;
      /** Files that were taken. */
      readonly files: number;
    }
  /** A file below a folder has a name that no class path entry can have, or leads back to a folder above it. */
  | {
      readonly code: 'input.file-left-out';
      readonly folder: string;
      /** Below the folder. */
      readonly path: string;
      readonly reason: 'link-circle' | 'no-file' | 'unsafe-path';
    };
