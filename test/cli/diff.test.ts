import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { codedClass } from '../support/coded-class.js';
import { run, temporaryFolder, transcript } from '../support/command-line.js';
import { layOut } from '../support/shading-module.js';
import { zip } from '../support/zip.js';
import type { ZipEntry } from '../support/zip.js';

const manifest = { path: 'META-INF/MANIFEST.MF', content: 'Manifest-Version: 1.0\r\n\r\n' };
const old: readonly ZipEntry[] = [
  manifest,
  { path: 'org/acme/Gone.class', content: 'gone' },
  { path: 'org/acme/Same.class', content: 'same' },
  { path: 'org/acme/Other.class', content: 'one' },
];
const now: readonly ZipEntry[] = [
  manifest,
  { path: 'org/acme/Other.class', content: 'two' },
  { path: 'org/acme/Same.class', content: 'same' },
  { path: 'org/acme/deep/New.class', content: 'new' },
];

/** A folder with the jars that are compared. */
function jars(): string {
  const cwd = temporaryFolder();
  layOut(cwd, {
    'old.jar': zip(old),
    'new.jar': zip(now),
    'more.jar': zip([...old, { path: 'org/acme/More.class', content: 'more' }]),
    'less.jar': zip(old.slice(1)),
    'empty.jar': zip([]),
    'closed.jar': zip([...old, { path: 'org/acme/Closed.class', content: 'x', flags: 1 }]),
  });
  return cwd;
}

async function exitCodeOf(...args: readonly string[]): Promise<number | null> {
  return (await run(['diff', ...args], { cwd: jars() })).exitCode;
}

describe('uberplan diff --classes', () => {
  it('prints marks and names in the order of names, and nothing else', async () => {
    const expected = '- org.acme.Gone\n~ org.acme.Other\n+ org.acme.deep.New\n';
    const answer = { stdout: expected, stderr: '', exitCode: 0 };
    expect(await run(['diff', 'old.jar', 'new.jar', '--classes'], { cwd: jars() })).toMatchObject(
      answer,
    );
    const whole = ['diff', 'old.jar', 'new.jar', '--classes', '--include', '**'];
    expect(await run(whole, { cwd: jars() })).toMatchObject(answer);
  });

  it('lets no name of a class write on the terminal, however it is asked', async () => {
    const cwd = temporaryFolder();
    layOut(cwd, {
      'old.jar': zip([{ path: 'A.class' }]),
      'new.jar': zip([{ path: 'A.class' }, { path: 'B\u001b[2JC.class' }]),
    });
    const args = ['diff', 'old.jar', 'new.jar', '--classes'];
    for (const more of [[], ['--quiet'], ['--include', '**']])
      expect((await run([...args, ...more], { cwd })).stdout).toBe('+ B\uFFFD[2JC\n');
  });

  it.each([
    [['--include', 'org.acme.*'], '- org.acme.Gone\n~ org.acme.Other\n'],
    [
      ['--include', 'org.acme.**', '--exclude', '**.Other', '--exclude', '**.deep.*'],
      '- org.acme.Gone\n',
    ],
    [['--exclude', '**'], ''],
  ])('is filtered by %j', async (filters, expected) => {
    const { stdout } = await run(['diff', 'old.jar', 'new.jar', '--classes', ...filters], {
      cwd: jars(),
    });
    expect(stdout).toBe(expected);
  });

  it('compares several in class-path order', async () => {
    const { stdout } = await run(['diff', 'old.jar', 'new.jar,old.jar', '--classes'], {
      cwd: jars(),
    });
    expect(stdout).toBe('~ org.acme.Other\n+ org.acme.deep.New\n');
  });

  it('one bad entry does not hide the others', async () => {
    const args = ['diff', 'old.jar', 'closed.jar', '--classes'];
    const answer = await run(args, { cwd: jars() });
    expect(answer).toMatchObject({ stdout: '+ org.acme.Closed\n', exitCode: 1 });
    expect(answer.stderr).toContain('jar.encrypted');
  });
});

