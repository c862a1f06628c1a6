import { why } from '../goals/why/why.js';
import { whyScreen } from '../report/why-screen.js';
import type { Call, Outcome } from './goal.js';

/** `uberplan why` once its arguments are understood. */
export async function runWhy({ world, inputs: [subject = ''] }: Call): Promise<Outcome> {
  const { problems, ...result } = why(world, subject);
  return {
    problems,
    result,
    screen: (view) => whyScreen({ ...result, problems }, view),
    reports: {},
  };
}
