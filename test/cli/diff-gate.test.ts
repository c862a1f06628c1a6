import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run, temporaryFolder } from '../support/command-line.js';
import type { TinyClass } from '../support/tiny-class.js';
import { tinyClass } from '../support/tiny-class.js';
import { zip } from '../support/zip.js';
import type { ZipEntry } from '../support/zip.js';

function entryOf(one: TinyClass): ZipEntry {
  return { path: `${one.name}.class`, content: tinyClass(one) };
}

/** What the gate says of two jars: its exit code, and why it has no answer. */
async function gate(
  what: string,
  old: readonly ZipEntry[],
  now: readonly ZipEntry[],
  ...options: readonly string[]
) {
  const folder = temporaryFolder();
  const every = entryOf({ name: 'z/Same' });
  writeFileSync(join(folder, 'old.jar'), zip([...old, every]));
  writeFileSync(join(folder, 'new.jar'), zip([...now, every]));
  const args = ['diff', 'old.jar', 'new.jar', '--fail-if', what, ...options];
  const { stdout, exitCode } = await run(args, { cwd: folder });
  const [, why] = /--fail-if \w+ has no answer: ([^\n]+)/.exec(stdout) ?? [];
  return { exitCode, why };
}

const method = { name: 'm', descriptor: '()V' };

describe('a gate on what breaks, of classes with supertypes that neither side holds', () => {
  const heir = (superName: string, ...interfaces: readonly string[]) => [
    entryOf({ name: 'a/Heir', superName, interfaces, methods: [method] }),
  ];
  const between = (superName: string) => entryOf({ name: 'a/Between', superName, access: 0x20 });
  const why = expect.stringContaining('the new side does not show supertypes of a.Heir');

  it.each([
    ['one superclass for another', heir('not/Old'), heir('not/New'), 1, 1],
    ['a superclass where was none', heir('java/lang/Object'), heir('not/New'), 1, 1],
    ['a superclass that is seen for one that is not', heir('z/Same'), heir('not/New'), 1, 1],
    ['one interface more', heir('z/Same'), heir('z/Same', 'not/I'), 0, 1],
  ])('has no answer for %s', async (_what, old, now, binary, source) => {
    expect(await gate('binary', old, now)).toEqual({
      exitCode: binary,
      why: binary === 1 ? why : undefined,
    });
    expect(await gate('source', old, now)).toEqual({ exitCode: source, why });
    const without = await gate('source', old, now, '--exclude', 'a.**');
    expect(without).toEqual({ exitCode: 0, why: undefined });
  });

  it.each([
    ['inherits a new one through a class that is not shown', [between('not/New')]],
    ['extends a class that is there no more', []],
  ])('has no answer for a class that %s', async (_what, now) => {
    const own = heir('a/Between');
    for (const what of ['binary', 'source'])
      expect(await gate(what, [...own, between('z/Same')], [...own, ...now])).toEqual({
        exitCode: 1,
        why,
      });
  });

  it.each(['binary', 'source'])(
    'has one for %s where a class kept them and changed otherwise',
    async (what) => {
      const [before, after] = [[], [method]].map((methods) => [
        entryOf({ name: 'a/Heir', superName: 'not/There', interfaces: ['not/I'], methods }),
      ]);
      expect(await gate(what, before ?? [], after ?? [])).toEqual({ exitCode: 0, why: undefined });
    },
  );
});

describe('a gate on what breaks, of classes that a jar encrypts', () => {
  const good = entryOf({ name: 'a/Bad' });
  const bad = { ...entryOf({ name: 'a/Bad', methods: [method] }), flags: 1 };
  const why = expect.stringContaining('no content could be read of a/Bad.class');
  // The jar is damaged in any case, which is an error of its own: the exit code is 1 in all of these.

  it.each([
    ['on the new side', [good], [bad]],
    ['on the old side', [bad], [good]],
    ['and that are gone', [bad], []],
  ])('has no answer for one %s', async (_what, old, now) => {
    expect(await gate('binary', old, now)).toEqual({ exitCode: 1, why });
  });

  it.each<readonly [string, readonly ZipEntry[], readonly ZipEntry[], readonly string[]]>([
    ['that filters exclude', [good], [bad], ['--exclude', 'a.Bad']],
    ['that filters do not include', [good], [bad], ['--include', 'z.**']],
    ['of equal content', [good], [{ ...good, flags: 1 }], []],
    ['that was added', [], [bad], []],
  ])('does not count one %s', async (_what, old, now, options) => {
    expect(await gate('binary', old, now, ...options)).toEqual({ exitCode: 1, why: undefined });
  });
});

describe('a gate on what breaks, between plans', () => {
  const plans = ['3.1.4', '3.4.1'].map(
    (version) => `plans/seatunnel-hadoop3-${version}-uber.plan.json`,
  );

  it.each(['binary', 'source'])('is passed for %s where classes were only added', async (what) => {
    const args = ['diff', ...plans, '--include', '**.CleanerUtil*', '--fail-if', what];
    const { stdout, exitCode } = await run(args, { cwd: resolve('.') });
    expect([exitCode, stdout.includes('has no answer')]).toEqual([0, false]);
    const [old = '', now = ''] = plans;
    const back = ['diff', now, old, '--include', '**.CleanerUtil*', '--fail-if', what];
    expect((await run(back, { cwd: resolve('.') })).exitCode).toBe(1);
  });
});
