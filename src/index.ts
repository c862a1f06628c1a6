/**
 * The public API: goals, the types of what they say, and the platform that they run on. The command line is no part of it.
 * A goal takes a `World`; `openPlatform` gives this machine's, a test can invent one.
 */
export { checkGoal } from './goals/check/check.js';
export type { CheckOptions } from './goals/check/options.js';
export type { CheckResult } from './goals/check/result.js';
export { diffGoal } from './goals/diff/diff.js';
export type { DiffOptions } from './goals/diff/options.js';
export type { DiffResult } from './goals/diff/result.js';
export { generateGoal } from './goals/generate/generate.js';
export type { GenerateOptions, GenerateResult, GeneratedFile } from './goals/generate/generate.js';
export { patchGoal } from './goals/patch/patch.js';
export { undoGoal } from './goals/patch/undo.js';
export type { PatchOptions, PatchResult, PatchTarget, UndoResult } from './goals/patch/result.js';
export { planGoal } from './goals/plan/plan.js';
export type { Definition, PlanOptions, PlanResult } from './goals/plan/plan.js';
export { whyGoal } from './goals/why/why.js';
export type { WhyOptions } from './goals/why/why.js';
export type { WhyResult } from './goals/why/result.js';
export { parseInput, parseInputs, parseModuleInput } from './goals/input/grammar.js';
export type { Input, ModuleInput } from './goals/input/grammar.js';
export type { MavenOptions } from './goals/input/maven-access.js';
export type { Machine, World } from './goals/input/world.js';

export { openPlatform } from './platform/platform.js';
export type { Platform, PlatformOptions } from './platform/platform.js';

export { FormatError, IoError, ResolutionError, UsageError } from './contract/problem/errors.js';
export type { Place, StopError } from './contract/problem/errors.js';
export type { Problem, ProblemCode, Severity } from './contract/problem/problem.js';
export { tell } from './wording/tell.js';
export type { ToldProblem } from './wording/tell.js';

export { formatCoordinates, parseCoordinates } from './maven/coordinates/coordinates.js';
export type { Coordinates, ModuleId, ModuleVersion } from './maven/coordinates/coordinates.js';
export { readEntries } from './uber/plan/entry-table.js';
export type { Decision, Evidence } from './uber/plan/decision.js';
export type { Plan } from './uber/plan/plan.js';
export { readPlan } from './uber/plan/read-plan.js';
export { writePlan } from './uber/plan/write-plan.js';
export type { ContentEntry } from './uber/shade/contents.js';
