import type { World } from '../input/world.js';
import { decisiveMachine, fingerprint, recall, remember, watchWorld } from '../plan/fingerprint.js';
import type { CheckResult } from './result.js';

/** What decides a check, besides files, variables and repositories. */
export interface CheckQuestion {
  /** All options that change the result, as plain data. What is done with a result (words, baselines, formats) is none. */
  readonly asked: unknown;
  /** Version of the tool: another one may judge otherwise. */
  readonly toolVersion: string;
  /** Ask again whatever is known. */
  readonly update: boolean;
}

/**
 * The result of a check, from the store where nothing that it was made from has changed: `check` is called with a world
 * that notes which files it looks at, and only where one of them, a variable or the question is another. What a repository
 * answered counts for a day; a result that one left open is not kept.
 */
export async function finishedCheck(
  world: World,
  { asked, toolVersion, update }: CheckQuestion,
  check: (world: World) => Promise<CheckResult>,
): Promise<CheckResult> {
  const key = fingerprint(['check', format, asked, toolVersion, decisiveMachine(world.machine)]);
  const known = update ? undefined : recall(world, key)?.value;
  if (isCheckResult(known)) return known;
  const watched = watchWorld(world);
  const result = await check(watched.world);
  if (!watched.wentUnanswered()) remember(world, key, watched.note(result));
  return result;
}

/** Raise it when `CheckResult` changes. */
const format = 4;

/** The store says by a checksum that it is what this version of the tool wrote; this tells results from other goals'. */
function isCheckResult(value: unknown): value is CheckResult {
  if (typeof value !== 'object' || value === null) return false;
  return 'verdict' in value && 'groups' in value && 'consumers' in value && 'counts' in value;
}
