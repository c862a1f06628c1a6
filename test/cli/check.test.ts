import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { codedClass } from '../support/coded-class.js';
import type { CodeStep } from '../support/coded-class.js';
import { run, temporaryFolder, transcript } from '../support/command-line.js';
import { layOut } from '../support/shading-module.js';
import { tinyClass } from '../support/tiny-class.js';
import { zip } from '../support/zip.js';
import type { ZipEntry } from '../support/zip.js';

/** Every class that is coded has `static void run()`. */
function callOf(owner: string): CodeStep {
  return { call: [owner, 'run', '()V'] };
}

function coded(name: string, ...owners: readonly string[]): ZipEntry {
  return { path: `${name}.class`, content: codedClass({ name, steps: owners.map(callOf) }) };
}

/**
 * The consumer calls three classes: one is gone in the new jar (NoClassDefFoundError, JVMS §5.3), one has lost the method
 * (NoSuchMethodError, JVMS §5.4.3.3), and one stays.
 */
function jars(): string {
  const cwd = temporaryFolder();
  const kept = { path: 'lib/Kept.class', content: tinyClass({ name: 'lib/Kept' }) };
  layOut(cwd, {
    'consumer.jar': zip([coded('org/acme/User', 'lib/Gone', 'lib/Kept', 'lib/Same')]),
    'content.jar': zip([coded('org/acme/Quiet', 'lib/Same')]),
    'old.jar': zip([coded('lib/Gone'), coded('lib/Kept'), coded('lib/Same')]),
    'new.jar': zip([kept, coded('lib/Same')]),
    'lib/a.jar': zip([coded('lib/Kept')]),
    'lib/b.jar': zip([kept]),
    'texts.jar': zip([{ path: 'readme.txt', content: 'no class' }]),
  });
  return cwd;
}

const delta = 'uberplan check consumer.jar --on new.jar --against old.jar';

async function exitCodeOf(cwd: string, command: string): Promise<number | null> {
  return (await run(command.split(' ').slice(1), { cwd })).exitCode;
}

describe('what uberplan check says', () => {
  it.each([
    ['check', delta],
    ['check-links', 'uberplan check content.jar --on new.jar --against old.jar'],
    ['check-alone', 'uberplan check consumer.jar --on new.jar'],
    ['check-no-classes', 'uberplan check texts.jar --on new.jar'],
    ['check-absent', 'uberplan check consumer.jar --on nowhere.jar'],
    ['check-json', `${delta} --json`],
    ['check-lib', 'uberplan check consumer.jar --on lib/* --against old.jar'],
  ])('as %s', async (name, command) => {
    await expect(await transcript(command, { cwd: jars() })).toMatchFileSnapshot(
      `transcripts/${name}.txt`,
    );
  });

  it('names the class that is gone and the method that is, and nothing that stays', async () => {
    const { stdout } = await run(delta.split(' ').slice(1), { cwd: jars() });
    expect(stdout).toContain('lib.Gone  NoClassDefFoundError');
    expect(stdout).toContain('lib.Kept.run()V  NoSuchMethodError');
    expect(stdout).not.toContain('lib.Same');
  });
});

test.each([
  ['md', 'lib.Gone'],
  ['html', 'lib.Gone'],
  ['sarif', 'lib.Gone'],
  ['xml', 'lib.Gone'],
])('a report as .%s names what breaks', async (format, expected) => {
  const cwd = jars();
  expect(await exitCodeOf(cwd, `${delta} --report all.${format}`)).toBe(1);
  expect(readFileSync(join(cwd, `all.${format}`), 'utf8')).toContain(expected);
});

test('the report for people reads so', async () => {
  const cwd = jars();
  await run([...delta.split(' ').slice(1), '--report', 'all.md'], { cwd });
  await expect(readFileSync(join(cwd, 'all.md'), 'utf8')).toMatchFileSnapshot(
    'transcripts/check-report.md',
  );
});

describe('the exit code of uberplan check', () => {
  it('is 1 where something breaks, 0 where nothing does', async () => {
    const cwd = jars();
    expect(await exitCodeOf(cwd, delta)).toBe(1);
    expect(await exitCodeOf(cwd, 'uberplan check consumer.jar --on old.jar')).toBe(0);
    expect(await exitCodeOf(cwd, delta.replace('consumer', 'content'))).toBe(0);
  });

  it.each([
    'uberplan check',
    'uberplan check consumer.jar',
    'uberplan check --on texts.jar',
    'uberplan check consumer.jar --on new.jar --order last',
    'uberplan check consumer.jar --on new.jar --delegated org.acme',
  ])('is 2 for %s', async (command) => {
    expect(await exitCodeOf(jars(), command)).toBe(2);
  });

  it('is 3 where the class path is not there', async () => {
    expect(await exitCodeOf(jars(), 'uberplan check consumer.jar --on nowhere.jar')).toBe(3);
  });
});

