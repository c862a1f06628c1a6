import { describe, expect, test } from 'vitest';
import { finishedCheck } from '../../../src/goals/check/finished-check.js';
import type { CheckResult } from '../../../src/goals/check/result.js';
import type { World } from '../../../src/goals/input/world.js';
import type {
  FetchAnswer,
  FetchRequest,
  UnreachableReason,
} from '../../../src/contract/ports/fetch.js';
import { memoryFiles } from '../../support/memory.js';
import { memoryWorld } from '../../support/memory-world.js';

const counts = { sites: 0, broken: 0, mended: 0, unchanged: 0, optional: 0, unknown: 0 };

const result: CheckResult = {
  verdict: 'links',
  on: [],
  against: [],
  java: 8,
  platform: undefined,
  order: 'uber-first',
  delegated: [],
  consumers: [],
  groups: [],
  mended: [],
  baselined: [],
  searches: [],
  unknown: [],
  counts,
  problems: [],
};

const silent = (reason: UnreachableReason) =>
  ({ kind: 'unreachable', reason, detail: '' }) as const;

/** Checks in one world, counted: each check looks at `/work/x.jar` and asks a repository. */
function checks(world: World, how: Partial<FetchRequest>) {
  let made = 0;
  return async (change: { asked?: unknown; toolVersion?: string; update?: boolean } = {}) => {
    const question = { asked: ['x'], toolVersion: '1', update: false, ...change };
    const before = made;
    const found = await finishedCheck(world, question, async (watched) => {
      made += 1;
      watched.files.stat('/work/x.jar');
      await watched.fetch({ url: 'https://repo.example/maven2/x', limit: 1, ...how });
      return result;
    });
    expect(found.verdict).toBe('links');
    return made > before;
  };
}

const worldWith = (fetch: World['fetch'], how: Partial<FetchRequest> = {}) => {
  const files = memoryFiles({ '/work/x.jar': 'one' });
  let now = 1;
  const world = memoryWorld({ files, fetch, clock: { now: () => now } });
  return { files, check: checks(world, how), wait: (ms: number) => (now += ms) };
};

const absent: World['fetch'] = () => Promise.resolve({ kind: 'absent', status: 404 });

describe('a check that was made before', () => {
  test('is not made again while nothing changes', async () => {
    const { check } = worldWith(absent);
    expect([await check(), await check(), await check()]).toEqual([true, false, false]);
  });

  test('is made again for another question, by another version, or when asked to', async () => {
    const { check } = worldWith(absent);
    await check();
    expect(await check({ asked: ['y'] })).toBe(true);
    expect(await check({ toolVersion: '2' })).toBe(true);
    expect(await check({ update: true })).toBe(true);
  });

  test('is made again when a file that it looked at is another', async () => {
    const { check, files } = worldWith(absent);
    await check();
    files.write('/work/x.jar', 'another');
    expect([await check(), await check()]).toEqual([true, false]);
    files.remove('/work/x.jar');
    expect(await check()).toBe(true);
  });

  test('is made again a day after repositories were asked', async () => {
    const { check, wait } = worldWith(absent);
    await check();
    wait(86_400_000);
    expect(await check()).toBe(false);
    wait(1);
    expect(await check()).toBe(true);
  });

  test('stands while a repository that gave no answer gives none, and is made again when it does', async () => {
    let answer: FetchAnswer = silent('timeout');
    const { check } = worldWith(() => Promise.resolve(answer));
    expect([await check(), await check()]).toEqual([true, false]);
    answer = { kind: 'absent', status: 404 };
    expect([await check(), await check()]).toEqual([true, false]);
  });

  test.each([silent('server-error'), silent('refused')])(
    'is made again where a silent repository is silent otherwise: $reason',
    async (later) => {
      const answers = [silent('timeout'), later, later, later];
      const { check } = worldWith(() => Promise.resolve(answers.shift() ?? later));
      expect([await check(), await check(), await check()]).toEqual([true, true, false]);
    },
  );

  test.each([
    ['a password', { headers: { authorization: 'secret' } }],
    ['a proxy', { proxy: 'http://user:secret@proxy.example' }],
    ['a password in its address', { url: 'https://user:secret@repo.example/maven2/x' }],
  ])('is made again where a silent repository was asked with %s: none is kept', async (_, how) => {
    const { check } = worldWith(() => Promise.resolve(silent('timeout')), how);
    expect([await check(), await check()]).toEqual([true, true]);
  });

  test('is made again where an answer was too large: how much larger is not kept', async () => {
    const { check } = worldWith(() => Promise.resolve(silent('too-large')));
    expect([await check(), await check()]).toEqual([true, true]);
  });

  test.each([
    ['a host that cannot be asked once', 'timeout', ['a/x', 'b/z']],
    ['each address that a host has no answer for', 'server-error', ['a/x', 'a/y', 'b/z']],
  ] as const)('asks %s', async (_, reason, again) => {
    const urls = ['a/x', 'a/y', 'b/z'];
    const asked = await askedInTwoChecks(urls, reason);
    expect(asked).toEqual([...urls, ...again]);
  });

  test('is made again where too many were silent', async () => {
    const urls = Array.from({ length: 17 }, (_, at) => `${at}/x`);
    expect(await askedInTwoChecks(urls, 'timeout')).toEqual([...urls, ...urls]);
    const fewer = urls.slice(1);
    expect(await askedInTwoChecks(fewer, 'forbidden')).toEqual([...fewer, ...fewer]);
  });
});

/** `HOST/PATH` of all that is asked in a check that asks these, and in the next one. */
async function askedInTwoChecks(
  urls: readonly string[],
  reason: UnreachableReason,
): Promise<readonly string[]> {
  const asked: string[] = [];
  const world = memoryWorld({
    fetch: ({ url }) => {
      asked.push(url.replace(/^https:\/\/(\w+)\.example/, '$1'));
      return Promise.resolve(silent(reason));
    },
  });
  const question = { asked: ['x'], toolVersion: '1', update: false };
  for (const _ of [1, 2])
    await finishedCheck(world, question, async (watched) => {
      for (const url of urls)
        await watched.fetch({ url: `https://${url.replace('/', '.example/')}`, limit: 9 });
      return result;
    });
  return asked;
}