describe('the exit code of uberplan diff', () => {
  it.each([[['--classes']], [['--classes', '--include', '**']], [[]]])(
    'is 0 where sides differ and nothing is asked, 1 where it is: %j',
    async (view) => {
      expect(await exitCodeOf('old.jar', 'new.jar', ...view)).toBe(0);
      expect(await exitCodeOf('old.jar', 'new.jar', '--exit-code', ...view)).toBe(1);
      expect(await exitCodeOf('old.jar', 'old.jar', '--exit-code', ...view)).toBe(0);
      expect(await exitCodeOf('old.jar', 'new.jar', '--fail-if', 'any', ...view)).toBe(1);
      expect(await exitCodeOf('old.jar', 'new.jar', '--fail-if', 'removed', ...view)).toBe(1);
      expect(await exitCodeOf('old.jar', 'more.jar', '--fail-if', 'removed', ...view)).toBe(0);
      expect(await exitCodeOf('old.jar', 'more.jar', '--fail-if', 'any', ...view)).toBe(1);
    },
  );

  it('counts what is no class where that is compared', async () => {
    expect(await exitCodeOf('old.jar', 'less.jar', '--exit-code')).toBe(0);
    expect(await exitCodeOf('old.jar', 'less.jar', '--exit-code', '--resources')).toBe(1);
    const page = ['--exit-code', '--report', 'all.html'];
    expect(await exitCodeOf('old.jar', 'less.jar', ...page)).toBe(1);
    expect(await exitCodeOf('old.jar', 'less.jar', ...page, '--no-resources')).toBe(0);
  });

  it.each(['binary', 'source'])('is 1 where what %s asks could not be seen', async (what) => {
    const args = ['diff', 'old.jar', 'new.jar', '--fail-if', what];
    // The classes hold text: none of them can be read.
    const closed = await run([...args, '--include', '**.Other'], { cwd: jars() });
    expect(closed.exitCode).toBe(1);
    expect(closed.stdout).toContain(`--fail-if ${what} has no answer`);
    const open = await run([...args, '--include', '**.Same'], { cwd: jars() });
    expect(open.exitCode).toBe(0);
    expect(open.stdout).not.toContain('has no answer');
  });

  it('counts what the filters leave', async () => {
    expect(await exitCodeOf('old.jar', 'new.jar', '--exit-code', '--exclude', 'org.**')).toBe(0);
  });

  it('is 3 where a side is not there, 2 where one is not named', async () => {
    expect(await exitCodeOf('old.jar', 'nowhere.jar', '--classes')).toBe(3);
    expect(await exitCodeOf('old.jar', '--classes')).toBe(2);
  });
});

it('uberplan diff --json tells which move is one of several that fit', async () => {
  const cwd = temporaryFolder();
  const jar = (...names: readonly string[]): Buffer =>
    zip(names.map((name) => ({ path: `${name}.class`, content: codedClass({ name }) })));
  layOut(cwd, { 'old.jar': jar('a/V', 'a/W'), 'new.jar': jar('w/a/W', 'x/a/V', 'x/a/W') });
  const { stdout } = await run(['diff', 'old.jar', 'new.jar', '--json'], { cwd });
  const { result } = documentSchema.parse(JSON.parse(stdout));
  expect(result.classes.filter(({ status }) => status === 'moved')).toEqual([
    { status: 'moved', oldName: 'a.V', name: 'x.a.V' },
    { status: 'moved', oldName: 'a.W', name: 'x.a.W', ambiguous: true },
  ]);
});

const documentSchema = z.object({
  result: z.object({
    classes: z.array(
      z.object({
        status: z.string(),
        name: z.string(),
        oldName: z.string().optional(),
        ambiguous: z.literal(true).optional(),
      }),
    ),
  }),
});

describe('the verdict of uberplan diff', () => {
  it('names patterns that match nothing on either side', async () => {
    const filters = [
      '--include',
      'org.acme.**',
      '--include',
      'org.Acme.**',
      '--exclude',
      '**.None',
    ];
    const { stdout, exitCode } = await run(['diff', 'old.jar', 'new.jar', ...filters], {
      cwd: jars(),
    });
    expect(exitCode).toBe(0);
    expect(stdout).toContain(
      'no class of either side is matched by --include "org.Acme.**", --exclude "**.None"',
    );
    expect(stdout).not.toContain('"org.acme.**"');
  });

  it('stands in a transcript', async () => {
    const text = await transcript('uberplan diff old.jar new.jar', { cwd: jars() });
    await expect(text).toMatchFileSnapshot('transcripts/diff.txt');
  });

  it('a jar without entries can be compared', async () => {
    const { stdout } = await run(['diff', 'empty.jar', 'old.jar', '--classes'], { cwd: jars() });
    expect(stdout.split('\n')).toHaveLength(4);
  });
});
