import type { Problem } from '../../contract/problem/problem.js';

/** What `uberplan why` answers from recorded plans: plain data. */
export interface WhyResult {
  /** What was asked, as it was asked. */
  readonly subject: string;
  readonly verdict: 'everywhere' | 'some' | 'nowhere';
  /** Each recorded plan, by its module. */
  readonly plans: readonly WhyPlan[];
  /** Formatted coordinates whose classes alone make a stopgap, where a plan records one for this class. */
  readonly stopgap: string | undefined;
  readonly problems: readonly Problem[];
}

/** What one plan says of the subject. */
export interface WhyPlan {
  /** `g:a:v` of the plan's module. */
  readonly module: string;
  /** What holds it, formatted; `undefined`: the plan's jar does not have it. */
  readonly holder: string | undefined;
  /** Dependency path to the holder: root → … → artifact. */
  readonly path: readonly string[];
  /** Where it is absent: the version of the artifact that holds it elsewhere, as this plan has it. */
  readonly without: string | undefined;
  /** Recorded consumers that link to it, formatted. */
  readonly consumers: readonly { readonly name: string; readonly links: boolean }[];
}
