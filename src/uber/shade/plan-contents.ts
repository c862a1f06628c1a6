import type { Contents } from './contents.js';
import type { ShadeInput } from './input.js';

/** The entry tables of the jars that the shade plugin would write: one per execution, in the order they run. */
export function planContents(input: ShadeInput): readonly Contents[] {
  return input.executions.map((execution) => ({
    jarName: '',
    executionId: execution.id,
    entries: [],
    overlaps: [],
    services: [],
    manifest: {},
    artifacts: [],
    problems: [],
  }));
}
