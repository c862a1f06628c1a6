import type { Problem } from '../../contract/problem/problem.js';
import type { Cause } from '../../uber/cause/cause.js';
import type { CheckOrder, VersionSearch } from '../check/result.js';
import type { FirstVersion } from './first-version.js';

/** What `uberplan why` answers: plain data. */
export interface WhyResult {
  /** What was asked, as it was asked; of an artifact its module, since plans answer for each version. */
  readonly subject: string;
  /** Of a member: its class, and that is all that recorded plans tell of it. */
  readonly member: WhyMember | undefined;
  /** Of the recorded plans: which hold it. */
  readonly verdict: 'everywhere' | 'some' | 'nowhere';
  /** Where a recorded plan lacks the class: from which release on an artifact has it, as far as that was recorded. */
  readonly since: FirstVersion | undefined;
  /** Each recorded plan, by its module. */
  readonly plans: readonly WhyPlan[];
  /** Formatted coordinates whose classes alone make a stopgap, where a plan records one for this class. */
  readonly stopgap: string | undefined;
  /** Names that may have been meant, where nobody knows the one that was asked for. */
  readonly alike: readonly string[];
  /** What the inputs tell; `undefined` where none was named. */
  readonly given: WhyGiven | undefined;
  /** From which version on an artifact has it; empty without `--search`, and where nobody lacks it. */
  readonly searches: readonly VersionSearch[];
  readonly problems: readonly Problem[];
}

/** A member that was asked for. */
export interface WhyMember {
  /** Binary name of its class. */
  readonly owner: string;
  readonly name: string;
  readonly descriptor: string | undefined;
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

/** What a class path that was named tells of the subject. */
export interface WhyGiven {
  readonly verdict: WhyAnswer['verdict'] | 'mixed';
  /** What is judged, as it was named. */
  readonly on: readonly string[];
  readonly against: readonly string[];
  readonly java: number;
  readonly platform: string | undefined;
  readonly order: CheckOrder;
  /** One for each consumer, whose class path may answer otherwise than that of another; without one, of what is judged. */
  readonly answers: readonly WhyAnswer[];
}

/** How the class path of one consumer answers. */
export interface WhyAnswer {
  /** Its name, or that of what is judged. */
  readonly consumer: string;
  readonly verdict: WhyLookup['answer'] | 'mixed';
  /** Where the class or artifact is found; `undefined`: nowhere. */
  readonly holder: WhyHolder | undefined;
  /** Other copies of the class, which that one hides. */
  readonly hidden: readonly WhyHolder[];
  /** The class or artifact itself, or each member that is meant. */
  readonly lookups: readonly WhyLookup[];
}

/** A class path entry that has it. */
export interface WhyHolder {
  /** The file, the folder, or `the platform`. */
  readonly entry: string;
  /** Formatted coordinates of the artifact that gave it, where that is known. */
  readonly artifact: string | undefined;
  /** Binary name before package relocation, where that was another one. */
  readonly originally: string | undefined;
}

/** What comes of looking one name up. */
export interface WhyLookup {
  /** `org.acme.A`, `org.acme.A.go(I)V`, `org.acme:a`. */
  readonly symbol: string;
  /** `planned`: it is in the list of what will be built, where nothing can be looked up yet. */
  readonly answer: 'resolves' | 'absent' | 'unknown' | 'planned';
  /** The same with `against`; `undefined` where nothing was named there. */
  readonly before: WhyLookup['answer'] | undefined;
  /** What the JVM throws, without its package. */
  readonly error: string | undefined;
  /** Where the answer is unknown: the class that could not be looked at. */
  readonly because: string | undefined;
  /** Binary name of the class that declares the member, where that is another one. */
  readonly declaredBy: string | undefined;
  /** Members of that name that the class has, where this one is absent: as `symbol`, without the class. */
  readonly instead: readonly string[];
  /** Binary names of the consumer's classes that name it, sorted. */
  readonly users: readonly string[];
  /** Formatted coordinates of what would supply it. */
  readonly supplier: string | undefined;
  readonly cause: Cause | undefined;
}
