import type { World } from '../input/world.js';
import { decisiveMachine, fingerprint, recall, remember, watchWorld } from '../plan/fingerprint.js';
import type { Silence } from '../plan/silence.js';
import { areStillSilent, readSilence, watchSilence } from '../plan/silence.js';
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
 * answered counts for a day; who gave no answer is asked again, and where one does now, the check is made again.
 */
export async function finishedCheck(
  world: World,
  { asked, toolVersion, update }: CheckQuestion,
  check: (world: World) => Promise<CheckResult>,
): Promise<CheckResult> {
  const key = fingerprint(['check', format, asked, toolVersion, decisiveMachine(world.machine)]);
  const known = update ? undefined : keptOf(recall(world, key)?.value);
  if (known !== undefined && (await areStillSilent(world.fetch, known.silence)))
    return known.result;
  const asking = watchSilence(world.fetch);
  const watched = watchWorld({ ...world, fetch: asking.watched });
  const result = await check(watched.world);
  const silent = asking.silence();
  if (silent !== undefined) remember(world, key, watched.note({ result, silence: silent }));
  return result;
}

/** A result, and who was asked in vain for it. */
interface Kept {
  readonly result: CheckResult;
  readonly silence: readonly Silence[];
}

/** Raise it when `CheckResult` changes. */
const format = 5;

/** The store says by a checksum that it is what this version of the tool wrote; this tells results from other goals'. */
function keptOf(value: unknown): Kept | undefined {
  if (typeof value !== 'object' || value === null || !('result' in value)) return undefined;
  const { result } = value;
  const silence = 'silence' in value ? readSilence(value.silence) : undefined;
  return silence !== undefined && isCheckResult(result) ? { result, silence } : undefined;
}

function isCheckResult(value: unknown): value is CheckResult {
  if (typeof value !== 'object' || value === null) return false;
  return 'verdict' in value && 'groups' in value && 'consumers' in value && 'counts' in value;
}
