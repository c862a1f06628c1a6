import { patchGoal } from '../goals/patch/patch.js';
import type { PatchOptions } from '../goals/patch/result.js';
import { undoGoal } from '../goals/patch/undo.js';
import { patchScreen, patchWarning, undoScreen } from '../report/patch-screen.js';
import { withSeverities } from '../report/verdict.js';
import type { Call, Outcome } from './goal.js';
import type { PatchCommandOptions } from './goal-patch.js';
import { mavenOptions } from './module-options.js';

/** `uberplan patch` once its arguments are understood. */
export async function runWholePatch(call: Call, digest: PatchOptions['digest']): Promise<Outcome> {
  const own = call.command.opts<PatchCommandOptions>();
  const [jar] = call.inputs;
  const maven = mavenOptions(call, {});
  const { out, inPlace, dryRun, force } = own;
  if (own.undo) {
    const undone = await undoGoal(call.world, { jar, maven, out, inPlace, dryRun, force });
    const result = { ...undone, problems: withSeverities(undone.problems, call.severities) };
    const { problems, ...rest } = result;
    return { problems, result: rest, screen: (view) => undoScreen(result, view), reports: {} };
  }
  const patched = await patchGoal(call.world, {
    jar,
    digest,
    from: own.from,
    classes: own.class,
    for: own.for,
    consumers: own.consumer,
    out,
    inPlace,
    dryRun,
    force,
    dropSignatures: own.dropSignatures,
    java: own.java,
    maven,
    tool: `${call.tool.name} ${call.tool.version}`,
  });
  const result = { ...patched, problems: withSeverities(patched.problems, call.severities) };
  const { problems, ...rest } = result;
  return {
    problems,
    failed: result.verdict === 'refused',
    result: rest,
    screen: (view) => patchScreen(result, view),
    aside: (view) => patchWarning(result, view),
    reports: {},
  };
}
