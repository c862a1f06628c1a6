import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { RecordedApi } from '../support/api-recorded.js';
import { recordedApi } from '../support/api-recorded.js';
import { apiCases, casePackage } from '../support/api-cases.js';
import { classPath, jdkHome, ran, succeed, workFolder } from './support/programs.js';

const JAVA = 17;

/** Runs the client of each package named on its command line and prints what it threw. */
const runner = `
public class Runner {
  public static void main(String[] args) throws Exception {
    for (String name : args) System.out.println(name + " " + run(name));
  }
  private static String run(String name) {
    try {
      Class.forName(name + ".client.Main").getMethod("main", String[].class).invoke(null, (Object) null);
      return "-";
    } catch (Throwable thrown) {
      while (thrown instanceof java.lang.reflect.InvocationTargetException) thrown = thrown.getCause();
      return thrown.getClass().getSimpleName();
    }
  }
}`;

/** With UBERPLAN_RECORD=1 the answers are written to `test/fixtures/api`, the table of the unit tests. */
test('the JVM and the compiler say of the invented pairs what is recorded', async () => {
  const work = workFolder('api');
  const bin = join(jdkHome(JAVA), 'bin');
  const javac = (out: string, path: readonly string[], sources: readonly string[]) => [
    '-nowarn',
    '-g:none',
    '-proc:none',
    '--release',
    String(JAVA),
    '-XDshould-stop.ifError=FLOW',
    '-Xmaxerrs',
    '9999',
    '-d',
    join(work, out),
    '-cp',
    classPath(...path.map((name) => join(work, name))),
    ...sources,
  ];
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(work, path)), { recursive: true });
    writeFileSync(join(work, path), text);
    return join(work, path);
  };
  const library = (side: 'old' | 'now') =>
    apiCases.flatMap((one) =>
      Object.entries(one[side]).map(([name, text]) =>
        write(
          join(`${side}-src`, casePackage(one), `${name}.java`),
          `package ${casePackage(one)};\n${text}\n`,
        ),
      ),
    );
  const clients = apiCases.map((one) =>
    write(
      join('client-src', casePackage(one), 'client', 'Main.java'),
      `package ${casePackage(one)}.client;\nimport ${casePackage(one)}.*;\npublic class Main {\n${one.members}\npublic static void main(String[] args) { ${one.client} }\n}\n`,
    ),
  );
  await succeed(join(bin, 'javac'), javac('old', [], library('old')));
  await succeed(join(bin, 'javac'), javac('now', [], library('now')));
  await succeed(join(bin, 'javac'), javac('client', ['old'], clients));
  await succeed(join(bin, 'javac'), javac('client', [], [write('Runner.java', runner)]));
  const again = await ran(join(bin, 'javac'), javac('again', ['now'], clients));
  const names = apiCases.map(casePackage);
  const path = classPath(join(work, 'client'), join(work, 'now'));
  const { stdout } = await succeed(join(bin, 'java'), ['-cp', path, 'Runner', ...names]);
  const thrown = new Map(
    stdout.split('\n').map((line) => [line.split(' ')[0], line.split(' ')[1]]),
  );
  const failed = new Set(
    [...again.stderr.matchAll(/client-src[/\\](\w+)[/\\]client[/\\]Main\.java:\d+: error/g)].map(
      ([, name]) => name,
    ),
  );
  const judged = Object.fromEntries(
    names.map((name) => [
      name,
      { throws: thrown.get(name) ?? 'nothing was said', compiles: !failed.has(name) },
    ]),
  );
  const recorded: RecordedApi = {
    java: JAVA,
    judged,
    old: classesBelow(join(work, 'old')),
    now: classesBelow(join(work, 'now')),
  };
  if (process.env['UBERPLAN_RECORD'] === '1')
    writeFileSync(
      'test/fixtures/api/cases.json.gz',
      gzipSync(JSON.stringify(recorded), { level: 9 }),
    );
  expect(recorded.judged).toEqual(recordedApi().judged);
});

function classesBelow(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
  return Object.fromEntries(
    files.map((path) => [
      relative(folder, join(folder, path)).replaceAll(sep, '/'),
      readFileSync(join(folder, path)).toString('base64'),
    ]),
  );
}
