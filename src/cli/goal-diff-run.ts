import { diffGoal } from '../goals/diff.js';
import type { DiffOptions } from '../goals/diff-options.js';
import type { DiffResult } from '../goals/diff-result.js';
import type { Call, Outcome } from './goal.js';
import type { DiffCallOptions } from './goal-diff.js';
import { mavenOptions } from './module-options.js';

/** `uberplan diff` once its arguments are understood. */
export async function runDiff(call: Call): Promise<Outcome> {
  const own = call.command.opts<DiffCallOptions>();
  const { problems, ...result } = await diffGoal(call.world, diffOptions(call, own));
  return {
    problems,
    failed: hasFailed({ problems, ...result }, own),
    result,
    screen: () => (own.classes ? classLines(result.classes) : `${result.verdict}\n`),
    reports: {},
  };
}

function diffOptions(
  { inputs, common, cacheFolder, tool }: Call,
  own: DiffCallOptions,
): DiffOptions {
  const [old = '', now = ''] = inputs;
  const { asOriginal, access, include, exclude, java, jdk } = own;
  return {
    old,
    now,
    maven: mavenOptions({ common, cacheFolder }, {}),
    jdk,
    java,
    toolVersion: tool.version,
    moves: own.moves ?? !own.classes,
    asOriginal,
    api: own.api || own.failIf === 'binary' || own.failIf === 'source',
    resources: own.resources ?? wantsJson(common),
    access,
    include,
    exclude,
  };
}

function wantsJson({ json, report }: Call['common']): boolean {
  return json || report.some((file) => file.toLowerCase().endsWith('.json'));
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
  }
}

/** For pipes: a mark and a name a line; a class that moved stands where its new name does. */
function classLines(classes: DiffResult['classes']): string {
  return classes
    .map(({ status, name, oldName }) => {
      if (status === 'moved') return `> ${oldName ?? name} -> ${name}\n`;
      return status === 'unknown' ? '' : `${mark[status]} ${name}\n`;
    })
    .join('');
}

const mark = { added: '+', removed: '-', changed: '~' } as const;
