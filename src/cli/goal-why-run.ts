import { UsageError } from '../contract/problem/errors.js';
import { whyGoal } from '../goals/why/why.js';
import { whyScreen } from '../report/why-screen.js';
import { classPathOptions } from './class-path-options.js';
import type { Call, Outcome } from './goal.js';
import type { WhyCallOptions } from './goal-why.js';

/** `uberplan why` once its arguments are understood. */
export async function runWhy(call: Call): Promise<Outcome> {
  const { world, inputs } = call;
  const [subject = ''] = inputs;
  const own = call.command.opts<WhyCallOptions>();
  requireClassPath(own);
  const options = { ...classPathOptions(call, own, own.consumer), subject };
  const found = await whyGoal(world, options);
  const { problems, ...result } = found;
  return {
    problems,
    result,
    screen: (view) => whyScreen(found, view),
    reports: {},
  };
}

/** What else was named says nothing without a class path. */
function requireClassPath(own: WhyCallOptions): void {
  const others = [...own.against, ...own.consumer, ...own.with];
  if (own.on.length > 0 || others.length === 0) return;
  throw new UsageError(
    'usage.arguments',
    'inputs are named, and none of them with --on',
    {},
    'name the class path to look at with --on, or nothing, to ask the recorded plans',
  );
}
