import { describe, expect, test } from 'vitest';
import { planGoal } from '../../../src/goals/plan/plan.js';
import { writePlan } from '../../../src/uber/plan/write-plan.js';
import { brokenIn, checked, classOf } from '../../support/checking-world.js';
import { moduleFolder, planningOptions, planningWorld } from '../../support/planning-world.js';
import { pomText } from '../../support/shading-module.js';
import { tinyClass } from '../../support/tiny-class.js';
import { zip } from '../../support/zip.js';

const relocation =
  '<relocations><relocation><pattern>lib.inner</pattern><shadedPattern>shaded.inner</shadedPattern></relocation></relocations>';
const pom = pomText({
  dependencies: ['org.acme:lib:1', 'org.acme:inner:1'],
  configuration: relocation,
});

const lib = [classOf('lib/A'), classOf('lib/Caller: lib/inner/Deep.run')];
const deep = classOf('lib/inner/Deep');
/** As maven-shade-plugin 3 makes it (`RelocatorRemapper`): names below `lib.inner` are moved, in declarations and in calls. */
const built = [
  classOf('lib/A'),
  classOf('lib/Caller: shaded/inner/Deep.run'),
  classOf('shaded/inner/Deep'),
];
const user = [
  classOf('org/User: lib/A.run lib/A.gone lib/Caller.run'),
  classOf('org/Old: lib/inner/Deep.run'),
  classOf('org/New: shaded/inner/Deep.run shaded/inner/Deep.gone'),
];

type Artifacts = Parameters<typeof planningWorld>[0]['artifacts'];
const allArtifacts: Artifacts = { 'org.acme:lib:1': lib, 'org.acme:inner:1': [deep] };

function worldWith(files: Readonly<Record<string, Uint8Array>> = {}, artifacts = allArtifacts) {
  const jars = {
    '/work/user.jar': zip(user),
    '/work/built.jar': zip(built),
    '/work/old.jar': zip([...built, deep]),
  };
  return planningWorld({ pom, artifacts, files: { ...jars, ...files } });
}

/** With the plan of the module, as `plan` writes it; `artifacts`: what is at hand when it is judged. */
async function worldWithPlan(artifacts: Artifacts = allArtifacts) {
  const { plan, table } = await planGoal(worldWith(), planningOptions());
  const files = {
    '/work/acme.plan.json': Buffer.from(writePlan(plan)),
    [`/work/${plan.entries.file}`]: table(),
  };
  return worldWith(files, artifacts);
}

const answersOf = ({ groups, verdict, counts }: Awaited<ReturnType<typeof checked>>) => ({
  verdict,
  counts,
  groups: groups.map(({ cause: _cause, supplier: _supplier, ...group }) => group),
});

describe('a jar that is only planned', () => {
  const on = [
    ['a plan', '/work/acme.plan.json'],
    ['a module', moduleFolder],
    ['the POM of a module', `${moduleFolder}/pom.xml`],
  ] as const;

  test.each(on)('is judged through %s as it is when it is built', async (_what, input) => {
    const world = await worldWithPlan();
    for (const against of [[], ['/work/old.jar']]) {
      const asked = { consumers: ['/work/user.jar'], against };
      const planned = await checked(world, { ...asked, on: [input] });
      const whole = await checked(world, { ...asked, on: ['/work/built.jar'] });
      // Where nothing is named to compare with the jars are the only consumers: their counts are of their own constants.
      if (against.length === 0) expect(answersOf(planned)).toEqual(answersOf(whole));
      else expect(brokenIn(planned)).toEqual(brokenIn(whole));
    }
  });

  test.each(on)('works today where %s is what is compared with', async (_what, input) => {
    const world = await worldWithPlan();
    const result = await checked(world, {
      consumers: ['/work/user.jar'],
      on: ['/work/old.jar'],
      against: [input],
    });
    expect(brokenIn(result)).toEqual([]);
    expect(result.counts.mended).toBe(1);
  });

  test('links by itself: calls move with the class that they mean', async () => {
    const world = await worldWithPlan();
    const result = await checked(world, { on: ['/work/acme.plan.json'] });
    expect(brokenIn(result)).toEqual([]);
    expect(result.consumers[0]?.classes).toBe(3);
  });

  test('leaves unknown what lies in an artifact whose file is not at hand', async () => {
    const world = await worldWithPlan({ 'org.acme:inner:1': [deep] });
    const result = await checked(world, {
      consumers: ['/work/user.jar'],
      on: ['/work/acme.plan.json'],
    });
    expect(result.problems.filter(({ code }) => code === 'classpath.planned-unread')).toEqual([
      {
        code: 'classpath.planned-unread',
        input: '/work/acme.plan.json',
        artifacts: ['org.acme:lib:1'],
        classes: 2,
      },
    ]);
    expect(result.unknown.flatMap(({ names }) => names)).toEqual(
      expect.arrayContaining(['lib.A', 'lib.Caller']),
    );
    expect(brokenIn(result)).toContain('shaded.inner.Deep.gone()V NoSuchMethodError');
    expect(brokenIn(result).filter((one) => one.startsWith('lib.A'))).toEqual([]);
  });
});

test('a class that package relocation rewrites is seen under its new names alone', async () => {
  const fields = tinyClass({ name: 'lib/inner/Deep', fields: ['lib/inner/Deep'] });
  const world = planningWorld({
    pom,
    artifacts: {
      'org.acme:lib:1': lib,
      'org.acme:inner:1': [{ path: 'lib/inner/Deep.class', content: fields }],
    },
    files: { '/work/user.jar': zip(user) },
  });
  const result = await checked(world, { consumers: ['/work/user.jar'], on: [moduleFolder] });
  expect(brokenIn(result)).toContain('shaded.inner.Deep.run()V NoSuchMethodError');
});
