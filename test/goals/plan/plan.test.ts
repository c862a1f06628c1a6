import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Fetch } from '../../../src/contract/ports/fetch.js';
import type { World } from '../../../src/goals/input/world.js';
import { planGoal } from '../../../src/goals/plan/plan.js';
import { planningOptions, planningWorld } from '../../support/planning-world.js';
import { pomText } from '../../support/shading-module.js';
import { tinyClass } from '../../support/tiny-class.js';
import { zip } from '../../support/zip.js';

const pom = pomText({ dependencies: ['org.acme:lib:1'] });
const jar = [{ path: 'a/A.class', content: tinyClass({ name: 'a/A' }) }];
const silent: Fetch = () =>
  Promise.resolve({ kind: 'unreachable', reason: 'timeout', detail: 'no answer within 10 s' });

/** Where the plans of two runs come from, the second one in an environment with these variables too. */
async function origins(
  world: World,
  further: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const first = await planGoal(world, planningOptions());
  const environment = { ...world.machine.environment, ...further };
  const machine = { ...world.machine, environment };
  const second = await planGoal({ ...world, machine }, planningOptions());
  expect(second.plan).toEqual(first.plan);
  expect(second.table()).toEqual(first.table());
  return [first.origin, second.origin];
}

describe('a second run', () => {
  const world = planningWorld({ pom, artifacts: { 'org.acme:lib:1': jar } });

  it('finds the plan up to date, whatever the shell has changed of its own', async () => {
    const shell = { OLDPWD: '/somewhere', SHLVL: '3', _: '/usr/bin/env' };
    expect(await origins(world, shell)).toEqual(['planned', 'up-to-date']);
  });

  it('plans again where a variable that Maven or a POM looks at is another', async () => {
    const named = pomText({
      properties: '<lib>${env.LIB}</lib>',
      dependencies: ['org.acme:lib:1'],
    });
    const other = planningWorld({ pom: named, artifacts: { 'org.acme:lib:1': jar } });
    expect(await origins(other, { LIB: '2' })).toEqual(['planned', 'planned']);
  });

  it('asks again what no repository answered, while the plan lacks it', async () => {
    const alone = planningWorld({ pom, artifacts: {}, fetch: silent });
    expect(await origins(alone)).toEqual(['planned', 'planned']);
  });

  it('asks no more where only what the plan can do without went unanswered', async () => {
    const enough = planningWorld({ pom, artifacts: { 'org.acme:lib:1': jar }, fetch: silent });
    expect(await origins(enough)).toEqual(['planned', 'up-to-date']);
  });
});

it('a property that nothing uses is told, and its plan is as complete as without it', async () => {
  const world = planningWorld({ pom, artifacts: { 'org.acme:lib:1': jar } });
  const { plan } = await planGoal(world, planningOptions({ set: { 'lib.verison': '2' } }));
  expect(plan.problems).toContainEqual({
    code: 'plan.property-unused',
    property: 'lib.verison',
    module: 'org.acme:acme-uber:1.0',
  });
  expect(plan.status).toBe('complete');
});

describe('what a plan says that it was made with', () => {
  const artifacts = { 'org.acme:lib:1': jar };
  const superPom = readFileSync(
    new URL('../../../templates/super-pom.xml', import.meta.url),
    'utf8',
  );
  /** As `maven-model-builder` of Maven holds them. */
  const builder = (properties: string): Uint8Array =>
    zip([
      { path: 'org/apache/maven/model/pom-4.0.0.xml', content: superPom },
      {
        path: 'META-INF/maven/org.apache.maven/maven-model-builder/pom.properties',
        content: properties,
      },
    ]);

  it('is its profiles, where there are any', async () => {
    const world = planningWorld({ pom, artifacts });
    const profiles = ['release', '!docs'];
    const { plan } = await planGoal(world, planningOptions({ profiles }));
    expect(plan.inputs.profiles).toEqual(profiles);
    const other = await planGoal(world, planningOptions());
    expect(Object.keys(other.plan.inputs)).not.toContain('profiles');
  });

  it.each<[string, string, string | undefined]>([
    ['the Maven that the super POM is of', 'version=3.9.9\n', '3.9.9'],
    ['no Maven where its jar does not say which', 'artifactId=maven-model-builder\n', undefined],
  ])('is %s', async (_, properties, version) => {
    const environment = { MAVEN_HOME: '/opt/maven' };
    const files = { '/opt/maven/lib/maven-model-builder-3.x.jar': builder(properties) };
    const world = planningWorld({ pom, artifacts, files, environment });
    const { plan } = await planGoal(world, planningOptions());
    expect(plan.inputs.maven).toBe(version);
  });

  it("is no Maven where the package's own super POM was taken", async () => {
    const { plan } = await planGoal(planningWorld({ pom, artifacts }), planningOptions());
    expect(Object.keys(plan.inputs)).not.toContain('maven');
  });
});
