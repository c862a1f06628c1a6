import { describe, expect, it } from 'vitest';
import { codedClass } from '../support/coded-class.js';
import { run, temporaryFolder, transcript } from '../support/command-line.js';
import { layOut } from '../support/shading-module.js';
import { tinyClass } from '../support/tiny-class.js';
import { zip } from '../support/zip.js';

const plain = '(Lcom/lib/Text;)V';
const relocated = '(Lshaded/com/lib/Text;)V';

function jarOf(descriptor: string, ...more: readonly string[]): Uint8Array {
  const reader = tinyClass({ name: 'org/acme/Reader', methods: [{ name: 'read', descriptor }] });
  return zip([
    { path: 'org/acme/Reader.class', content: reader },
    ...more.map((name) => ({ path: `${name}.class`, content: tinyClass({ name }) })),
  ]);
}

/** An uber jar before and after its library was relocated, and one that calls it. */
function jars(): string {
  const cwd = temporaryFolder();
  const user = codedClass({
    name: 'org/user/Main',
    steps: [{ call: ['org/acme/Reader', 'read', plain] }],
  });
  layOut(cwd, {
    'old.jar': jarOf(plain, 'com/lib/Text'),
    'new.jar': jarOf(relocated, 'shaded/com/lib/Text'),
    'user.jar': zip([{ path: 'org/user/Main.class', content: user }]),
  });
  return cwd;
}

describe('uberplan why', () => {
  it('names both descriptors of a member whose types were relocated', async () => {
    const inputs = '--on new.jar --against old.jar --consumer user.jar --offline';
    const shown = await transcript(`uberplan why org.acme.Reader#read${plain} ${inputs}`, {
      cwd: jars(),
    });
    await expect(shown).toMatchFileSnapshot('transcripts/why-relocated.txt');
  });

  it('says of a member in recorded plans that only its class is known', async () => {
    const shown = await transcript('uberplan why org.apache.hadoop.fs.FileSystem#get');
    await expect(shown).toMatchFileSnapshot('transcripts/why-member.txt');
  });

  it('refuses what is no subject, and inputs without --on', async () => {
    expect(await run(['why', 'a..b#'])).toMatchObject({ exitCode: 2 });
    const answer = await run(['why', 'org.acme.A', '--consumer', 'user.jar'], { cwd: jars() });
    expect(answer).toMatchObject({ exitCode: 2 });
    expect(answer.stderr).toContain('--on');
  });
});
