import { quickClassLines } from '../goals/diff/quick.js';
import type { Call, Outcome } from './goal.js';
import type { DiffCallOptions } from './goal-diff.js';
import { classLines } from './class-lines.js';

/** `uberplan diff` once its arguments are understood. What the raw set difference does not need is loaded when it is. */
export async function runDiff(call: Call): Promise<Outcome> {
  return runQuickly(call) ?? (await import('./goal-diff-whole.js')).runWholeDiff(call);
}

/** The set difference of two jars, where nothing else is asked; `undefined` where it is, or a jar is unusual. */
function runQuickly(call: Call): Outcome | undefined {
  const own = call.command.opts<DiffCallOptions>();
  if (!own.classes || asksForMore(own) || !isForScreen(call)) return undefined;
  const [old = '', now = ''] = call.inputs;
  const lines = quickClassLines(call.world, old, now);
  if (lines === undefined) return undefined;
  const { failIf, exitCode } = own;
  const counted = failIf === 'removed' ? lines.filter(({ status }) => status === 'removed') : lines;
  return {
    problems: [],
    failed: (exitCode && lines.length > 0) || (failIf !== undefined && counted.length > 0),
    result: undefined,
    screen: () => classLines(lines),
    reports: {},
  };
}

/** Whether an option wants what names and content of classes do not tell. */
function asksForMore(own: DiffCallOptions): boolean {
  const { moves, include, exclude, asOriginal, api, resources, failIf } = own;
  if (moves === true || asOriginal || api || resources === true) return true;
  return include.length + exclude.length > 0 || failIf === 'binary' || failIf === 'source';
}

function isForScreen({ common }: Call): boolean {
  return common.report.length === 0 && !common.json;
}
