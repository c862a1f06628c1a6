import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readDirectory } from '../../src/formats/jar/directory.js';
import { readEntry } from '../../src/formats/jar/read-entry.js';
import { canonicalClass } from '../../src/jvm/compare/canonical-class.js';
import { codedClass } from '../support/coded-class.js';
import { run, temporaryFolder, transcript } from '../support/command-line.js';
import { packageWithPlan, relocation } from '../support/package-copy.js';
import { layOut, pomText } from '../support/shading-module.js';
import type { ZipEntry } from '../support/zip.js';
import { byteSource, zip } from '../support/zip.js';

const classOf = (spec: Parameters<typeof codedClass>[0]): ZipEntry => ({
  path: `${spec.name}.class`,
  content: codedClass(spec),
});

/** The module moves `com.lib` to `hidden.com.lib`; the class that its jar lacks speaks of `com.lib`, as it was compiled. */
const pom = pomText({
  dependencies: ['com.lib:lib:1'],
  configuration: relocation('com.lib', 'hidden.com.lib'),
});
const lib = [classOf({ name: 'com/lib/Held' })];
const uber = [
  { path: 'META-INF/MANIFEST.MF', content: 'Manifest-Version: 1.0\r\n\r\n' },
  { path: 'META-INF/maven/org.acme/acme-uber/pom.properties', content: 'version=1.0' },
  classOf({ name: 'hidden/com/lib/Held' }),
];
const newer = [
  classOf({
    name: 'com/tool/Wanted',
    steps: [
      { call: ['com/lib/Held', 'run', '()V'] },
      { load: 'com.lib.Held' },
      { load: 'com/lib/Held' },
      { load: 'see com.lib.Held' },
    ],
  }),
];

const program = (): Promise<string> =>
  packageWithPlan(temporaryFolder(), { pom, artifacts: { 'com.lib:lib:1': lib } });

function folder(): string {
  const cwd = temporaryFolder();
  layOut(cwd, { 'uber.jar': zip(uber), 'newer.jar': zip(newer) });
  return cwd;
}

const command =
  'uberplan patch uber.jar --class com.tool.Wanted --from newer.jar --out out/patched.jar';

const answer = z.object({
  problems: z.array(z.looseObject({ code: z.string() })),
  result: z.object({
    added: z.array(z.object({ name: z.string(), rewritten: z.boolean() })),
  }),
});

describe('a class that is added to a jar whose packages were moved', () => {
  it('speaks of the classes of the jar by their moved names, which is said on the screen', async () => {
    const cwd = folder();
    const text = await transcript(command, { cwd, program: await program() });
    await expect(text).toMatchFileSnapshot('transcripts/patch-relocated.txt');
    const jar = byteSource(readFileSync(join(cwd, 'out/patched.jar')), 'patched.jar');
    const entry = readDirectory(jar).entries.find(({ path }) => path === 'com/tool/Wanted.class');
    const form = canonicalClass(entry === undefined ? new Uint8Array() : readEntry(jar, entry));
    expect(form.names).toContain('hidden/com/lib/Held');
    expect(form.names).not.toContain('com/lib/Held');
    // As the plugin's relocator: whole names with dots or slashes, and no sentences (`test/live/renamed-classes.test.ts`).
    expect(form.strings).toEqual([
      'hidden.com.lib.Held',
      'hidden/com/lib/Held',
      'see com.lib.Held',
    ]);
  });

  it('is told of in JSON', async () => {
    const [, ...args] = command.split(' ');
    const ran = await run([...args, '--json'], { cwd: folder(), program: await program() });
    const { problems, result } = answer.parse(JSON.parse(ran.stdout));
    expect(result.added).toEqual([{ name: 'com.tool.Wanted', rewritten: true }]);
    expect(problems).toContainEqual(
      expect.objectContaining({
        code: 'patch.relocated',
        classes: 1,
        prefixes: [{ from: '', to: 'hidden.' }],
      }),
    );
    expect(ran.exitCode).toBe(0);
  });
});
