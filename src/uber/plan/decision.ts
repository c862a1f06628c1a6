import type { Coordinates, ModuleId } from '../../maven/coordinates/coordinates.js';

/**
 * What was added, excluded or overridden against the plain version bump: one edit of the module definition with its
 * evidence. `apply` (data) and `generate` (text) carry out the same edits.
 */
export type Decision = { readonly evidence: Evidence } &
  /** An `<exclusion>` of `module` in each direct dependency `under` that brings it. */
  (
    | { readonly kind: 'exclude'; readonly module: ModuleId; readonly under: readonly ModuleId[] }
    /** `dependencyManagement` of the module holds `module` (type and classifier as asked) at `to`. */
    | {
        readonly kind: 'manage';
        readonly module: ModuleId & { readonly type: string; readonly classifier: string };
        readonly from: string;
        readonly to: string;
      }
    /** A plugin's version: in the property that holds it already, else in the plugin element. */
    | {
        readonly kind: 'plugin';
        readonly plugin: ModuleId;
        readonly from: string;
        readonly to: string;
        readonly property: string | undefined;
      }
    /** A shade `<filter>` that drops paths of one artifact. */
    | { readonly kind: 'filter'; readonly artifact: ModuleId; readonly excludes: readonly string[] }
    /** A manifest attribute, through the plugin's ManifestResourceTransformer. */
    | { readonly kind: 'manifest'; readonly attribute: string; readonly value: string }
    /** A dependency taken from the old plan. */
    | { readonly kind: 'add'; readonly coordinates: Coordinates; readonly scope: string }
  );

/** Why: plain data, told apart by the rule that decided; its words stand in `wording`. */
export type Evidence =
  /** Rule 1: no repository has the version. `keptOutBy` is the pattern that keeps that module out anyway. */
  | {
      readonly rule: 'absent-version';
      readonly module: string;
      readonly version: string;
      readonly managedFrom: string | undefined;
      readonly keptOutBy: string | undefined;
      readonly firstReleased: string | undefined;
      readonly requester: string;
    }
  /** Rule 2: class files newer than the plugin's bytecode library reads. */
  | {
      readonly rule: 'class-file-level';
      readonly artifact: string;
      readonly entry: string;
      readonly major: number;
      readonly limit: number;
      readonly library: string;
    }
  /** Rule 3: kept out on purpose, brought back under other coordinates. */
  | {
      readonly rule: 'kept-out-returns';
      readonly artifact: string;
      readonly keptOut: string;
      readonly pattern: string;
      readonly shared: number;
      readonly of: number;
    }
  /** Rule 4: a service whose provider is not there at run time. */
  | {
      readonly rule: 'service-without-provider';
      readonly service: string;
      readonly provider: string;
      readonly artifact: string;
      readonly onlyVersioned: readonly number[];
    }
  /** Rule 5: a reference that resolves at the version its requester was built with. */
  | {
      readonly rule: 'self-linkage';
      readonly artifact: string;
      readonly references: readonly EvidenceReference[];
      readonly asked: string;
      readonly requester: string;
    }
  /** `--consumer`: a name that a consumer links to and only the old contents have. */
  | {
      readonly rule: 'contract';
      readonly consumer: string;
      readonly artifact: string;
      readonly references: readonly EvidenceReference[];
    };

/** `a.b.C` or `a.b.C.m(descriptor)`, from a class of an artifact. */
export interface EvidenceReference {
  readonly from: string;
  readonly symbol: string;
}
