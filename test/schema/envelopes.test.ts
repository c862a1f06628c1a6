import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { FormatError } from '../../src/contract/problem/errors.js';
import type { WhyResult } from '../../src/goals/why/result.js';
import type { Cause } from '../../src/uber/cause/cause.js';
import type { Problem } from '../../src/contract/problem/problem.js';
import { bugEnvelope, envelope, errorEnvelope, writeEnvelope } from '../../src/report/envelope.js';
import { aBrokenCheck, aCheck, aSearch } from '../support/checks.js';
import { aDiff, aLargeDiff, aSmallDiff } from '../support/diffs.js';
import { aPlan } from '../support/plans.js';

const tool = { name: 'uberplan', version: '1.2.3' };
const problem: Problem = { code: 'jar.truncated', file: 'a.jar', detail: 'no end of directory' };
const plan = aPlan({ problems: [problem] });
/** A member that is absent from a class path, and what recorded plans add. */
const aWhy: Omit<WhyResult, 'problems'> = {
  subject: 'org.acme.A#go(I)V',
  member: { owner: 'org.acme.A', name: 'go', descriptor: '(I)V' },
  verdict: 'some',
  since: { module: 'org.acme:a', has: '1', lacks: '0.9' },
  plans: [
    {
      module: 'org.acme:uber:1',
      holder: 'org.acme:a:1',
      path: ['org.acme:uber:1', 'org.acme:a:1'],
      without: undefined,
      keptOutBy: undefined,
      consumers: [{ name: 'org.acme:user:1', links: true, alsoMissing: 0 }],
    },
  ],
  stopgap: undefined,
  alike: ['org.acme.Ab'],
  searches: [aSearch],
  given: {
    verdict: 'absent',
    on: ['a.jar'],
    against: [],
    java: 8,
    platform: undefined,
    order: 'consumer-first',
    answers: [
      {
        consumer: 'user.jar',
        verdict: 'absent',
        holder: { entry: 'a.jar', artifact: 'org.acme:a:1', originally: undefined },
        hidden: [{ entry: 'b.jar', artifact: undefined, originally: 'com.lib.A' }],
        lookups: [
          {
            symbol: 'org.acme.A.go(I)V',
            answer: 'absent',
            before: undefined,
            error: 'NoSuchMethodError',
            because: undefined,
            declaredBy: undefined,
            instead: ['go(J)V'],
            users: ['org.user.Main'],
            supplier: 'org.acme:a:2',
            cause: {
              kind: 'changed',
              artifact: 'org.acme:a',
              from: '1',
              to: '2',
              cure: { kind: 'manage-version', module: 'org.acme:a', version: '2' },
            },
          },
        ],
      },
    ],
  },
};
const results: Readonly<Record<string, unknown>> = {
  plan: { origin: 'planned', plan },
  generate: { verdict: 'written', folder: 'x', files: [{ name: 'p', state: 'new', size: 1 }], plan },
  diff: aLargeDiff(),
  check: aBrokenCheck,
  why: aWhy,
};

/** The published schema of a goal; the plan inside has a schema of its own. */
function schemaOf(goal: string): z.ZodType {
  const text = readFileSync(`schema/${goal}-result.json`, 'utf8');
  return z.fromJSONSchema(JSON.parse(text.replaceAll(/"\$ref": "plan\.json"/g, '"type": "object"')));
}

describe.each(['plan', 'generate', 'diff', 'check', 'why'])('the envelope of %s', (goal) => {
  const accepts = (document: unknown): boolean => schemaOf(goal).safeParse(document).success;
  const whole = envelope(tool, goal, 'failed', [problem], results[goal]);

  it('is what its published schema says: a result, an error, a bug', () => {
    const error = new FormatError('jar.truncated', 'it ends', { file: 'a.jar', offset: 1 });
    const documents = [whole, errorEnvelope(tool, goal, error), bugEnvelope(tool, goal, 'broken')];
    const read = documents.map((document): unknown => JSON.parse(writeEnvelope(document)));
    expect(read.map(accepts)).toEqual([true, true, true]);
  });

  it.each([
    ['another goal', { goal: 'shade' }],
    ['another version', { schema: `uberplan/${goal}-result/2` }],
    ['a verdict that does not exist', { verdict: 'maybe' }],
    ['a problem without code', { problems: [{ severity: 'error', message: 'x' }] }],
    ['a result of another form', { result: { plan: 1 } }],
  ])('the schema refuses %s', (_title, change) => {
    expect(accepts({ ...JSON.parse(writeEnvelope(whole)), ...change })).toBe(false);
  });

  it('keys that nobody knows yet are let through', () => {
    expect(accepts({ ...JSON.parse(writeEnvelope(whole)), later: 1 })).toBe(true);
  });
});

