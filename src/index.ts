/**
 * The public API: goals, the domain's types, and the platform that runs them. The command line is no part of it.
 */
export { parseInput, parseInputs, parseModuleInput } from './goals/input/grammar.js';
export type { Input, ModuleInput } from './goals/input/grammar.js';
export type { Machine, World } from './goals/input/world.js';
export type { Problem, ProblemCode, Severity } from './contract/problem/problem.js';
export { FormatError, IoError, ResolutionError, UsageError } from './contract/problem/errors.js';
export type { Place, StopError } from './contract/problem/errors.js';
export { tell } from './wording/tell.js';
export type { ToldProblem } from './wording/tell.js';
export type { Coordinates, ModuleId, ModuleVersion } from './maven/coordinates/coordinates.js';
export { formatCoordinates, parseCoordinates } from './maven/coordinates/coordinates.js';
export type { Plan } from './uber/plan/plan.js';
