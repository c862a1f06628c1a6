/** A finished plan as it is remembered: texts, so that what is read back is checked as any plan is. */
export interface FinishedPlan {
  /** The text of `NAME.plan.json`. */
  readonly plan: string;
  /** `NAME.entries.tsv.gz`, base64. */
  readonly table: string;
  readonly tree: string;
  readonly definition: {
    readonly text: string;
    readonly location: string;
    readonly folder: string | undefined;
    readonly reactorRoot: string | undefined;
  };
}

/** Whether remembered data has this shape; the plan inside is checked when it is read. */
export function isFinishedPlan(value: unknown): value is FinishedPlan {
  if (typeof value !== 'object' || value === null) return false;
  if (!('plan' in value) || !('table' in value) || !('tree' in value)) return false;
  if (!('definition' in value) || typeof value.definition !== 'object') return false;
  return [value.plan, value.table, value.tree].every((part) => typeof part === 'string');
}
