import { diffGoal } from '../goals/diff/diff.js';
import type { DiffOptions } from '../goals/diff/options.js';
import type { DiffResult } from '../goals/diff/result.js';
import { diffHtml } from '../report/diff-html.js';
import { diffMarkdown } from '../report/diff-markdown.js';
import { diffScreen } from '../report/diff-screen.js';
import type { View } from '../report/paint.js';
import { problemLines } from '../report/problems.js';
import { withSeverities } from '../report/verdict.js';
import { classLines } from './class-lines.js';
import type { Call, Outcome } from './goal.js';
import type { DiffCallOptions } from './goal-diff.js';
import { unansweredGate } from './diff-gate.js';
import { mavenOptions } from './module-options.js';

/** `uberplan diff` with all that it can be asked. */
export async function runWholeDiff(call: Call): Promise<Outcome> {
  const own = call.command.opts<DiffCallOptions>();
  const found = await diffGoal(call.world, diffOptions(call, own));
  const { problems: seen, ...result } = found;
  const unanswered = unansweredGate(found, own);
  const problems = withSeverities([...seen, ...unanswered], call.severities);
  return {
    problems,
    failed: unanswered.length > 0 || hasFailed(found, own),
    result,
    ...(own.classes
      ? {
          screen: () => classLines(result.classes),
          aside: (view: View) => asideOf({ ...found, problems }, view),
        }
      : { screen: (view: View) => diffScreen({ ...found, problems }, view) }),
    reports: {
      '.md': () => diffMarkdown({ ...found, problems }),
      '.html': () => diffHtml({ ...found, problems }, call.world.templates),
    },
  };
}

/** What a list of classes cannot say: problems, and what could not be compared. */
function asideOf({ problems, counts, now, old }: DiffResult, view: View): string {
  const lines = problems.length === 0 ? [] : problemLines(problems, view, 10);
  const unknown =
    counts.unknown === 0
      ? []
      : [`${counts.unknown} classes of ${old.name} may differ in ${now.name}: a side cannot tell`];
  return [...lines, ...unknown].map((line) => `${line}\n`).join('');
}

function diffOptions(call: Call, own: DiffCallOptions): DiffOptions {
  const [old = '', now = ''] = call.inputs;
  const { asOriginal, access, include, exclude, java, jdk } = own;
  return {
    old,
    now,
    maven: mavenOptions(call, {}),
    jdk,
    java,
    toolVersion: call.tool.version,
    moves: own.moves ?? !own.classes,
    asOriginal,
    api: own.api || own.failIf === 'binary' || own.failIf === 'source',
    resources: own.resources ?? wantsAll(call.common),
    access,
    include,
    exclude,
  };
}

/** A JSON document and a page are full reports; what a person reads on a screen or in a comment is not. */
function wantsAll({ json, report }: Call['common']): boolean {
  return json || report.some((file) => /\.(?:json|html)$/i.test(file));
}

function hasFailed(
  { verdict, counts, api }: DiffResult,
  { exitCode, failIf }: DiffCallOptions,
): boolean {
  if (exitCode && verdict === 'differ') return true;
  switch (failIf) {
    case undefined:
      return false;
    case 'any':
      return verdict === 'differ';
    case 'removed':
      return counts.removed > 0;
    case 'binary':
      return (api?.binaryIncompatible ?? 0) > 0;
    case 'source':
      return (api?.sourceIncompatible ?? 0) > 0;
    default:
      return failIf satisfies never;
  }
}
