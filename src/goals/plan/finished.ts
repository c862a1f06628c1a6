import type { Plan } from '../../uber/plan/plan.js';
import { writtenPlan } from '../../uber/plan/written-plan.js';

/** What is text of a finished plan, as it is remembered: the table of entries is kept beside it. */
export interface FinishedPlan {
  /** The text of `NAME.plan.json`. */
  readonly plan: string;
  readonly tree: string;
  readonly definition: {
    readonly text: string;
    readonly location: string;
    readonly folder: string | undefined;
    readonly reactorRoot: string | undefined;
  };
}

/** Whether remembered data has this shape. */
export function isFinishedPlan(value: unknown): value is FinishedPlan {
  if (typeof value !== 'object' || value === null) return false;
  if (!('plan' in value) || !('tree' in value)) return false;
  if (!('definition' in value) || typeof value.definition !== 'object') return false;
  if (value.definition === null) return false;
  return typeof value.plan === 'string' && typeof value.tree === 'string';
}

/** The plan inside: the store says by a checksum that it is the text that was written. Throws where it is no plan, a bug. */
export function planOf({ plan: text }: FinishedPlan): Plan {
  const plan = writtenPlan(text);
  if (plan === undefined) throw new Error('what was remembered as a plan is none');
  return plan;
}
