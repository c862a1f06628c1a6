import { expect, it } from 'vitest';
import { temporaryFolder, transcript } from '../support/command-line.js';
import { layOut } from '../support/shading-module.js';
import { codedClass } from '../support/coded-class.js';
import { tinyClass } from '../support/tiny-class.js';
import type { ZipEntry } from '../support/zip.js';
import { zip } from '../support/zip.js';

const entry = (name: string, content: Buffer): ZipEntry => ({ path: `${name}.class`, content });
const of = (artifact: string, version: string): ZipEntry => ({
  path: `META-INF/maven/org.acme/${artifact}/pom.properties`,
  content: `groupId=org.acme\nartifactId=${artifact}\nversion=${version}\n`,
});

/**
 *     old-uber.jar: org.acme.Text (run), org.acme.Pool (take(int)), org.acme.Store -> Pool.take(int)
 *     new-uber.jar:                       org.acme.Pool (take(long)), org.acme.Store -> Pool.take(long)
 *     consumer.jar: org.other.Job -> Text.run, Pool.take(int), Store.run
 */
const pool = (type: string): readonly ZipEntry[] => [
  entry(
    'org/acme/Pool',
    tinyClass({
      name: 'org/acme/Pool',
      methods: [{ name: 'take', descriptor: `(${type})V`, access: 0x0009 }],
    }),
  ),
  entry(
    'org/acme/Store',
    codedClass({
      name: 'org/acme/Store',
      steps: [{ call: ['org/acme/Pool', 'take', `(${type})V`] }],
    }),
  ),
];
const text = entry('org/acme/Text', codedClass({ name: 'org/acme/Text' }));
const job = entry(
  'org/other/Job',
  codedClass({
    name: 'org/other/Job',
    steps: [
      { call: ['org/acme/Text', 'run', '()V'] },
      { call: ['org/acme/Pool', 'take', '(I)V'] },
      { call: ['org/acme/Store', 'run', '()V'] },
    ],
  }),
);

/** JVMS §5.4.3.1 says NoClassDefFoundError, §5.4.3.3 NoSuchMethodError; `test/live` asks the JVM. */
it('shows what breaks when one jar takes the place of another', async () => {
  const cwd = temporaryFolder();
  layOut(cwd, {
    'old-uber.jar': zip([of('text', '1'), of('pool', '1'), text, ...pool('I')]),
    'new-uber.jar': zip([of('pool', '2'), ...pool('J')]),
    'consumer.jar': zip([job]),
  });
  const shown = await transcript(
    'uberplan check consumer.jar --on new-uber.jar --against old-uber.jar',
    { cwd },
  );
  await expect(shown).toMatchFileSnapshot('transcripts/check-shown.txt');
});

it('shows why a class is not there', async () => {
  const shown = await transcript('uberplan why org.apache.hadoop.util.CleanerUtil');
  await expect(shown).toMatchFileSnapshot('transcripts/why-shown.txt');
});
