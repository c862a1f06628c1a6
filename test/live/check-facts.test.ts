import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { FactCase } from './check-facts-cases.js';
import { beside, factCases } from './check-facts-cases.js';
import { obtainJars } from './support/artifacts.js';
import { ran, workFolder } from './support/programs.js';
import { releasedUber, upgradedUber } from './support/upgraded-uber.js';

const folder = workFolder('check-facts');
const jars = new Map<string, string>();

/** As much of what `check --json` prints as is asked here. */
const answer = z.object({
  result: z.object({
    consumers: z.array(
      z.object({ name: z.string(), counts: z.object({ sites: z.number(), broken: z.number() }) }),
    ),
    groups: z.array(
      z.object({
        symbol: z.string(),
        member: z.object({}).optional(),
        strength: z.string(),
        users: z.array(z.object({ consumer: z.string() })),
      }),
    ),
  }),
});

beforeAll(async () => {
  const given = factCases.flatMap(({ consumer, on, against = [] }) => [
    consumer,
    ...on,
    ...against,
  ]);
  const named = [...new Set([...beside, ...given])].filter((one) => one.includes(':'));
  const files = await obtainJars(named, join(folder, 'jars'));
  for (const [at, file] of files.entries()) jars.set(named[at] ?? '', file);
  jars.set('released', await releasedUber(join(folder, 'released')));
  jars.set('upgraded', await upgradedUber());
}, 600_000);

function fileOf(given: string): string {
  const file = jars.get(given);
  if (file === undefined) throw new Error(`${given} was not obtained`);
  return file;
}

/** What breaks in the consumer, sorted. */
async function brokenIn({ consumer, on, against = [], order, delegated }: FactCase) {
  const own = fileOf(consumer);
  const { stdout, stderr } = await ran(process.execPath, [
    resolve('dist/cli/main.js'),
    'check',
    own,
    ...on.flatMap((one) => ['--on', fileOf(one)]),
    ...against.flatMap((one) => ['--against', fileOf(one)]),
    ...beside.flatMap((one) => ['--with', fileOf(one)]),
    ...(order === undefined ? [] : ['--order', order]),
    ...(delegated === undefined ? [] : ['--order', 'child-first']),
    ...(delegated ?? []).flatMap((prefix) => ['--delegated', prefix]),
    '--offline',
    '--json',
  ]);
  expect(stderr).toBe('');
  const { groups, consumers } = answer.parse(JSON.parse(stdout)).result;
  const counts = consumers.find(({ name }) => name === own)?.counts;
  const broken = groups
    .filter(
      ({ strength, users }) => strength === 'needed' && users.some((one) => one.consumer === own),
    )
    .toSorted((a, b) => (a.symbol < b.symbol ? -1 : 1));
  return { broken, counts };
}

describe.each(factCases)('$consumer on $on: $what', (one) => {
  it('is told what the facts say, name for name', async () => {
    const { broken, counts } = await brokenIn(one);
    expect(counts?.sites).toBeGreaterThan(0);
    const looked = broken.filter(({ symbol }) => one.among?.test(symbol) ?? true);
    const symbols = (isMember: boolean): readonly string[] =>
      looked
        .filter(({ member }) => (member !== undefined) === isMember)
        .map(({ symbol }) => symbol);
    expect(symbols(true)).toEqual(one.members);
    if (one.classes !== undefined) expect(symbols(false)).toEqual(one.classes.toSorted());
    const { packages } = one;
    for (const name of packages ?? []) expect(symbols(false).join()).toContain(`${name}.`);
    const isTold = (symbol: string): boolean =>
      packages === undefined || packages.some((name) => symbol.includes(`${name}.`));
    expect(symbols(false).filter((symbol) => !isTold(symbol))).toEqual([]);
    if (one.sites !== undefined) expect(counts?.broken).toBe(one.sites);
  }, 120_000);
});

describe('the released uber jar by itself', () => {
  const check = async (...options: readonly string[]) =>
    ran(process.execPath, [
      resolve('dist/cli/main.js'),
      'check',
      '--on',
      fileOf('released'),
      ...beside.flatMap((one) => ['--with', fileOf(one)]),
      '--offline',
      ...options,
    ]);

  it('fits a first screen of 40 lines', async () => {
    const { stdout } = await check();
    expect(stdout).toMatch(/org\.eclipse\.jetty\.server {2}\d+ names, NoClassDefFoundError/);
    expect(stdout.trimEnd().split('\n').length).toBeLessThanOrEqual(40);
  }, 120_000);

  it('misses members of nimbus 7.9 that nine members of Kerby use, and a baseline absorbs all', async () => {
    const file = join(folder, 'baseline.txt');
    const written = await check('--write-baseline', file);
    expect(written.exitCode).toBe(1);
    const text = readFileSync(file, 'utf8');
    expect(text).toMatch(/^com\.nimbusds\.jwt\.JWTClaimsSet#/m);
    const unexplained = await check('--baseline', file);
    expect(unexplained.exitCode).toBe(1);
    writeFileSync(file, text.replaceAll(/# \?$/gm, '# nobody reaches it here'));
    const absorbed = await check('--baseline', file);
    expect(`${absorbed.stdout}${absorbed.stderr}`).not.toContain('does not resolve');
    expect(absorbed.exitCode).toBe(0);
  }, 300_000);
});
