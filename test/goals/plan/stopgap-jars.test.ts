import { describe, expect, it } from 'vitest';
import { generateGoal } from '../../../src/goals/generate/generate.js';
import { planGoal } from '../../../src/goals/plan/plan.js';
import { RECORD_PATH } from '../../../src/uber/patch/label.js';
import { recordOf } from '../../support/patch-record.js';
import { moduleFolder, planningOptions, planningWorld } from '../../support/planning-world.js';
import { pomText } from '../../support/shading-module.js';
import { tinyClass } from '../../support/tiny-class.js';
import type { ZipEntry } from '../../support/zip.js';
import { zip } from '../../support/zip.js';

const sound = [{ path: 'a/A.class', content: tinyClass({ name: 'a/A' }) }];
const patched = [...sound, { path: RECORD_PATH, content: recordOf('a.New', 'org.acme:lib:2') }];
const pom = pomText({ dependencies: ['org.acme:lib:1'] });
const consumer = '/work/consumer.jar';

function worldOf(lib: readonly ZipEntry[], files: Readonly<Record<string, Uint8Array>> = {}) {
  return planningWorld({ pom, artifacts: { 'org.acme:lib:1': lib }, files });
}

function told(file: string) {
  return { code: 'patch.stopgap', file, classes: 1, sources: ['org.acme:lib:2'] };
}

async function stopgapsOf(
  world: ReturnType<typeof worldOf>,
  change: Parameters<typeof planningOptions>[0] = {},
) {
  const { plan } = await planGoal(world, planningOptions(change));
  return plan.problems.filter(({ code }) => code.startsWith('patch.'));
}

describe('a plan says of a jar that it is a stopgap', () => {
  it('where it is an artifact of the module, under its coordinates and once', async () => {
    expect(await stopgapsOf(worldOf(patched))).toEqual([told('org.acme:lib:1')]);
  });

  it('again where the plan is up to date', async () => {
    const world = worldOf(patched);
    await planGoal(world, planningOptions());
    const { plan, origin } = await planGoal(world, planningOptions());
    expect(origin).toBe('up-to-date');
    expect(plan.problems).toContainEqual(told('org.acme:lib:1'));
  });

  it('where it is a consumer', async () => {
    const world = worldOf(sound, { [consumer]: zip(patched) });
    expect(await stopgapsOf(world, { consumers: [consumer] })).toEqual([told(consumer)]);
  });

  it("where it is the module's own, built before", async () => {
    const own = `${moduleFolder}/target/acme-uber-1.0.jar`;
    const world = worldOf(sound, { [own]: zip(patched) });
    expect(await stopgapsOf(world)).toEqual([told('$MODULE/target/acme-uber-1.0.jar')]);
  });

  it('of which the record is damaged', async () => {
    const damaged = [...sound, { path: RECORD_PATH, content: '{' }];
    expect(await stopgapsOf(worldOf(damaged))).toMatchObject([
      { code: 'patch.damaged-record', file: 'org.acme:lib:1' },
    ]);
  });

  it('and of no other', async () => {
    expect(await stopgapsOf(worldOf(sound))).toEqual([]);
  });
});

it('generating a module from a stopgap says so', async () => {
  const options = { ...planningOptions(), out: undefined, dryRun: true, force: false };
  const { problems } = await generateGoal(worldOf(patched), options);
  expect(problems).toContainEqual(told('org.acme:lib:1'));
});
