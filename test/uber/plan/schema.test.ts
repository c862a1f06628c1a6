import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readEntries } from '../../../src/uber/plan/entry-table.js';
import { readPlan } from '../../../src/uber/plan/read-plan.js';
import { planJsonSchema } from '../../../src/uber/plan/schema.js';
import { writePlan } from '../../../src/uber/plan/write-plan.js';

it('the published schema is the one that reads plans (npm run write:plan-schema)', () => {
  expect(JSON.parse(readFileSync('schema/plan.json', 'utf8'))).toEqual(
    JSON.parse(JSON.stringify(planJsonSchema())),
  );
});

describe('the recorded plans', () => {
  const names = readdirSync('plans').filter((name) => name.endsWith('.plan.json'));

  it('are there', () => {
    expect(names.length).toBeGreaterThan(1);
  });

  it.each(names)('%s is whole, as it was written, and has its table', (name) => {
    const text = readFileSync(`plans/${name}`, 'utf8');
    const plan = readPlan(text, name);
    expect(plan.status).toBe('complete');
    expect(writePlan(plan)).toBe(text);
    const { file, sha256 } = plan.entries;
    const entries = readEntries(readFileSync(`plans/${file}`), file, sha256);
    expect(entries).toHaveLength(plan.counts.entries);
  });

  it.each(names)('%s names no place of a machine or network but licences', (name) => {
    const plan = readPlan(readFileSync(`plans/${name}`, 'utf8'), name);
    const text = JSON.stringify({ ...plan, delta: { ...plan.delta, licences: {} }, model: {} });
    expect(text).not.toMatch(/https?:\/\/|"\/(?:root|home|tmp|work|Users)\/|\$HOME/);
  });
});
