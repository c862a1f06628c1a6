import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run, temporaryFolder } from '../support/command-line.js';
import { layOut, pomText, published } from '../support/shading-module.js';
import { zip } from '../support/zip.js';

/** The files that a run loads, as Node's own coverage lists them: names without their hash, in order. */
async function loadedFiles(args: readonly string[], cwd: string): Promise<readonly string[]> {
  const coverage = temporaryFolder();
  await run(args, { cwd, env: { NODE_V8_COVERAGE: coverage } });
  return readdirSync(coverage)
    .flatMap((name) => [
      ...readFileSync(join(coverage, name), 'utf8').matchAll(/"url":"file:\/\/([^"]+)"/g),
    ])
    .map(([, path = '']) => basename(path).replace(/(?:-[\w-]{8})?\.js$/, ''))
    .sort();
}

/** What reads the arguments. */
const front = ['arguments', 'main', 'quick', 'rolldown-runtime', 'run', 'start'];

describe('what a run loads', () => {
  it.each([
    ['the version', ['--version'], ['main', 'start']],
    ['help', ['plan', '--help'], front],
    ['wrong usage', ['plan', '--fast'], [...front, 'tell-error', 'telling'].sort()],
  ])('to print %s: next to nothing', async (_title, args, files) => {
    expect(await loadedFiles(args, temporaryFolder())).toEqual(files);
  });

  it('where nothing has changed: no planning, no checks of plans, no HTTP, no spinner', async () => {
    const cwd = temporaryFolder();
    layOut(cwd, {
      'pom.xml': pomText({ dependencies: ['org.acme:library:1'] }),
      ...published('org.acme:library:1', [{ path: 'org/acme/a.txt', content: 'a' }]),
    });
    const args = ['plan', 'pom.xml', '--repository', `file://${cwd}`, '--cache', 'cache'];
    const first = await loadedFiles(args, cwd);
    expect(first).toEqual(expect.arrayContaining(['module', 'schema']));
    expect(first).not.toContain('connections');
    const again = await loadedFiles(args, cwd);
    const goal = ['goal-plan-run', 'goals', 'run-goal', 'telling', 'world'];
    expect(again).toEqual([...front, ...goal].sort());
  });

  it('to print the set difference of two jars: no parser of options, no Maven, nothing of other views', async () => {
    const cwd = temporaryFolder();
    layOut(cwd, {
      'old.jar': zip([{ path: 'A.class' }]),
      'new.jar': zip([{ path: 'B.class' }]),
      'odd.jar': zip([{ path: 'B.class' }, { path: '../B.class' }]),
    });
    const args = ['diff', 'old.jar', 'new.jar', '--classes'];
    expect(await loadedFiles(args, cwd)).toEqual(['main', 'quick', 'quick-diff', 'start']);
    expect(await loadedFiles([...args, '--quiet'], cwd)).not.toContain('goal-diff-whole');
    expect(await loadedFiles(['diff', 'old.jar', 'odd.jar', '--classes'], cwd)).toContain(
      'goal-diff-whole',
    );
  });
});
