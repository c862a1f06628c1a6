/** A reference that does not resolve: binary names, as `a.b.C` or `a.b.C.m(descriptor)`. */
export interface ReferenceFact {
  readonly from: string;
  readonly symbol: string;
}

/** Findings of the area `upgrade`. */
export type UpgradeProblem =
  /** Every repository answered: none has this version. */
  | {
      readonly code: 'upgrade.absent-version';
      readonly artifact: string;
      readonly path: readonly string[];
      /** The version that management put in place of the one asked for, where it did. */
      readonly asked: string;
      readonly managed: boolean;
      readonly firstReleased: string | undefined;
    }
  /** A class file is newer than the bytecode library inside the pinned plugin reads: the build stops. */
  | {
      readonly code: 'upgrade.class-file-too-new';
      readonly artifact: string;
      readonly entry: string;
      readonly major: number;
      readonly plugin: string;
      readonly library: string;
      readonly limit: number;
    }
  /** What the plugin's bytecode library reads could not be found out. */
  | {
      readonly code: 'upgrade.plugin-limit-unknown';
      readonly plugin: string;
      readonly detail: string;
    }
  /** An artifact brings back classes that the old definition keeps out on purpose. */
  | {
      readonly code: 'upgrade.kept-out-returns';
      readonly artifact: string;
      readonly keptOut: string;
      readonly pattern: string;
      readonly shared: number;
      readonly of: number;
    }
  /** A service names a provider that is not there at run time. */
  | {
      readonly code: 'upgrade.service-without-provider';
      readonly service: string;
      readonly provider: string;
      readonly artifact: string;
      readonly onlyVersioned: readonly number[];
      /** The old jar has the same fault. */
      readonly before: boolean;
    }
  /** References that would resolve at the version their requester was built with, and no version resolves them all. */
  | {
      readonly code: 'upgrade.self-linkage';
      readonly artifact: string;
      readonly asked: string;
      readonly requester: string;
      readonly references: readonly ReferenceFact[];
      readonly count: number;
    }
  /** Names that the new contents link to, in the old contents and gone with an artifact that left the tree. */
  | {
      readonly code: 'upgrade.artifact-left';
      readonly artifact: string;
      readonly names: readonly string[];
      readonly count: number;
      readonly from: readonly string[];
    }
  /** A consumer links to names that the old contents have and the new ones do not. */
  | {
      readonly code: 'upgrade.consumer-breaks';
      readonly consumer: string;
      readonly artifact: string;
      readonly names: readonly string[];
      readonly count: number;
    }
  /** A consumer links to members that the old contents have and the new ones do not, though their classes are there. */
  | {
      readonly code: 'upgrade.member-lost';
      readonly consumer: string;
      readonly artifact: string;
      readonly names: readonly string[];
      readonly count: number;
    }
  /** A repository could not be asked for what a rule needs: nothing was decided. */
  | {
      readonly code: 'upgrade.could-not-ask';
      readonly rule: string;
      readonly subject: string;
      readonly failed: readonly string[];
    }
  /** A rule wants to decide a second time about one subject: the upgrade stops with both. */
  | {
      readonly code: 'upgrade.rule-repeats';
      readonly subject: string;
      readonly first: string;
      readonly second: string;
    }
  /** The artifacts that make the jar larger or smaller, largest change first; compressed bytes. */
  | {
      readonly code: 'upgrade.size-changed';
      readonly before: number;
      readonly after: number;
      readonly largest: readonly { readonly module: string; readonly bytes: number }[];
    };
