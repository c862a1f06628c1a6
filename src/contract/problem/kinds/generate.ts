/** Findings of the area `generate`. Modules are `g:a:v`, paths as the user would name them. */
export type GenerateProblem =
  /** The new module has the old one's coordinates: nothing told the two apart. */
  | { readonly code: 'generate.same-coordinates'; readonly module: string }
  /** The new module stands below a folder whose POM declares the old one and not the new one. */
  | {
      readonly code: 'generate.not-declared';
      readonly module: string;
      /** The aggregator's POM. */
      readonly pom: string;
    }
  /** A checkout was so large that not all of it was searched for the old name. */
  | { readonly code: 'generate.search-bounded'; readonly root: string; readonly files: number };
