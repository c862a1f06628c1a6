import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { run, temporaryFolder } from '../support/command-line.js';
import { layOut, pomText } from '../support/shading-module.js';
import { tinyClass } from '../support/tiny-class.js';
import { zip } from '../support/zip.js';

const classAt = (name: string) => ({ path: `${name}.class`, content: tinyClass({ name }) });

/** `stopgap.jar` is `uber.jar` with a class of `newer.jar`. */
async function folder(): Promise<string> {
  const cwd = temporaryFolder();
  layOut(cwd, {
    'uber.jar': zip([classAt('org/acme/Held')]),
    'newer.jar': zip([classAt('org/acme/Wanted'), classAt('org/acme/Late')]),
    'module/pom.xml': pomText(),
  });
  const wanted = ['--class', 'org.acme.Wanted', '--from', 'newer.jar', '--out', 'stopgap.jar'];
  await run(['patch', 'uber.jar', ...wanted, '--force'], { cwd });
  return cwd;
}

const answer = z.object({ problems: z.array(z.looseObject({ code: z.string() })) });

/** What is said of stopgaps, by the names of their jars. */
async function stopgaps(cwd: string, args: readonly string[]): Promise<readonly unknown[]> {
  const { stdout } = await run([...args, '--json'], { cwd });
  const { problems } = answer.parse(JSON.parse(stdout));
  return problems.filter(({ code }) => code === 'patch.stopgap').map(({ file }) => file);
}

/** Each once, whoever reads it: the one in `out` is what `patch` has made. */
describe('a stopgap jar', () => {
  const other = ['patch', 'uber.jar', '--class', 'org.acme.Wanted', '--out', 'out/new.jar'];
  const late = ['--class', 'org.acme.Late', '--from', 'newer.jar'];
  it.each([
    ['is told by diff', ['diff', 'uber.jar', 'stopgap.jar'], ['stopgap.jar']],
    [
      'is told by a diff of names alone',
      ['diff', 'uber.jar', 'stopgap.jar', '--classes'],
      ['stopgap.jar'],
    ],
    [
      'is told as a consumer by plan',
      ['plan', 'module', '--offline', '--consumer', 'stopgap.jar'],
      ['stopgap.jar'],
    ],
    [
      'is told as a consumer by generate',
      ['generate', 'module', '--offline', '--dry-run', '--consumer', 'stopgap.jar'],
      ['stopgap.jar'],
    ],
    [
      'is told as the source of a patch',
      [...other, '--from', 'stopgap.jar'],
      ['stopgap.jar', 'out/new.jar'],
    ],
    [
      'is told as a consumer of a patched jar, once where it is the source, too',
      [...other, '--from', 'stopgap.jar', '--consumer', 'stopgap.jar'],
      ['stopgap.jar', 'out/new.jar'],
    ],
    [
      'is told as what is patched again',
      ['patch', 'stopgap.jar', ...late, '--out', 'out/new.jar'],
      ['out/new.jar'],
    ],
    [
      'is told where nothing is done to it',
      ['patch', 'stopgap.jar', ...late, '--out', 'out/new.jar', '--dry-run'],
      ['stopgap.jar'],
    ],
  ])('%s', async (_what, args, expected) => {
    expect(await stopgaps(await folder(), args)).toEqual(expected);
  });

  it('is told on the screen of a plan', async () => {
    const cwd = await folder();
    const args = ['plan', join(cwd, 'module'), '--offline', '--consumer', 'stopgap.jar'];
    const { stdout } = await run(args, { cwd });
    expect(stdout).toContain('stopgap.jar is a stopgap: 1 class of newer.jar was put into it');
  });
});
