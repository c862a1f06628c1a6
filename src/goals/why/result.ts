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
  /** The rule that keeps the artifact out which holds it elsewhere, or which was asked for. */
  readonly keptOutBy: string | undefined;
  /** Recorded consumers that link to it. */
  readonly consumers: readonly WhyConsumer[];
}

/** A recorded consumer that links to the subject. */
export interface WhyConsumer {
  /** Formatted coordinates. */
  readonly name: string;
  /** It gets the subject from this plan's jar. */
  readonly links: boolean;
  /** How many other names it does not get: who cures this one alone does not cure it. */
  readonly alsoMissing: number;
}
