import type { Plan } from '../../uber/plan/plan.js';

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

/**
 * The plan inside. Not checked against the schema as a plan that somebody names is (`readPlan`): this version of the tool
 * did that when it wrote the text, and the store says by a checksum that it is the same text. To load and run the checks
 * would take longer than all else that a run does which finds nothing changed. Throws where the text is no plan at all,
 * which is a bug.
 */
export function planOf({ plan: text }: FinishedPlan): Plan {
  const value: unknown = JSON.parse(text);
  if (isWritten(value)) return value;
  throw new Error('what was remembered as a plan is none');
}

function isWritten(value: unknown): value is Plan {
  return (
    typeof value === 'object' &&
    value !== null &&
    'schema' in value &&
    value.schema === 'uberplan/plan/1'
  );
}
