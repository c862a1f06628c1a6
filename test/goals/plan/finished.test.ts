import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FinishedPlan } from '../../../src/goals/plan/finished.js';
import { isFinishedPlan, planOf } from '../../../src/goals/plan/finished.js';
import { readPlan } from '../../../src/uber/plan/read-plan.js';
import { writePlan } from '../../../src/uber/plan/write-plan.js';

const definition = { text: '', location: '', folder: undefined, reactorRoot: undefined };

function finished(plan: string): FinishedPlan {
  return { plan, tree: '', definition };
}

const recorded = readdirSync('plans').filter((name) => name.endsWith('.plan.json'));

describe('a plan that is remembered', () => {
  it('is tried with recorded ones', () => {
    expect(recorded).not.toEqual([]);
  });

  it.each(recorded)('is what reading it with all checks gives: %s', (name) => {
    const text = readFileSync(`plans/${name}`, 'utf8');
    const plan = planOf(finished(text));
    expect(plan).toEqual(readPlan(text, name));
    expect(writePlan(plan)).toBe(text);
  });

  it.each(['{}', 'null', '[]', '{"schema":"uberplan/plan/2"}'])('is no %s', (text) => {
    expect(() => planOf(finished(text))).toThrow('none');
  });

  it.each([
    undefined,
    null,
    'plan',
    {},
    { plan: '', tree: '' },
    { ...finished(''), plan: {} },
    { ...finished(''), definition: null },
  ])('has text in its parts, else it is planned again: %j', (value) => {
    expect(isFinishedPlan(value)).toBe(false);
  });

  it('may hold nothing that is known of the definition', () => {
    expect(isFinishedPlan(finished('{}'))).toBe(true);
  });
});
