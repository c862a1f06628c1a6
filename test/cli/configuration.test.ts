import { describe, expect, it } from 'vitest';
import type { Finished } from '../support/command-line.js';
import { run, temporaryFolder } from '../support/command-line.js';
import { layOut } from '../support/shading-module.js';
import { zip } from '../support/zip.js';

/** Runs in a folder with two jars, of which the new one lacks `a/Gone.class`, and with these files. */
async function runWith(
  files: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<Finished> {
  const cwd = temporaryFolder();
  layOut(cwd, {
    'old.jar': zip([{ path: 'a/Gone.class' }, { path: 'b/Same.class' }]),
    'new.jar': zip([{ path: 'b/Same.class' }]),
    ...files,
  });
  return run(args, { cwd });
}

const diff = ['diff', 'old.jar', 'new.jar', '--classes'];

describe('uberplan.json in the working folder', () => {
  it('says what the command line does not, also where little is asked', async () => {
    const text = '{ "diff": { "exclude": ["a.**"] /* on purpose */ } }';
    expect(await runWith({}, ...diff)).toMatchObject({ stdout: '- a.Gone\n', exitCode: 0 });
    const without = await runWith({ 'uberplan.json': text }, ...diff);
    expect(without).toMatchObject({ stdout: '', exitCode: 0 });
  });

  it('says nothing where an option says something else', async () => {
    const text = '{ "diff": { "exclude": ["a.**"], "failIf": "any" } }';
    const finished = await runWith({ 'uberplan.json': text }, ...diff, '--exclude', 'b.**');
    expect(finished).toMatchObject({ stdout: '- a.Gone\n', exitCode: 1 });
  });

  it('says how serious a problem is', async () => {
    const exclude = ['--exclude', 'no.such.**'];
    const code = 'input.pattern-unmatched';
    const text = `{ "severities": { "${code}": "error" } }`;
    expect((await runWith({}, ...diff, ...exclude)).exitCode).toBe(0);
    const serious = await runWith({ 'uberplan.json': text }, ...diff, ...exclude, '--json');
    expect(serious.exitCode).toBe(1);
    expect(JSON.parse(serious.stdout).problems).toMatchObject([{ code, severity: 'error' }]);
  });

  it('says from which severity on the exit code is 1, unless the command line does', async () => {
    const args = [...diff, '--exclude', 'no.such.**'];
    const files = { 'uberplan.json': '{ "failOn": "warning" }' };
    expect((await runWith(files, ...args)).exitCode).toBe(1);
    expect((await runWith(files, ...args, '--fail-on', 'error')).exitCode).toBe(0);
  });

  it.each([
    ['a key that is not known', '{\n  "diff": { "exlude": [] }\n}', 'configuration.unknown-key', 2],
    ['what is no JSON', '{', 'configuration.syntax', 2],
    ['a value that a key does not take', '{ "java": "8" }', 'configuration.value', 2],
  ])('stops by %s', async (_title, text, code, exitCode) => {
    const finished = await runWith({ 'uberplan.json': text }, ...diff);
    expect(finished).toMatchObject({ stdout: '', exitCode });
    expect(finished.stderr).toContain(`${code}: uberplan help ${code}`);
    expect(finished.stderr).toMatch(/uberplan\.json.*line \d/);
  });
});

describe('--config', () => {
  it('names another file, and paths begin there', async () => {
    const text = '{ "failOn": "warning", "settings": "s.xml", "diff": { "exclude": ["a.**"] } }';
    const files = { 'uberplan.json': '{ "wrong": 1 }', 'ci/strict.json': text };
    const finished = await runWith(files, ...diff, '--config', 'ci/strict.json');
    expect(finished).toMatchObject({ stdout: '', stderr: '', exitCode: 0 });
  });

  it('stops where there is no such file', async () => {
    const finished = await runWith({}, ...diff, '--config', 'none.json');
    expect(finished).toMatchObject({ stdout: '', exitCode: 3 });
    expect(finished.stderr).toContain('configuration.absent');
  });
});
