import { UsageError } from '../contract/problem/errors.js';
import { applyBaselines } from '../goals/check/absorb.js';
import { dayOf, openBaseline, openBaselineToWrite } from '../goals/check/baseline.js';
import { checkGoal } from '../goals/check/check.js';
import { finishedCheck } from '../goals/check/finished-check.js';
import type { CheckResult } from '../goals/check/result.js';
import type { WrittenBaseline } from '../goals/check/write-baseline.js';
import { countsOf, writeBaseline } from '../goals/check/write-baseline.js';
import { checkAnnotations } from '../report/check-annotations.js';
import { checkReports } from '../report/check-reports.js';
import { checkScreen } from '../report/check-screen.js';
import { withSeverities } from '../report/verdict.js';
import { classPathOptions } from './class-path-options.js';
import type { Call, Outcome } from './goal.js';
import type { CheckCallOptions } from './goal-check.js';

/** `uberplan check` once its arguments are understood. */
export async function runCheck(call: Call): Promise<Outcome> {
  const own = call.command.opts<CheckCallOptions>();
  if (own.on.length === 0)
    throw new UsageError(
      'usage.arguments',
      'check needs a class path to judge: --on is missing',
      {},
      'name a jar, a plan or a module: uberplan check CONSUMER --on INPUT',
    );
  const options = classPathOptions(call, own, call.inputs);
  const question = {
    asked: { ...options, maven: { ...options.maven, update: false } },
    toolVersion: call.tool.version,
    update: options.maven.update,
  };
  const found = await finishedCheck(call.world, question, (world) => checkGoal(world, options));
  const written = writtenBaseline(call, own, found);
  const settled = judged(call, own, found);
  const result = { ...settled, problems: withSeverities(settled.problems, call.severities) };
  const { problems, ...rest } = result;
  return {
    problems,
    failed: result.verdict === 'breaks',
    result: rest,
    screen: (view) =>
      checkScreen(result, view, { all: own.all, baselined: own.showBaselined, written }),
    annotations: () => checkAnnotations(result),
    reports: checkReports(result, call.tool, call.world.templates),
  };
}

/** Writes what is found where that is asked for. Throws as `openBaselineToWrite`, and what writing throws. */
function writtenBaseline(
  { world: { files, clock } }: Call,
  { writeBaseline: file }: CheckCallOptions,
  { consumers, groups }: CheckResult,
): WrittenBaseline | undefined {
  if (file === undefined) return undefined;
  const before = openBaselineToWrite(files, file);
  const names = consumers.map(({ name }) => name);
  const text = writeBaseline(groups, before, { consumers: names, today: dayOf(clock.now()) });
  files.write(file, text);
  return { file, ...countsOf(text) };
}

/** With what baselines know put aside. */
function judged(
  { world: { files, clock } }: Call,
  { baseline }: CheckCallOptions,
  found: CheckResult,
): CheckResult {
  const baselines = baseline.map((file) => openBaseline(files, file));
  return applyBaselines(found, baselines, dayOf(clock.now()));
}
