import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run, temporaryFolder } from '../support/command-line.js';
import { layOut } from '../support/shading-module.js';
import type { TinyClass } from '../support/tiny-class.js';
import { tinyClass } from '../support/tiny-class.js';
import type { ZipEntry } from '../support/zip.js';
import { zip } from '../support/zip.js';

const manifest = { path: 'META-INF/MANIFEST.MF', content: 'Manifest-Version: 1.0\r\n\r\n' };
const record = { path: 'META-INF/uberplan/patch.json', content: '{"schema":"uberplan/patch/1"}' };
const classOf = (name: string, spec: Omit<TinyClass, 'name'> = {}): ZipEntry => ({
  path: `${name}.class`,
  content: tinyClass({ name, ...spec }),
});
const held = classOf('org/acme/Held', { major: 52 });
const wanted = classOf('org/acme/Wanted', { major: 52 });

/** `uber.jar` holds Held, `newer.jar` Wanted; the others are what their names say. */
function folder(): string {
  const cwd = temporaryFolder();
  const uber = zip([manifest, held]);
  layOut(cwd, {
    'uber.jar': uber,
    'read-only.jar': uber,
    'newer.jar': zip([wanted]),
    'young.jar': zip([classOf('org/acme/Wanted', { major: 61 })]),
    'bomb.jar': zip([{ path: 'org/acme/Wanted.class', content: 'abc', size: 900_000_000 }]),
    'cut-short.jar': uber.subarray(0, uber.length - 30),
    'page.jar': '<!doctype html><title>502 Bad Gateway</title>',
    'other-twice.jar': zip([manifest, held, held]),
    'wanted-twice.jar': zip([manifest, held, wanted, classOf('org/acme/Wanted', { major: 50 })]),
    'manifest-twice.jar': zip([manifest, { ...manifest, content: 'Main-Class: A\n' }, held]),
    'damaged-record.jar': zip([manifest, held, record]),
    'record-twice.jar': zip([manifest, held, record, record]),
    'note.txt': 'text',
  });
  mkdirSync(join(cwd, 'folder.jar'));
  mkdirSync(join(cwd, 'hard'));
  linkSync(join(cwd, 'uber.jar'), join(cwd, 'hard/link.jar'));
  symlinkSync('uber.jar', join(cwd, 'link.jar'));
  symlinkSync('nowhere.jar', join(cwd, 'dangling.jar'));
  chmodSync(join(cwd, 'read-only.jar'), 0o444);
  return cwd;
}

/** All files below a folder with their bytes; a link stands for itself. */
function contents(cwd: string): ReadonlyMap<string, string> {
  const names = readdirSync(cwd, { recursive: true, encoding: 'utf8' }).sort();
  return new Map(
    names.map((name) => {
      const path = join(cwd, name);
      return [name, lstatSync(path).isFile() ? readFileSync(path).toString('base64') : 'no file'];
    }),
  );
}

const source = ['--class', 'org.acme.Wanted', '--from', 'newer.jar'];
const out = ['--out', 'out/patched.jar'];

describe('patch stops, says what and where, and changes nothing', () => {
  it.each([
    ['a folder', ['folder.jar', ...source, ...out], 2, 'patch.not-a-jar', 'folder.jar'],
    ['a link to nothing', ['dangling.jar', ...source, ...out], 3, 'input.absent', 'dangling.jar'],
    ['nothing', ['nowhere.jar', ...source, ...out], 3, 'input.absent', 'nowhere.jar'],
    ['another file', ['note.txt', ...source, ...out], 2, 'input.unknown-kind', 'note.txt'],
    ['a jar cut short', ['cut-short.jar', ...source, ...out], 3, 'jar.truncated', 'cut-short.jar'],
    ['a page of a proxy', ['page.jar', ...source, ...out], 3, 'jar.not-a-zip', 'page.jar'],
    [
      'a record that is none',
      ['damaged-record.jar', ...source, ...out],
      3,
      'patch.damaged-record',
      'META-INF/uberplan/patch.json',
    ],
    [
      'two records',
      ['record-twice.jar', ...source, ...out],
      3,
      'patch.damaged-record',
      'META-INF/uberplan/patch.json',
    ],
    [
      'a source that is a bomb',
      ['uber.jar', '--class', 'org.acme.Wanted', '--from', 'bomb.jar', ...out],
      3,
      'jar.wrong-size',
      'org/acme/Wanted.class',
    ],
    [
      'a name that leaves the jar',
      ['uber.jar', '--class', '../../etc/passwd', '--from', 'newer.jar', ...out],
      2,
      'patch.class-absent',
      'newer.jar',
    ],
    [
      'a name that is a path',
      ['uber.jar', '--class', 'org/acme/Wanted.class', '--from', 'newer.jar', ...out],
      2,
      'patch.class-absent',
      'newer.jar',
    ],
    [
      'a read-only jar',
      ['read-only.jar', ...source, '--in-place'],
      2,
      'patch.read-only',
      'read-only.jar',
    ],
    ['itself', ['uber.jar', ...source, '--out', './uber.jar'], 2, 'patch.same-file', './uber.jar'],
    [
      'itself by a link, by force',
      ['uber.jar', ...source, '--out', 'link.jar', '--force'],
      2,
      'patch.same-file',
      'link.jar',
    ],
    [
      'itself by another name',
      ['uber.jar', ...source, '--out', 'hard/link.jar'],
      2,
      'patch.target-exists',
      'hard/link.jar',
    ],
    [
      'a folder as output',
      ['uber.jar', ...source, '--out', 'folder.jar'],
      2,
      'patch.target-exists',
      'folder.jar',
    ],
    [
      'a file in the place of a folder',
      ['uber.jar', ...source, '--out', 'note.txt/patched.jar'],
      3,
      'io.wrong-kind',
      'note.txt',
    ],
    [
      'a record that is none, undoing',
      ['--undo', 'damaged-record.jar', ...out],
      3,
      'patch.damaged-record',
      'damaged-record.jar',
    ],
  ])('at %s', async (_what, args, exit, code, place) => {
    const cwd = folder();
    const before = contents(cwd);
    const { exitCode, stderr } = await run(['patch', ...args], { cwd });
    expect({ exitCode, told: stderr.includes(`\n  ${code}: uberplan help ${code}\n`) }).toEqual({
      exitCode: exit,
      told: true,
    });
    expect(stderr).toContain(place);
    expect(stderr.split('\n').length).toBeGreaterThanOrEqual(4); // what, what to do, the page
    expect(contents(cwd)).toEqual(before);
  });

  it.runIf(process.platform === 'linux')(
    'where nobody may write, and where a file may not be that large',
    async () => {
      const cwd = folder();
      const before = contents(cwd);
      const { exitCode, stderr } = await run(
        ['patch', 'uber.jar', ...source, '--out', '/sys/x.jar'],
        {
          cwd,
        },
      );
      expect({ exitCode, stderr }).toEqual({
        exitCode: 3,
        stderr: expect.stringMatching(/\/sys\/x\.jar.*\n.*\n {2}io\.(?:read-only|not-permitted):/),
      });
      const program = resolve('dist/cli/main.js');
      const limited = 'ulimit -f 1; exec "$0" "$@"';
      const words = ['patch', 'uber.jar', ...source, '--out', 'large.jar', '--force'];
      const { status, stderr: said } = spawnSync(
        'bash',
        ['-c', limited, process.execPath, program, ...words],
        { cwd, encoding: 'utf8', env: { ...process.env, HOME: cwd } },
      );
      expect({ status, said }).toEqual({
        status: 3,
        said: expect.stringMatching(/large\.jar.*\n.*\n {2}io\.limit:/),
      });
      expect(contents(cwd)).toEqual(before);
    },
  );
});

