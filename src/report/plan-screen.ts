import type { PlanResult } from '../goals/plan/plan.js';
import type { View } from './paint.js';
import { consumerLines, countLines, decisionLines, decisionsMade, headline } from './plan-parts.js';
import { problemRows } from './problems.js';

/** What `plan` shows: the verdict, the decisions with their reasons, how the contents differ, problems, the next step. */
export function planScreen(result: PlanResult, view: View): string {
  const { plan } = result;
  const verdict = `${headline(plan, view)}  ${status(result, view)}`;
  if (view.quiet) return `${verdict}\n`;
  const lines = [
    verdict,
    '',
    ...decisions(result, view),
    ...countLines(plan, view),
    ...consumerLines(plan),
    ...problemRows(plan.problems, view, 14),
    ...hint(result, view),
  ];
  return `${lines.join('\n')}\n`;
}

function status({ plan, origin }: PlanResult, { paint }: View): string {
  if (plan.status === 'incomplete') return paint.bad('incomplete: nothing can be built from it');
  if (origin === 'up-to-date') return paint.good('up to date');
  return origin === 'read' ? 'as recorded' : paint.good('complete');
}

function decisions({ plan }: PlanResult, view: View): readonly string[] {
  if (plan.decisions.length === 0) return [];
  return [`  ${decisionsMade(plan)}.`, ...decisionLines(plan, view, 17), ''];
}

/** One hint last, and only where there is a next step. */
function hint({ plan }: PlanResult, { paint }: View): readonly string[] {
  if (plan.status === 'incomplete' && plan.inputs.plain) {
    return ['', paint.faint('  without --plain, rules look for decisions that make it work')];
  }
  if (plan.status === 'complete' && plan.delta) {
    return ['', paint.faint('  next: uberplan generate with the same arguments writes the module')];
  }
  return [];
}