describe('a baseline', () => {
  it('is written, counts once it has reasons, and is told when it is stale', async () => {
    const cwd = jars();
    const file = join(cwd, 'known.txt');
    expect(await exitCodeOf(cwd, `${delta} --write-baseline known.txt`)).toBe(1);
    const written = readFileSync(file, 'utf8');
    await expect(written).toMatchFileSnapshot('transcripts/check-baseline.txt');

    const bare = await run([...delta.split(' ').slice(1), '--baseline', 'known.txt'], { cwd });
    expect(bare.exitCode).toBe(1);
    expect(bare.stdout + bare.stderr).toContain('baseline.without-reason');

    writeFileSync(file, written.replaceAll('# ?', '# nobody calls it'));
    const known = [...delta.split(' ').slice(1), '--baseline', 'known.txt'];
    const quiet = await run(known, { cwd });
    expect(quiet.exitCode).toBe(0);
    expect(quiet.stdout).not.toContain('lib.Gone');
    expect((await run([...known, '--show-baselined'], { cwd })).stdout).toContain('lib.Gone');

    const mended = ['check', 'consumer.jar', '--on', 'old.jar', '--baseline', 'known.txt'];
    expect((await run(mended, { cwd })).stdout).toContain('baseline.stale');
  });

  it('tells on the screen what it wrote', async () => {
    const { stdout } = await run([...delta.split(' ').slice(1), '--write-baseline', 'known.txt'], {
      cwd: jars(),
    });
    expect(stdout).toContain('wrote known.txt  (2 findings; 2 of them wait for a reason');
  });

  it.each([
    ['another file', '<project>\n', 'baseline.malformed'],
    ['a slip', 'lib.Gone:NoClassDefFoundError a.jar til 2030-01-01 # why\n', 'baseline.malformed'],
    ['an id that none has', 'Gone a.jar # why\n', 'baseline.malformed'],
  ])('is not written over %s', async (_title, text, code) => {
    const cwd = jars();
    writeFileSync(join(cwd, 'known.txt'), text);
    const finished = await run([...delta.split(' ').slice(1), '--write-baseline', 'known.txt'], {
      cwd,
    });
    expect(finished).toMatchObject({ stdout: '', exitCode: 3 });
    expect(finished.stderr).toContain(`${code}: uberplan help ${code}`);
    expect(readFileSync(join(cwd, 'known.txt'), 'utf8')).toBe(text);
  });
});

describe('the surroundings of uberplan check', () => {
  it.each([
    ['true', true],
    ['1', true],
    ['', false],
    ['false', false],
  ])('GITHUB_ACTIONS=%s: annotations %s', async (value, isTold) => {
    const env = { GITHUB_ACTIONS: value };
    const { stderr } = await run(delta.split(' ').slice(1), { cwd: jars(), env });
    expect(stderr.startsWith('::error title=lib.Gone')).toBe(isTold);
  });

  it('an option with a slip is told in one line, with the one that was meant', async () => {
    const { stderr } = await run(['check', 'consumer.jar', '--onn', 'new.jar'], { cwd: jars() });
    expect(stderr).toMatch(/^error: unknown option '--onn' \(Did you mean --on\?\)\n/);
  });

  it('uberplan.json beside the POM that --on names counts', async () => {
    const cwd = jars();
    layOut(cwd, { 'module/pom.xml': '<project/>', 'module/uberplan.json': '{ "wrong": 1 }' });
    const { stderr } = await run(['check', 'consumer.jar', '--on', 'module'], { cwd });
    expect(stderr).toContain('configuration.unknown-key');
  });
});

test('what uberplan.json says is checked as if it were on the command line', async () => {
  const cwd = jars();
  const setting = { consumers: ['consumer.jar'], on: ['new.jar'], against: ['old.jar'] };
  writeFileSync(
    join(cwd, 'uberplan.json'),
    `// on every run\n${JSON.stringify({ check: setting })}`,
  );
  const configured = await run(['check'], { cwd });
  const spelled = await run(delta.split(' ').slice(1), { cwd: jars() });
  expect(configured.exitCode).toBe(1);
  expect(configured.stdout.replaceAll(`${cwd}/`, '')).toBe(spelled.stdout);
});

/** `test/goals/check/named-findings.test.ts` tells what JDK 17 answers to such names. */
describe('a class that only a string and a service file name', () => {
  const content = codedClass({ name: 'org/acme/User', steps: [{ load: 'lib.Gone' }] });
  const named = (): string => {
    const cwd = jars();
    layOut(cwd, {
      'named.jar': zip([
        { path: 'org/acme/User.class', content },
        { path: 'META-INF/services/lib.Same', content: 'lib.Gone\n' },
      ]),
    });
    return cwd;
  };
  const command = 'uberplan check named.jar --on new.jar --against old.jar';

  it('is told apart and breaks nothing', async () => {
    const cwd = named();
    const { stdout, exitCode } = await run(command.split(' ').slice(1), { cwd });
    expect(stdout).toMatch(/^nothing breaks\n/);
    expect(stdout).toContain(
      'named       1 name in texts, annotations and service files alone: lib.Gone',
    );
    expect(exitCode).toBe(0);
  });

  it('is absorbed by a baseline that names it', async () => {
    const cwd = named();
    const lines = ['ClassNotFoundException', 'ServiceConfigurationError'].map(
      (error) => `lib.Gone:${error} named.jar # loaded where it is there\n`,
    );
    writeFileSync(join(cwd, 'known.txt'), lines.join(''));
    const args = [...command.split(' ').slice(1), '--baseline', 'known.txt'];
    const { stdout } = await run(args, { cwd });
    expect(stdout).toMatch(/^nothing new breaks, 2 known by a baseline\n/);
    expect(stdout).not.toContain('named  ');
  });
});