describe('patch goes on, and says', () => {
  const told = async (cwd: string, args: readonly string[]) =>
    (await run(['patch', ...args, ...out], { cwd })).stdout;

  it('that a path is in the jar twice', async () => {
    const cwd = folder();
    expect(await told(cwd, ['other-twice.jar', ...source])).toMatch(
      /jar\.duplicate-entry\s+other-twice\.jar holds org\/acme\/Held\.class 2 times, with equal bytes/,
    );
    await run(['patch', '--undo', 'out/patched.jar', '--out', 'back.jar'], { cwd });
    expect(readFileSync(join(cwd, 'back.jar'))).toEqual(readFileSync(join(cwd, 'other-twice.jar')));
  });

  // java.util.jar.JarFile of JDK 17 and 25 gives the last entry of a name (test/live/patched-jar.test.ts).
  it('that the manifest is there twice, and labels the one that Java reads', async () => {
    const cwd = folder();
    expect(await told(cwd, ['manifest-twice.jar', ...source])).toContain('jar.duplicate-entry');
    const bytes = readFileSync(join(cwd, 'out/patched.jar')).toString('latin1');
    expect(bytes.indexOf('Uberplan-Stopgap')).toBeGreaterThan(bytes.indexOf('Main-Class: A'));
    expect(bytes.indexOf('Main-Class: A')).toBeGreaterThan(bytes.indexOf('Manifest-Version'));
  });

  it('that a class which is wanted is there twice, and adds no third', async () => {
    const screen = await told(folder(), ['wanted-twice.jar', ...source]);
    expect(screen).toContain('jar.duplicate-entry');
    expect(screen).toContain('refused: nothing was written');
  });

  it('that the classes are newer than those of the jar, unless the Java that runs it is named', async () => {
    const cwd = folder();
    const young = ['uber.jar', '--class', 'org.acme.Wanted', '--from', 'young.jar'];
    expect(await told(cwd, young)).toMatch(
      /patch\.newer-class-file\s+1 added class needs Java 17, and the jar was made for Java 8/,
    );
    expect(await told(cwd, [...young, '--java', '17', '--force'])).not.toContain(
      'newer-class-file',
    );
    writeFileSync(
      join(cwd, 'java-17.jar'),
      zip([manifest, classOf('org/acme/Held', { major: 61 })]),
    );
    const args = ['java-17.jar', ...young.slice(1), '--force'];
    expect(await told(cwd, args)).not.toContain('newer-class-file');
  });

  it('nothing against a link to a jar, which stays one when its jar is patched in place', async () => {
    const cwd = folder();
    const { exitCode } = await run(['patch', 'link.jar', ...source, '--in-place'], { cwd });
    expect({ exitCode, isLink: lstatSync(join(cwd, 'link.jar')).isSymbolicLink() }).toEqual({
      exitCode: 0,
      isLink: true,
    });
    expect(readFileSync(join(cwd, 'uber.jar')).includes('Uberplan-Stopgap')).toBe(true);
    expect(readFileSync(join(cwd, 'uber.jar.original'))).toEqual(
      readFileSync(join(cwd, 'hard/link.jar')),
    );
  });
});
