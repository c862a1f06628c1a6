import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { FactsCase, FactsOrder } from './check-tables-cases.js';
import {
  delegated,
  factsCases,
  logging,
  orderCase,
  sdkCases,
  selfCase,
} from './check-tables-cases.js';
import { obtainJars } from './support/artifacts.js';
import { javaOfBuild } from './support/drivers.js';
import { classPath, jdkHome, ran, succeed, workFolder } from './support/programs.js';
import { releasedUber, upgradedUber } from './support/upgraded-uber.js';

const work = workFolder('check-tables');
const jars = new Map<string, string>();
let ubers = { '3.1.4': '', '3.4.1': '' };

beforeAll(async () => {
  ubers = { '3.1.4': await releasedUber(join(work, 'released')), '3.4.1': await upgradedUber() };
  const all = new Set([
    ...logging,
    ...factsCases.flatMap(({ consumer, beside = [] }) => [
      ...(consumer ? [consumer] : []),
      ...beside,
    ]),
    ...sdkCases.map(({ on }) => on),
  ]);
  const files = await obtainJars([...all], join(work, 'jars'));
  [...all].forEach((coordinates, index) => jars.set(coordinates, files[index] ?? ''));
});

const asked = factsCases.flatMap((one) =>
  one.orders.map((order) => ({ ...one, order, title: titleOf(one, order) })),
);

describe('what the facts tell of consumers', () => {
  test.each(asked)(
    '$title',
    async ({ consumer = '', beside = [], on, against, order, expected }) => {
      const found = await check(jarOf(consumer), {
        on: ubers[on],
        against: against === undefined ? undefined : ubers[against],
        beside: [...logging, ...beside].map(jarOf),
        order,
      });
      const names = found.map(({ symbol }) => symbol).sort();
      switch (expected.kind) {
        case 'names':
          expect(names).toEqual([...expected.names].sort());
          break;
        case 'owners': {
          const { owners } = expected;
          expect(names.filter((name) => !owners.some((owner) => name.startsWith(owner)))).toEqual(
            [],
          );
          expect(owners.filter((owner) => !names.some((name) => name.startsWith(owner)))).toEqual(
            [],
          );
          break;
        }
        case 'members':
          expect(membersBelow(found, expected.below)).toEqual(expected.names);
          break;
        case 'jdeps': {
          const { below, neverResolved, members } = expected;
          const told = found.filter(({ member, owner }) => !member && owner.startsWith(below));
          const notFound = await notFoundByJdeps(jarOf(consumer), [
            ubers[on],
            ...logging.map(jarOf),
          ]);
          expect([...told.map(({ symbol }) => symbol), ...neverResolved].sort()).toEqual(
            notFound.filter((name) => name.startsWith(below)),
          );
          expect(membersBelow(found, below)).toEqual(members);
          break;
        }
        default:
          expect.unreachable(expected satisfies never);
      }
    },
  );
});

test('with the uber jar first more breaks for a consumer that brings the same classes', async () => {
  const sitesOf = async (order: FactsOrder): Promise<readonly string[]> =>
    (
      await check(jarOf(orderCase.consumer), {
        on: ubers['3.4.1'],
        against: ubers['3.1.4'],
        beside: logging.map(jarOf),
        order,
      })
    ).map(({ symbol }) => symbol);
  const last = await sitesOf('consumer-first');
  const first = await sitesOf('uber-first');
  expect(last.filter((symbol) => !first.includes(symbol))).toEqual([]);
  expect(first.length).toBeGreaterThan(last.length);
});

test.each(sdkCases)(
  '$consumer misses $members members of $on',
  async ({ on, consumer, members }) => {
    const found = await check(jarOf(consumer), {
      on: jarOf(on),
      against: undefined,
      beside: [ubers['3.1.4'], ...logging.map(jarOf)],
      order: 'consumer-first',
    });
    const missing = found.filter(
      ({ owner, member }) => member && owner.startsWith('com.aliyun.oss.'),
    );
    expect(missing.map(({ member }) => member?.descriptor.endsWith(')V'))).toEqual(
      Array.from({ length: members }, () => true),
    );
  },
);

test('by itself the released jar lacks members of nimbus that kerby uses', async () => {
  const found = await check(undefined, {
    on: ubers[selfCase.on],
    against: undefined,
    beside: logging.map(jarOf),
    order: 'consumer-first',
  });
  const members = found.filter(({ member }) => member);
  const users = members.filter(({ users: all }) =>
    all.some(({ classes }) =>
      classes.some((name) => name.startsWith(selfCase.owners) && name.includes(selfCase.named)),
    ),
  );
  expect(users.length).toBe(selfCase.of);
});

function titleOf({ consumer, on, against, for: purpose }: FactsCase, order: FactsOrder): string {
  const sides = against === undefined ? `on ${on}` : `from ${against} to ${on}`;
  return `${consumer ?? 'the jar itself'} ${sides}, ${order}: ${purpose}`;
}

function jarOf(coordinates: string): string {
  const file = jars.get(coordinates);
  if (file === undefined) throw new Error(`${coordinates} was not obtained`);
  return file;
}

interface Setting {
  readonly on: string;
  readonly against: string | undefined;
  readonly beside: readonly string[];
  readonly order: FactsOrder;
}

const envelopeSchema = z.object({
  result: z.object({
    groups: z.array(
      z.object({
        symbol: z.string(),
        owner: z.string(),
        error: z.string(),
        strength: z.string(),
        member: z.object({ name: z.string(), descriptor: z.string() }).optional(),
        users: z.array(z.object({ consumer: z.string(), classes: z.array(z.string()) })),
      }),
    ),
  }),
});

type Group = z.infer<typeof envelopeSchema>['result']['groups'][number];

/** What the command line tells of the consumer; what it tells of the judged side itself is put aside. */
async function check(
  consumer: string | undefined,
  { on, against, beside, order }: Setting,
): Promise<readonly Group[]> {
  const loader = ['--order', 'child-first', ...delegated.flatMap((one) => ['--delegated', one])];
  const { stdout, stderr } = await ran(
    process.execPath,
    [
      resolve('dist/cli/main.js'),
      'check',
      ...(consumer === undefined ? [] : [consumer]),
      '--on',
      on,
      ...(against === undefined ? [] : ['--against', against]),
      ...beside.flatMap((file) => ['--with', file]),
      ...(order === 'loader' ? loader : ['--order', order]),
      '--json',
    ],
    work,
  );
  if (stdout === '') throw new Error(stderr);
  const { groups } = envelopeSchema.parse(JSON.parse(stdout)).result;
  // What only texts, annotations and service files name is no reference: the other tools do not look at it.
  return groups.filter(
    ({ strength, users }) =>
      strength !== 'named' && users.some((user) => user.consumer === (consumer ?? on)),
  );
}

/** Classes that the JDK's own tool does not find, sorted. */
async function notFoundByJdeps(jar: string, path: readonly string[]): Promise<readonly string[]> {
  const jdeps = join(jdkHome(javaOfBuild), 'bin', 'jdeps');
  const options = ['--multi-release', 'base', '-v', '-cp', classPath(...path), jar];
  const { stdout } = await succeed(jdeps, options);
  const names = [...stdout.matchAll(/-> (\S+) +not found$/gm)].map(([, name = '']) => name);
  return [...new Set(names)].sort();
}

function membersBelow(groups: readonly Group[], below: string): readonly string[] {
  return groups
    .filter(({ owner, member }) => member !== undefined && owner.startsWith(below))
    .map(({ symbol }) => symbol)
    .sort();
}
