import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { packageWithPlan, relocation } from '../support/package-copy.js';
import { layOut, pomText } from '../support/shading-module.js';
import { javaOfBuild, newestJava, runJava, tryJava } from './support/drivers.js';
import { classPath, jdkHome, succeed, workFolder } from './support/programs.js';

/**
 * The oracle is the JVM, on JDK 17 and 25. A module moves `com.lib` to `hidden.com.lib`. Its jar is compiled from sources that
 * are called so (as the plugin would have left them), the class that it lacks from sources against `com.lib`.
 */
const tool = (name: string): string => join(jdkHome(javaOfBuild), 'bin', name);

const library = (name: string) => ({
  'Greeting.java': `package ${name};
public abstract class Greeting {
  public interface Tone { String of(String text); }
  protected Tone tone() { return text -> text + "!"; }
  public static String to(String whom) { return "hello " + whom; }
}
`,
});

/** Inherits, calls, uses a nested type in a descriptor and in a lambda, and says names as texts. */
const wanted = `package com.tool;
import com.lib.Greeting;
import java.util.function.Function;
public class Wanted extends Greeting {
  private static final String RESOURCE = "com/lib/Greeting.class";
  public static void main(String[] args) throws Exception {
    Tone tone = new Wanted().tone();
    Function<String, String> greet = Greeting::to;
    System.out.println(tone.of(greet.apply("world")));
    System.out.println(Class.forName("com.lib.Greeting").getName());
    System.out.println(Wanted.class.getClassLoader().getResource(RESOURCE) != null);
    System.out.println("see com.lib.Greeting");
  }
}
`;

const work = workFolder('patch-relocated');
const at = (...parts: readonly string[]): string => join(work, ...parts);
const [uber, newer, patched] = [at('uber.jar'), at('newer.jar'), at('out', 'patched.jar')];

beforeAll(async () => {
  const under = (folder: string, files: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
  layOut(work, {
    ...under('lib/com/lib', library('com.lib')),
    ...under('moved/hidden/com/lib', library('hidden.com.lib')),
    'tool/com/tool/Wanted.java': wanted,
    'words/META-INF/maven/org.acme/acme-uber/pom.properties': 'version=1.0\n',
  });
  const compile = (path: string, source: string, to: string) =>
    succeed(tool('javac'), ['--release', '8', '-nowarn', '-cp', path, '-d', at(to), at(source)]);
  await compile('.', 'lib/com/lib/Greeting.java', 'lib-classes');
  await compile('.', 'moved/hidden/com/lib/Greeting.java', 'moved-classes');
  await compile(at('lib-classes'), 'tool/com/tool/Wanted.java', 'tool-classes');
  const jar = (file: string, ...folders: readonly string[]) =>
    succeed(tool('jar'), ['cf', file, ...folders.flatMap((folder) => ['-C', at(folder), '.'])]);
  await jar(uber, 'moved-classes', 'words');
  await jar(newer, 'tool-classes');
  const path = 'com/lib/Greeting.class';
  const program = await packageWithPlan(at('package'), {
    pom: pomText({
      dependencies: ['com.lib:lib:1'],
      configuration: relocation('com.lib', 'hidden.com.lib'),
    }),
    artifacts: { 'com.lib:lib:1': [{ path, content: readFileSync(at('lib-classes', path)) }] },
  });
  const what = ['--class', 'com.tool.Wanted', '--from', newer, '--out', patched];
  await succeed(process.execPath, [program, 'patch', uber, ...what], work);
}, 120_000);

describe.each([javaOfBuild, newestJava])(
  'a class that was compiled against com.lib, on JDK %d',
  (java) => {
    test('runs in the patched jar, against what the jar holds under hidden.com.lib', async () => {
      const said = await runJava(java, patched, ['-Xverify:all', 'com.tool.Wanted']);
      expect(said.trim().split('\n')).toEqual([
        'hello world!',
        'hidden.com.lib.Greeting',
        'true',
        'see com.lib.Greeting',
      ]);
    });

    test('does not, as it is in its own jar, beside the same classes', async () => {
      const { exitCode, stderr } = await tryJava(java, classPath(uber, newer), ['com.tool.Wanted']);
      expect(exitCode).toBe(1);
      expect(stderr).toContain('java.lang.NoClassDefFoundError: com/lib/Greeting');
    });
  },
);
