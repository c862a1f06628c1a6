import type { Plan } from './plan.js';

/**
 * A plan that this very version of the tool wrote, and checked when it did. Not checked against the schema as a plan that
 * somebody names is (`readPlan`): to load and run the checks takes longer than all else that a short run does. `undefined`
 * where the text is no plan at all.
 */
export function writtenPlan(text: string): Plan | undefined {
  const value = parsed(text);
  return isWritten(value) ? value : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isWritten(value: unknown): value is Plan {
  return (
    typeof value === 'object' &&
    value !== null &&
    'schema' in value &&
    value.schema === 'uberplan/plan/1'
  );
}