describe('the envelope of diff, beside what all have', () => {
  const text = readFileSync('schema/diff-result.json', 'utf8');
  const accepts = (result: unknown): boolean => {
    const document = writeEnvelope(envelope(tool, 'diff', 'passed', [], result));
    return z.fromJSONSchema(JSON.parse(text)).safeParse(JSON.parse(document)).success;
  };

  it('tells members with --api, and what is known of two equal sides', () => {
    expect([aDiff({ verdict: 'identical' }), aSmallDiff].map(accepts)).toEqual([true, true]);
  });

  it('tells what could not be compared, and where in the jar a class lies', () => {
    const classes = [{ ...aSmallDiff.classes[0], oldInJar: 'x.A', newInJar: 'y.A' }];
    expect(accepts({ ...aSmallDiff, verdict: 'no-difference-seen', classes })).toBe(true);
    expect(accepts({ ...aSmallDiff, classes: [{ ...classes[0], newInJar: 1 }] })).toBe(false);
  });

  it.each([
    ['a class without status', { classes: [{ name: 'a.B' }] }],
    ['counts without those that nobody knows', { counts: { added: 1 } }],
    ['a change of no type', { api: { ...aSmallDiff.api, classes: [{ changes: [{}] }] } }],
    ['a kind of input that does not exist', { old: { ...aDiff().old, inputs: [{ kind: 'x' }] } }],
  ])('the schema refuses %s', (_title, change) => {
    expect(accepts({ ...aSmallDiff, ...change })).toBe(false);
  });
});

describe('the envelope of check, beside what all have', () => {
  const text = readFileSync('schema/check-result.json', 'utf8');
  const accepts = (result: unknown): boolean => {
    const document = writeEnvelope(envelope(tool, 'check', 'passed', [], result));
    return z.fromJSONSchema(JSON.parse(text)).safeParse(JSON.parse(document)).success;
  };
  const [group] = aBrokenCheck.groups;
  const causes: Readonly<Record<Cause['kind'], Cause>> = {
    'artifact-gone': { kind: 'artifact-gone', artifact: 'a', lastSeen: '1', path: [], cure: undefined },
    'never-asked': { kind: 'never-asked', artifact: 'a', path: ['r', 'a'], cure: undefined },
    mediated: { kind: 'mediated', artifact: 'a', asked: '2', chosen: '1', path: ['r'], cure: undefined },
    managed: { kind: 'managed', artifact: 'a', asked: '2', chosen: '1', path: ['r'], cure: undefined },
    excluded: { kind: 'excluded', artifact: 'a', by: 'b', path: ['r'], cure: undefined },
    'kept-out': { kind: 'kept-out', artifact: 'a', rule: 'a:*', cure: undefined },
    filtered: { kind: 'filtered', artifact: 'a', rule: 'x/**', cure: undefined },
    relocated: { kind: 'relocated', wanted: 'a', found: 'b', cure: undefined },
    versioned: { kind: 'versioned', artifact: 'a', java: 9, cure: { kind: 'switch-versions-on' } },
    shadowed: { kind: 'shadowed', winner: 'a', loser: 'b', cure: { kind: 'put-first', entry: 'b' } },
    'java-level': { kind: 'java-level', java: 8, needs: 11, cure: { kind: 'newer-java', java: 11 } },
    changed: { kind: 'changed', artifact: 'a', from: undefined, to: undefined, cure: undefined },
  };

  it.each(Object.values(causes))('tells the cause $kind', (cause) => {
    expect(accepts(aCheck({ groups: group ? [{ ...group, cause }] : [] }))).toBe(true);
  });

  it.each([
    ['a cause of no kind', { groups: [{ ...group, cause: { kind: 'weather' } }] }],
    ['a cure without what it needs', { groups: [{ ...group, cause: { ...causes.shadowed, cure: { kind: 'put-first' } } }] }],
    ['a group without users', { groups: [{ ...group, users: undefined }] }],
    ['an order that does not exist', { order: 'random' }],
    ['counts without those that nobody knows', { counts: { sites: 1 } }],
  ])('the schema refuses %s', (_title, change) => {
    expect(accepts({ ...aBrokenCheck, ...change })).toBe(false);
  });
});
