import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { spawn } from 'node:child_process';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { obtainJars } from './support/artifacts.js';
import {
  besideUber,
  compileDrivers,
  javaOfBuild,
  newestJava,
  obtainClassified,
  runJava,
  spill,
  tryJava,
} from './support/drivers.js';
import { classPath, jdkHome, ran, succeed, uberplan, workFolder } from './support/programs.js';

const uberName = 'org.apache.seatunnel:seatunnel-hadoop3-3.1.4-uber:2.3.9';
const cos = 'org.apache.hadoop:hadoop-cos:3.4.1';
const openStream = 'org/apache/hadoop/fs/cosn/OpenStream';

/** As much of `--json` as is looked at here. */
const envelope = z.object({
  problems: z.array(z.looseObject({ code: z.string() })),
  result: z.object({
    verdict: z.string(),
    added: z.array(z.object({ name: z.string(), source: z.string() })),
    missing: z.array(z.object({ consumer: z.string(), names: z.array(z.string()) })),
    linking: z.array(z.string()),
  }),
});

/** The published 3.1.4 jar, patched in the two ways that a person would. */
describe('the published jar of 2.3.9', () => {
  const work = workFolder('patch');
  const stopgap = join(work, 'cleaner', 'stopgap.jar');
  const whole = join(work, 'whole', 'stopgap.jar');
  let original = '';
  let jars: readonly string[] = [];
  const classes = join(work, 'classes');

  beforeAll(async () => {
    jars = await obtainJars(besideUber, join(work, 'beside'));
    original = await obtainClassified(`${uberName}:jar:optional`, join(work, 'uber'));
    await obtainJars(['org.apache.hadoop:hadoop-common:3.4.1'], join(work, 'source'));
    await uberplan(['patch', original, '--out', stopgap], work);
    await uberplan(['patch', original, '--for', cos, '--out', whole], work);
    await compileDrivers([spill, openStream, 'LoadClasses'], classes, classPath(whole, ...jars));
  });

  const on = (jar: string) => classPath(classes, jar, ...jars);
  const name = (driver: string) => driver.replaceAll('/', '.');

  describe.each([javaOfBuild, newestJava])('on Java %i', (java) => {
    test('fails with the fifth buffer as it was published', async () => {
      const args = [name(spill), '5', join(work, `before-${java}`)];
      const { stderr, exitCode } = await tryJava(java, on(original), args);
      expect(exitCode).toBe(1);
      expect(stderr).toContain('NoClassDefFoundError: org/apache/hadoop/util/CleanerUtil');
    });

    test.each([5, 64])('gives and takes %i buffers once patched', async (count) => {
      const args = [name(spill), String(count), join(work, `after-${java}-${count}`)];
      expect(await runJava(java, on(stopgap), args)).toContain(`returned ${count} buffers`);
    });

    test('holds all that hadoop-cos loads and initialises, once patched for it', async () => {
      expect(await runJava(java, on(whole), ['LoadClasses', jars[0] ?? ''])).toMatch(
        /loaded (\d+) of \1\b/,
      );
    });
  });

  test('opens a stream only where all that hadoop-cos lacks was added', async () => {
    const args = [name(openStream), join(work, 'stream')];
    expect(await runJava(javaOfBuild, on(whole), args)).toContain('opened');
    const { stderr, exitCode } = await tryJava(javaOfBuild, on(stopgap), args);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/NoClassDefFoundError: org\/apache\/hadoop\/thirdparty\/com\/google/);
  });

  test('tells first what is still missing with the one class alone', async () => {
    const { stdout } = await uberplan(['patch', original, '--dry-run', '--out', 'x.jar'], work);
    const [first = ''] = stdout.split('\n');
    expect(first).toContain(`still missing  ${cos}`);
    const { result } = await told([original, '--dry-run', '--out', 'x.jar']);
    expect(result.added.map((one) => one.name)).toEqual([
      'org.apache.hadoop.util.CleanerUtil',
      'org.apache.hadoop.util.CleanerUtil$BufferCleaner',
    ]);
    expect(result.missing.map(({ consumer }) => consumer)).toEqual([cos]);
  });

  // facts.md of the measurements: seven names from two artifacts, and what they need of shaded guava.
  test('takes classes of two artifacts for hadoop-cos, nearly all of shaded guava', async () => {
    const { result } = await told([original, '--for', cos, '--dry-run', '--out', 'x.jar']);
    const sources = new Map<string, number>();
    for (const { source } of result.added) sources.set(source, (sources.get(source) ?? 0) + 1);
    expect([...sources.keys()].sort()).toEqual([
      'org.apache.hadoop.thirdparty:hadoop-shaded-guava:1.3.0',
      'org.apache.hadoop:hadoop-common:3.4.1',
    ]);
    expect(result.added.length).toBeGreaterThan(700);
    expect(result.linking).toContain(cos);
  });

  test('is read by the usual tools without complaint', async () => {
    for (const jar of [stopgap, whole]) {
      await succeed('unzip', ['-tq', jar]);
      await succeed(join(jdkHome(javaOfBuild), 'bin', 'jar'), ['tf', jar]);
      await succeed('python3', [
        '-c',
        `import zipfile; assert zipfile.ZipFile(${JSON.stringify(jar)}).testzip() is None`,
      ]);
      const { stdout } = await succeed(join(jdkHome(javaOfBuild), 'bin', 'jarsigner'), [
        '-verify',
        jar,
      ]);
      expect(stdout).toContain('jar is unsigned');
    }
  });

  test('is the original again, bit for bit, after one patch and after two', async () => {
    const twice = join(work, 'twice', 'stopgap.jar');
    await uberplan(['patch', stopgap, '--for', cos, '--out', twice], work);
    for (const [index, jar] of [stopgap, whole, twice].entries()) {
      const back = join(work, `back-${index}`, 'original.jar');
      await uberplan(['patch', '--undo', jar, '--out', back], work);
      await succeed('cmp', [original, back]);
    }
  });

  test('comes out with the same bytes each time', async () => {
    const again = join(work, 'again', 'stopgap.jar');
    await uberplan(['patch', original, '--out', again], work);
    await succeed('cmp', [stopgap, again]);
  });

  test('is known as a stopgap by other goals', async () => {
    const { stdout } = await ran(process.execPath, [
      resolve('dist/cli/main.js'),
      'diff',
      original,
      stopgap,
      '--json',
    ]);
    expect(envelopeOf(stdout).map(({ code }) => code)).toContain('patch.stopgap');
  });

  test('refuses what Hadoop asks of Java 24 and later, and says so', async () => {
    const { problems } = await told([original, '--java', '24', '--dry-run', '--out', 'x.jar']);
    expect(problems).toContainEqual(
      expect.objectContaining({
        code: 'patch.platform-refuses',
        member: 'javax.security.auth.Subject.getSubject',
      }),
    );
  });

  test('is the old file or the whole new one whenever it is killed', async () => {
    const folder = join(work, 'killed');
    mkdirSync(folder);
    const jar = join(folder, 'uber.jar');
    copyFileSync(original, jar);
    const before = readFileSync(jar);
    const took = await timed(() => uberplan(['patch', jar, '--in-place'], folder));
    const after = readFileSync(jar);
    expect(after.equals(before)).toBe(false);
    for (let moment = 0; moment < 50; moment++) {
      writeFileSync(jar, before);
      for (const left of readdirSync(folder))
        if (left.endsWith('.original')) await succeed('rm', [join(folder, left)]);
      await killedAfter(['patch', jar, '--in-place'], folder, (took * moment) / 49);
      const now = readFileSync(jar);
      expect(now.equals(before) || now.equals(after), `killed at ${moment} of 49`).toBe(true);
    }
    writeFileSync(jar, before);
    for (const left of readdirSync(folder))
      if (left.endsWith('.original')) await succeed('rm', [join(folder, left)]);
    await uberplan(['patch', jar, '--in-place'], folder);
    expect(readdirSync(folder).sort()).toEqual(['uber.jar', 'uber.jar.original']);
    expect(statSync(`${jar}.original`).size).toBe(before.length);
  });

  async function told(args: readonly string[]): Promise<z.infer<typeof envelope>> {
    const { stdout } = await uberplan(['patch', ...args, '--json'], work);
    return envelope.parse(JSON.parse(stdout));
  }
});

function envelopeOf(stdout: string): readonly { readonly code: string }[] {
  return z
    .object({ problems: z.array(z.looseObject({ code: z.string() })) })
    .parse(JSON.parse(stdout)).problems;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** SIGKILL after so many milliseconds, unless it is done by then. */
function killedAfter(args: readonly string[], cwd: string, milliseconds: number): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [resolve('dist/cli/main.js'), ...args], {
      cwd,
      stdio: 'ignore',
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
    child.on('error', failed);
    child.on('close', () => {
      clearTimeout(timer);
      done();
    });
  });
}
