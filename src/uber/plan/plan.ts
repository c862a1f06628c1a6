import type { Problem } from '../../contract/problem/problem.js';
import type { ModuleVersion } from '../../maven/coordinates/coordinates.js';
import type { ConfigurationNode, Model } from '../../maven/pom/model.js';
import type { Contents } from '../shade/contents.js';
import type { Decision } from './decision.js';
import type { Inherited } from './inherited.js';

/**
 * The plan: what the uber jar must contain and why. It is the `NAME.plan.json` that a review reads; the entry table
 * lies beside it. Versioned by `schema`, never by the tool's version.
 */
export interface Plan {
  readonly schema: 'uberplan/plan/1';
  readonly module: ModuleVersion & { readonly packaging: string };
  /** `incomplete` where a problem is an error: it can be looked at, nothing is generated or built from it. */
  readonly status: 'complete' | 'incomplete';
  readonly inputs: PlanInputs;
  /** The POM chain it was read from: the module, then its parents. */
  readonly chain: readonly PomRecord[];
  readonly imports: readonly PomRecord[];
  /** The module's raw model, decisions not applied: enough to write it again. */
  readonly model: Model;
  readonly shade: {
    readonly version: string;
    readonly executions: readonly ShadeExecutionRecord[];
  };
  readonly artifacts: Contents['artifacts'];
  readonly counts: PlanCounts;
  readonly decisions: readonly Decision[];
  /** What the decisions repeat from parents (`inheritedFor`); absent where they repeat nothing. */
  readonly inherited?: Inherited | undefined;
  readonly consumers: readonly PlannedConsumer[];
  readonly problems: readonly Problem[];
  /** Against the plan of the old version, where this is an upgrade. */
  readonly delta: PlanDelta | undefined;
  /** The way out that a recorded plan knows, where the right one cannot be taken tonight. */
  readonly stopgap:
    | { readonly classes: readonly string[]; readonly source: string; readonly sha256: string }
    | undefined;
  readonly entries: { readonly file: string; readonly sha256: string };
}

/** What was asked for, so that the plan can be made again. */
export interface PlanInputs {
  /** What was asked for: coordinates, never a path of a machine. */
  readonly definition: string;
  readonly set: Readonly<Record<string, string>>;
  readonly define: Readonly<Record<string, string>>;
  readonly name: string | undefined;
  readonly plain: boolean;
  readonly correct: boolean;
  /** `-P`; absent where none was given. */
  readonly profiles?: readonly string[] | undefined;
  /** Version of the Maven whose super POM every model inherits; absent where the package's own was taken, or it does not say. */
  readonly maven?: string | undefined;
  readonly jdk: string;
  readonly java: number;
}

/** An execution of the shade plugin as it runs: effective, not as written. */
export interface ShadeExecutionRecord {
  readonly id: string;
  readonly jarName: string;
  readonly configuration: ConfigurationNode | undefined;
  /** The jar's manifest will switch versioned classes on, whoever in the POM chain says so; absent: it will not. */
  readonly multiRelease?: boolean | undefined;
}

/** What goes into the jar, in numbers. */
export interface PlanCounts {
  readonly artifacts: number;
  readonly entries: number;
  readonly classes: number;
  /** Compressed bytes of what goes in: an estimate of the jar's size. */
  readonly bytes: number;
}

/** A jar that links against the uber jar: its coordinates and the names that it links to (never a file name). */
export interface PlannedConsumer {
  readonly coordinates: string;
  readonly links: boolean;
  readonly missing: readonly string[];
  /** Binary names of the contents' classes that it links to. */
  readonly names: readonly string[];
  /** Members that it links to and does not get, though their classes are there; as `memberText` writes them. */
  readonly missingMembers?: readonly string[] | undefined;
  /** Members of the contents' classes that it links to, as `memberText` writes them; absent: nobody recorded them. */
  readonly members?: readonly string[] | undefined;
}

/** What changes against the old definition. */
export interface PlanDelta {
  readonly from: ModuleVersion;
  readonly artifacts: {
    readonly added: readonly string[];
    readonly removed: readonly string[];
    readonly changed: readonly {
      readonly module: string;
      readonly from: string;
      readonly to: string;
    }[];
  };
  readonly classes: { readonly added: number; readonly removed: number };
  /** Of each artifact that is new or gone, by `g:a:v`: the licences that its POM chain states (name, else address). */
  readonly licences: Readonly<Record<string, readonly string[]>>;
}

/** A POM that the plan was made from, by its coordinates: never by a path of a machine. */
export interface PomRecord extends ModuleVersion {
  /** Lower-case hex, of the file's bytes. */
  readonly sha256: string;
}
