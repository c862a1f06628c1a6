import { quickClassLines } from '../goals/diff-quick.js';
import type { Call, Outcome } from './goal.js';
import type { DiffCallOptions } from './goal-diff.js';
import { classLines } from './class-lines.js';

/** `uberplan diff` once its arguments are understood. What the raw set difference does not need is loaded when it is. */
export async function runDiff(call: Call): Promise<Outcome> {
  return runQuickly(call) ?? (await import('./goal-diff-whole.js')).runWholeDiff(call);
}

/** The set difference of two jars, where nothing else is asked; `undefined` where it is, or a jar is unusual. */
function runQuickly({
  world,
  command,
  common,
  inputs: [old = '', now = ''],
}: Call): Outcome | undefined {
  const own = command.opts<DiffCallOptions>();
  const { classes, moves, include, exclude, asOriginal, api, resources, failIf, exitCode } = own;
  if (!classes || moves === true || asOriginal || api || resources === true) return undefined;
  if (include.length + exclude.length + common.report.length > 0 || common.json) return undefined;
  if (failIf === 'binary' || failIf === 'source') return undefined;
  const lines = quickClassLines(world, old, now);
  if (lines === undefined) return undefined;
  const counted = failIf === 'removed' ? lines.filter(({ status }) => status === 'removed') : lines;
  return {
    problems: [],
    failed: (exitCode && lines.length > 0) || (failIf !== undefined && counted.length > 0),
    result: undefined,
    screen: () => classLines(lines),
    reports: {},
  };
}
