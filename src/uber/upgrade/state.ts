import type { Machine } from '../../contract/ports/machine.js';
import type { Problem } from '../../contract/problem/problem.js';
import type { InternalName } from '../../formats/classfile/names.js';
import type { SiteFinding } from '../../jvm/linkage/site-finding.js';
import type { Coordinates, ModuleId } from '../../maven/coordinates/coordinates.js';
import type { Model } from '../../maven/pom/model.js';
import type { Absent, Unasked, VersionsAnswer } from '../../maven/repository/answers.js';
import type { Resolution, ResolvedNode } from '../../maven/resolve/machine.js';
import type { Decision } from '../plan/decision.js';
import type { MemberReference } from '../plan/member-text.js';
import type { Contents } from '../shade/contents.js';

/** One definition, planned: what the rules look at. */
export interface Planned {
  readonly model: Model & { readonly groupId: string; readonly version: string };
  /** Raw models of the POM chain, the module's own first. */
  readonly chain: readonly Model[];
  readonly resolution: Resolution;
  /** One per execution of the shade plugin. */
  readonly contents: readonly Contents[];
  /** `artifactSet` excludes of each of these contents, as written. */
  readonly keptOutPatterns: readonly (readonly string[])[];
  /** Ids of the repositories that the module itself asks: its POM chain's, the settings', Maven's own. */
  readonly repositories: readonly string[];
  /** Artifacts whose file could not be had. */
  readonly missing: readonly MissingArtifact[];
  /** Of each artifact, the highest class file that the plugin passes through its bytecode library. */
  readonly levels: readonly ClassLevel[];
  /** Compressed bytes that each artifact gives to the jars, by formatted coordinates. */
  readonly sizes: ReadonlyMap<string, number>;
  /** What planning found, contents and resolution included. */
  readonly problems: readonly Problem[];
}

/** An artifact that was resolved and whose file could not be had. */
export interface MissingArtifact {
  readonly node: ResolvedNode;
  /** root → … → artifact as `g:a:v`, both ends included. */
  readonly path: readonly string[];
  readonly answer: Absent | Unasked;
}

/** Of an artifact, the class file of the highest version that the plugin passes through its bytecode library. */
export interface ClassLevel {
  readonly artifact: string;
  /** Path inside the artifact. */
  readonly entry: string;
  readonly major: number;
}

/**
 * A site of the contents that the JVM would refuse and the code cannot do without, as `check` judges it; names after package
 * relocation.
 */
export interface BrokenReference extends Pick<
  SiteFinding,
  'source' | 'origin' | 'role' | 'reference' | 'use'
> {
  /** The artifact that has the owner of the reference; `undefined` where the class itself is absent. */
  readonly ownerOrigin: string | undefined;
}

/** What an upgrade is asked, and what has come of it so far. */
export interface UpgradeState {
  /** `undefined`: nothing to compare with, only what stops the build is looked for. */
  readonly old: Planned | undefined;
  readonly now: Planned;
  readonly decisions: readonly Decision[];
  /** The Java that runs the product. */
  readonly java: number;
  /** The Maven that runs the build: what a plugin asks for is held against it. */
  readonly maven: string;
  readonly consumers: readonly ConsumerFacts[];
  /** `--correct`: faults that the old jar has as well, and what classes of the new one still link to, are mended too. */
  readonly correct: boolean;
}

/** A jar that links against the uber jar. */
export interface ConsumerFacts {
  readonly coordinates: string;
  /** Names (after package relocation, as it writes them) that it links to; internal. */
  readonly names: readonly string[];
  /** Members of other classes than its own that it links to. */
  readonly members: readonly MemberReference[];
  /** Only what was asked for with `--consumer` may bring an artifact back. */
  readonly asked: boolean;
}

/** What a rule can lack. */
export type UpgradeNeed =
  /** The definition with these decisions, planned. */
  | { readonly kind: 'plan'; readonly decisions: readonly Decision[] }
  /** All versions of an artifact; `plugin`: from plugin repositories. */
  | { readonly kind: 'versions'; readonly module: ModuleId; readonly plugin: boolean }
  /** What a version of the shade plugin reads; `library`: the version that `<plugin><dependencies>` puts in. */
  | { readonly kind: 'plugin'; readonly version: string; readonly library: string | undefined }
  /** Internal names of an artifact's classes, versioned ones under their own name. */
  | { readonly kind: 'class-names'; readonly coordinates: Coordinates }
  /** Whether classes are there at run time: contents, what is kept out or provided, platform. */
  | {
      readonly kind: 'present';
      readonly planned: Planned;
      readonly names: readonly InternalName[];
    }
  /**
   * Sites of the contents that do not resolve. `versioned`: those that only break when versioned classes are switched
   * on, at any Java that may run the product.
   */
  | { readonly kind: 'linkage'; readonly planned: Planned; readonly versioned: boolean }
  /** Which of them would resolve were this artifact in the place of the selected version of its module. */
  | {
      readonly kind: 'resolves-with';
      readonly planned: Planned;
      readonly coordinates: Coordinates;
      readonly broken: readonly BrokenReference[];
    }
  /** Which references nobody can follow though their classes are there, as `check` answers. */
  | {
      readonly kind: 'refused-members';
      readonly planned: Planned;
      readonly references: readonly MemberReference[];
    }
  /** Whether all that an artifact links to is in it, in the contents, or in the platform. */
  | {
      readonly kind: 'self-contained';
      readonly planned: Planned;
      readonly coordinates: Coordinates;
    };

/** The answer to a need. *Not there* and *could not ask* are two. */
export type UpgradeAnswer =
  | { readonly kind: 'planned'; readonly planned: Planned }
  | VersionsAnswer
  | {
      readonly kind: 'plugin';
      /** Highest class-file major version that its bytecode library knows. */
      readonly limit: number;
      /** `g:a:v` of that library. */
      readonly library: string;
      /** The least Maven that it asks for, where it says. */
      readonly maven: string | undefined;
    }
  | { readonly kind: 'class-names'; readonly names: ReadonlySet<string> }
  | { readonly kind: 'flags'; readonly flags: readonly boolean[] }
  | { readonly kind: 'linkage'; readonly broken: readonly BrokenReference[] }
  /** It is there and cannot be used. */
  | { readonly kind: 'unknown'; readonly detail: string }
  | Absent
  | Unasked;

/** Something that stops or spoils the upgrade: the decision that mends it, or else the problem that tells it. */
export interface Finding {
  readonly problem: Problem;
  readonly decision: Decision | undefined;
}

/** One rule: a name, and what it finds in a state. Rules hold no I/O: they ask. */
export interface UpgradeRule {
  readonly name: string;
  /** Looked for in every plan, and not only where something is upgraded: it stops the build. */
  readonly always: boolean;
  readonly find: (state: UpgradeState) => Machine<UpgradeNeed, UpgradeAnswer, readonly Finding[]>;
}
