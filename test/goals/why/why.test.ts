import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { recordedPlans } from '../../../src/goals/plan/recorded-plan.js';
import { recordedFirstVersions } from '../../../src/goals/why/recorded-first-versions.js';
import { why } from '../../../src/goals/why/why.js';
import { plainView } from '../../../src/report/paint.js';
import { whyScreen } from '../../../src/report/why-screen.js';

/** The plans of this repository. */
const world = {
  recordedPlans: {
    list: () => readdirSync('plans').sort(),
    read: (name: string) => new Uint8Array(readFileSync(`plans/${name}`)),
  },
};

// unzip 6.00 -Z1: the jar of hadoop-common 3.4.1 has the class, that of 3.1.4 has not; likewise the uber jars of Maven 3.8.7.
describe('a class that the old jar does not have', () => {
  const result = why(world, 'org.apache.hadoop.util.CleanerUtil');

  it('is absent from the one plan and held in the other, by its artifact', () => {
    expect(result.verdict).toBe('some');
    expect(result.plans.map(({ holder, without }) => ({ holder, without }))).toEqual([
      { holder: undefined, without: 'org.apache.hadoop:hadoop-common:3.1.4' },
      { holder: 'org.apache.hadoop:hadoop-common:3.4.1', without: undefined },
    ]);
  });

  it('is needed by the recorded consumer, which lacks six others too', () => {
    const name = 'org.apache.hadoop:hadoop-cos:3.4.1';
    expect(result.plans.map(({ consumers }) => consumers)).toEqual([
      [{ name, links: false, alsoMissing: 6 }],
      [{ name, links: true, alsoMissing: 0 }],
    ]);
  });

  // unzip 6.00 -Z1 of the jars of 3.1.4 and 3.2.0.
  it('tells since which release of its artifact it is there', () => {
    expect(result.since).toEqual({
      module: 'org.apache.hadoop:hadoop-common',
      has: '3.2.0',
      lacks: '3.1.4',
    });
  });

  it('has a stopgap, and fits on one screen', () => {
    expect(result.stopgap).toBe('org.apache.hadoop:hadoop-common:3.4.1');
    expect(whyScreen(result, plainView).split('\n').length).toBeLessThanOrEqual(40);
  });
});

it.each([
  ['org.apache.hadoop.util.ClenerUtil', 'org.apache.hadoop.util.CleanerUtil'],
  ['CleanerUtil', 'org.apache.hadoop.util.CleanerUtil'],
  ['org.apache.hadoop.util.cleanerutil', 'org.apache.hadoop.util.CleanerUtil'],
  ['org.apache.hadoop.util.ClenerUtil#go', 'org.apache.hadoop.util.CleanerUtil'],
  ['org.apache.hadoop:hadoop-comon', 'org.apache.hadoop:hadoop-common'],
])('of %s, which no plan has, tells what may have been meant', (text, meant) => {
  const result = why(world, text);
  expect(result).toMatchObject({ verdict: 'nowhere', alike: [meant] });
  expect(whyScreen(result, plainView)).toContain(`did you mean ${meant}?`);
});

it('says of java.lang.String whose it is, and not that nobody has it', () => {
  expect(whyScreen(why(world, 'java.lang.String'), plainView)).toContain('platform alone');
});

it('answers for the module where a version is named, since each plan has its own', () => {
  expect(why(world, 'org.apache.hadoop:hadoop-common:3.4.1').subject).toBe(
    'org.apache.hadoop:hadoop-common',
  );
});

describe('with a class path that was named', () => {
  const given = {
    on: ['a.jar'],
    against: [],
    java: 8,
    platform: undefined,
    order: 'consumer-first',
    answers: [],
  } as const;
  const screen = (name: string, verdict: 'resolves' | 'absent'): string =>
    whyScreen({ ...why(world, name), given: { ...given, verdict } }, plainView);

  it('each artifact that holds it in a recorded plan is told', () => {
    expect(screen('org.apache.hadoop.fs.Path', 'resolves')).toContain(
      'in every plan, by org.apache.hadoop:hadoop-common:3.1.4, org.apache.hadoop:hadoop-common:3.4.1',
    );
  });

  it('since when it is there and a stopgap are told only where it is absent', () => {
    const name = 'org.apache.hadoop.util.CleanerUtil';
    expect(screen(name, 'absent')).toMatch(/since .*3\.2\.0(.|\n)*uberplan patch/);
    expect(screen(name, 'resolves')).not.toMatch(/since|uberplan patch/);
  });
});

it('says nothing of releases where every recorded plan holds the class', () => {
  expect(why(world, 'org.apache.hadoop.fs.FileSystem').since).toBeUndefined();
});

it('has recorded since when there is each class that a recorded consumer does not get, as its shape says', () => {
  const shape = z.record(
    z.string(),
    z.strictObject({ module: z.string(), has: z.string(), lacks: z.string().optional() }),
  );
  const recorded = shape.parse(recordedFirstVersions(world));
  const missing = recordedPlans(world).flatMap(({ consumers }) =>
    consumers.flatMap((one) => one.missing),
  );
  expect(missing.length).toBeGreaterThan(7);
  expect(Object.keys(recorded)).toEqual([...new Set(missing)].sort());
});

it('holds no artifact that a decision excludes', () => {
  const { plans } = why(world, 'ch.qos.reload4j:reload4j');
  expect(plans.every(({ holder }) => holder === undefined)).toBe(true);
});

it('says that no recorded plan holds a name, and nothing more', () => {
  const result = why(world, 'org.acme.Nope');
  expect(result.verdict).toBe('nowhere');
  expect(result.plans.flatMap(({ consumers }) => consumers)).toEqual([]);
  expect(whyScreen(result, plainView)).toContain('name a jar with --on');
});
