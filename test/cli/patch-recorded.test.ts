import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { run, temporaryFolder } from '../support/command-line.js';
import { packageWithPlan } from '../support/package-copy.js';
import { layOut, pomText, published } from '../support/shading-module.js';
import { tinyClass } from '../support/tiny-class.js';
import { zip } from '../support/zip.js';

const held = { path: 'com/lib/Held.class', content: tinyClass({ name: 'com/lib/Held' }) };
const wanted = { path: 'com/tool/Wanted.class', content: tinyClass({ name: 'com/tool/Wanted' }) };
const jar = zip([wanted]);
const scene = {
  pom: pomText({ dependencies: ['com.lib:lib:1'] }),
  artifacts: { 'com.lib:lib:1': [held] },
};

/** A jar of the recorded module, and a repository that has the artifact which the plan's stopgap names. */
async function recorded(sha256: string) {
  const cwd = temporaryFolder();
  layOut(cwd, {
    'uber.jar': zip([
      { path: 'META-INF/maven/org.acme/acme-uber/pom.properties', content: 'version=1.0' },
      held,
    ]),
    ...published('com.tool:tool:2', [wanted]),
  });
  const stopgap = { classes: ['com.tool.Wanted'], source: 'com.tool:tool:2', sha256 };
  const program = await packageWithPlan(temporaryFolder(), scene, stopgap);
  const words = ['patch', 'uber.jar', '--out', 'out/patched.jar', '--cache', 'cache'];
  const finished = await run([...words, '--repository', `file://${cwd}`], { cwd, program });
  return { ...finished, isWritten: readdirSync(cwd).includes('out') };
}

describe('a jar whose module is recorded with a stopgap', () => {
  it('gets the recorded class from the recorded artifact', async () => {
    const { stdout, exitCode, isWritten } = await recorded(
      createHash('sha256').update(jar).digest('hex'),
    );
    expect({ exitCode, isWritten }).toEqual({ exitCode: 0, isWritten: true });
    expect(stdout).toContain('+ com.tool.Wanted  asked for');
    expect(stdout).toContain('of com.tool:tool:2');
  });

  it('gets nothing of an artifact that is not the recorded one', async () => {
    const { stderr, exitCode, isWritten } = await recorded('0'.repeat(64));
    expect({ exitCode, isWritten }).toEqual({ exitCode: 3, isWritten: false });
    expect(stderr).toMatch(
      /com\.tool:tool:2 is not the file that was recorded[\s\S]*patch\.checksum/,
    );
  });
});
