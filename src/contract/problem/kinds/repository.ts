/** Findings of the area `repository`. */
export type RepositoryProblem =
  /** A repository states no checksum for a file that was downloaded from it. */
  | {
      readonly code: 'repository.checksum-missing';
      readonly repository: string;
      /** Below the repository, maven2 layout. */
      readonly path: string;
    }
  /** A repository could not be asked: what it may have is unknown. */
  | {
      readonly code: 'repository.unreachable';
      readonly repository: string;
      readonly url: string;
      readonly detail: string;
    }
  /** The versions of a module were to be searched, and no repository told which there are. */
  | {
      readonly code: 'repository.versions-unknown';
      /** `g:a`. */
      readonly module: string;
      /** What could not be asked; empty: every repository answered that it has none. */
      readonly detail: string;
    }
  /** The POM of a dependency is there and cannot be used; `error` is the code of what is wrong with it. */
  | {
      readonly code: 'repository.unusable-pom';
      /** `g:a:v`. */
      readonly module: string;
      readonly error: string;
      readonly detail: string;
    }
  /** A password in settings is encrypted, and uberplan holds no key: it is not sent. */
  | { readonly code: 'repository.encrypted-password'; readonly server: string }
  /** Maven's own super POM was not found: no default repository is known, the defaults of the package are used. */
  | { readonly code: 'repository.no-maven' };
