import type { Problem } from '../../contract/problem/problem.js';
import type { Cause } from '../../uber/cause/cause.js';
import type { SideSummary } from '../side/side-summary.js';

/** What `uberplan check` found: plain data, every list sorted. */
export interface CheckResult {
  /** `unknown`: nothing breaks that could be looked at, and not all could be. */
  readonly verdict: 'links' | 'breaks' | 'unknown';
  /** What is judged, in class-path order. */
  readonly on: readonly SideSummary[];
  /** What works today; empty without `--against`: then every unresolved reference is told. */
  readonly against: readonly SideSummary[];
  readonly java: number;
  /** Named where it is not the recorded table: `--platform`. */
  readonly platform: string | undefined;
  readonly order: CheckOrder;
  /** Names that a child-first loader leaves to its parent, as they were given. */
  readonly delegated: readonly string[];
  readonly consumers: readonly CheckedConsumer[];
  /** Most call sites first, then by name; what is only named comes last. Those that a baseline absorbs are not here. */
  readonly groups: readonly CheckGroup[];
  readonly mended: readonly CheckGroup[];
  /** Absorbed by the baseline; told with `--show-baselined`. */
  readonly baselined: readonly CheckGroup[];
  /** What other versions of consumers and suppliers do; empty without `--search`. */
  readonly searches: readonly VersionSearch[];
  /** Names of third parties that no input holds. */
  readonly unknown: readonly UnknownNames[];
  readonly counts: CheckCounts;
  readonly problems: readonly Problem[];
}

/** Who comes first on the class path; `child-first` where the consumer has a loader of its own. */
export type CheckOrder = 'uber-first' | 'consumer-first' | 'child-first' | 'parent-first';

/** One that links against what is judged; the uber jar itself is one of them. */
export interface CheckedConsumer {
  /** Formatted coordinates, or the file. */
  readonly name: string;
  readonly classes: number;
  readonly counts: CheckCounts;
}

/** Call sites: one constant-pool reference in one class. */
export interface CheckCounts {
  /** Looked up in all. */
  readonly sites: number;
  /** Resolve with `--against` and not with `--on`; without `--against`: do not resolve. */
  readonly broken: number;
  /** The reverse. */
  readonly mended: number;
  /** Resolve with neither. */
  readonly unchanged: number;
  /** Of the broken ones, those that the code itself guards against. */
  readonly optional: number;
  readonly unknown: number;
}

/** References that fail for one reason. */
export interface CheckGroup {
  /** Stable: of symbol and error, without paths and versions. What a baseline names. */
  readonly id: string;
  /** What does not resolve: `org.acme.A`, `org.acme.A.go(int)`, … as `reference-words` writes it. */
  readonly symbol: string;
  /** The class that is absent or whose member is; binary name. */
  readonly owner: string;
  readonly member: { readonly name: string; readonly descriptor: string } | undefined;
  /** What the JVM throws, as `java.lang.NoSuchMethodError` without its package. */
  readonly error: string;
  /** `optional`: each call site is guarded; `named`: only strings, annotations or service files name it. */
  readonly strength: 'needed' | 'optional' | 'named';
  /** Formatted coordinates of what would supply the name, where an input or a plan tells. */
  readonly supplier: string | undefined;
  readonly cause: Cause | undefined;
  /** It does not break in every order of entries that have no defined one; left out: it does. */
  readonly order?: OrderDependence;
  readonly users: readonly CheckUser[];
}

/** Entries that have no defined order, which decides whether something breaks. */
export interface OrderDependence {
  /** As they were named: `lib/*`. */
  readonly in: string;
  /** It breaks where this one comes first; left out where no single entry decides. */
  readonly first?: string;
}

/** Who uses what does not resolve. */
export interface CheckUser {
  /** `name` of the consumer. */
  readonly consumer: string;
  /** Binary names of the classes with a call site, and paths of service files, sorted. */
  readonly classes: readonly string[];
}

/** Names that no input ever held: neither yes nor no. */
export interface UnknownNames {
  /** `g:a` where a consumer's own tree has a module that holds them and does not stand on the class path, else a package. */
  readonly by: string;
  readonly names: readonly string[];
  readonly sites: number;
}

/** Other versions that were tried of what breaks, or of what would supply a name. */
export interface VersionSearch {
  /** `consumer`: whether it links; `supplier`: whether it has the names. */
  readonly of: 'consumer' | 'supplier';
  /** `g:a`. */
  readonly module: string;
  /** The version that does not do. */
  readonly present: string;
  /** The nearest version that was found to do: a later one, or else an earlier one. */
  readonly found: string | undefined;
  readonly isLater: boolean;
  /** Its neighbour was tried and does not do, or there is none between; else a nearer one may do as well. */
  readonly isNearest: boolean;
  /** How many releases come into question. */
  readonly candidates: number;
  /** In the order in which they were tried. */
  readonly tried: readonly TriedVersion[];
}

/** What came of trying a version. */
export interface TriedVersion {
  readonly version: string;
  /** `links`: also of a supplier, which has every name then; `unusable`: it could not be had or read. */
  readonly outcome: 'links' | 'breaks' | 'unusable';
  /** Symbols that do not resolve, sorted. */
  readonly broken: readonly string[];
  /** Why it is unusable. */
  readonly detail: string | undefined;
}
