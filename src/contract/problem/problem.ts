import type { PomProblem } from './kinds/pom.js';
import type { RepositoryProblem } from './kinds/repository.js';
import type { ResolveProblem } from './kinds/resolve.js';
import type { JarProblem } from './kinds/jar.js';
import type { ClassProblem } from './kinds/class.js';
import type { ClasspathProblem } from './kinds/classpath.js';
import type { ShadeProblem } from './kinds/shade.js';
import type { UpgradeProblem } from './kinds/upgrade.js';
import type { PlanProblem } from './kinds/plan.js';
import type { GenerateProblem } from './kinds/generate.js';
import type { PatchProblem } from './kinds/patch.js';
import type { InputProblem } from './kinds/input.js';
import type { TarballProblem } from './kinds/tarball.js';
import type { BaselineProblem } from './kinds/baseline.js';

/**
 * A finding about an input: plain JSON, told apart by `code` (`area.kebab-name`), without a word of prose. The code
 * is the suppression key, page name, fixture name and rule id; its words and default severity stand in `wording`.
 */
export type Problem =
  | PomProblem
  | RepositoryProblem
  | ResolveProblem
  | JarProblem
  | ClassProblem
  | ClasspathProblem
  | ShadeProblem
  | UpgradeProblem
  | PlanProblem
  | GenerateProblem
  | PatchProblem
  | InputProblem
  | TarballProblem
  | BaselineProblem;

/** Every code that a problem can have. */
export type ProblemCode = Problem['code'];

/** `error` stops what comes after (a plan with one is incomplete); `warning` wants a look; `note` is good to know. */
export type Severity = 'error' | 'warning' | 'note';
