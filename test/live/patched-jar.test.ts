import { closeSync, mkdirSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ByteSource } from '../../src/contract/ports/bytes.js';
import { copiedEntry, dosTime, storedEntry } from '../../src/formats/jar/added-entry.js';
import { readDirectory } from '../../src/formats/jar/directory.js';
import { manifestWith } from '../../src/formats/jar/manifest-with.js';
import { originalPieces, originalRecord } from '../../src/formats/jar/original-record.js';
import { patchedJar } from '../../src/formats/jar/patched-jar.js';
import { partsOf } from '../../src/formats/jar/pieces.js';
import { pathsUnder, readRawDirectory } from '../../src/formats/jar/raw-directory.js';
import { readEntry } from '../../src/formats/jar/read-entry.js';
import { signatureFiles } from '../../src/formats/jar/signatures.js';
import { manifestBytes } from '../../src/formats/jar/taken-regions.js';
import { createFiles } from '../../src/platform/files.js';
import { byteSource, zip } from '../support/zip.js';
import { jdkHome, ran, succeed, workFolder } from './support/programs.js';

/**
 * Patched jars in the hands of those who read jars: Info-ZIP (UnZip 6.00 when this was written), `jar` and `jarsigner` of
 * JDK 17, Python's `zipfile` (3.11). What each says of the patched jar is what it says of the original.
 */
const files = createFiles();
const work = workFolder('patched-jar');
const added = ['org/example/Added.class', 'META-INF/uberplan/STOPGAP.txt'];
const time = dosTime(Date.UTC(2024, 1, 3, 4, 5, 6));

/** Jars of other tools, and what each is for; `%s` is the jar, the folder `in` holds what goes in. */
const makers: Readonly<Record<string, readonly string[]>> = {
  /* Manifest second, data descriptors, the mark 0xcafe. */
  'jdk-jar': ['jar', 'cf', '%s', '-C', 'in', '.'],
  'jdk-jar-stored': ['jar', 'c0f', '%s', '-C', 'in', '.'],
  'jdk-jar-without-manifest': ['jar', 'cMf', '%s', '-C', 'in', 'org'],
  /* Extra fields with Unix times and owners, which differ between local header and directory. */
  'info-zip': ['zip', '-qr', '../%s', 'META-INF', 'org', 'ä.txt'],
  'info-zip-last': ['zip', '-qr', '../%s', 'org', 'META-INF'],
  'info-zip-comment': ['sh', '-c', 'echo by hand | zip -qrz ../%s org META-INF'],
  'info-zip-streamed': ['sh', '-c', 'zip -qr - org META-INF | cat > ../%s'],
  'info-zip-zip64': [
    'sh',
    '-c',
    'cat org/example/A.txt | zip -q ../%s META-INF/MANIFEST.MF - org/*',
  ],
  'python-zip64': ['python3', '-c', pythonZip64()],
  'python-70000': ['python3', '-c', pythonMany()],
};
const names = Object.keys(makers);

function pythonZip64(): string {
  return [
    'import zipfile',
    "with zipfile.ZipFile('../%s', 'w') as z:",
    "  for n in ['org/example/A.txt', 'META-INF/MANIFEST.MF', 'ä.txt']:",
    "    with z.open(n, 'w', force_zip64=True) as f: f.write(open(n, 'rb').read())",
    "  z.comment = b'of python'",
  ].join('\n');
}

function pythonMany(): string {
  return [
    'import zipfile',
    "with zipfile.ZipFile('../%s', 'w') as z:",
    "  z.write('META-INF/MANIFEST.MF')",
    "  for n in range(70000): z.writestr('e%d' % n, '')",
  ].join('\n');
}

const original = (name: string) => join(work, `${name}.jar`);
const patched = (name: string) => join(work, `${name}-STOPGAP.jar`);

beforeAll(async () => {
  mkdirSync(join(work, 'in/META-INF'), { recursive: true });
  mkdirSync(join(work, 'in/org/example'), { recursive: true });
  const manifest = 'Manifest-Version: 1.0\nX-Y: z\n\nName: org/example/\nSealed: true\n\n';
  writeFileSync(join(work, 'in/META-INF/MANIFEST.MF'), manifest);
  writeFileSync(join(work, 'in/org/example/A.txt'), 'some text '.repeat(500));
  writeFileSync(join(work, 'in/org/example/B.txt'), 'b');
  writeFileSync(join(work, 'in/ä.txt'), 'not ASCII');
  for (const name of names) {
    await make(name);
    patch(name);
  }
});

async function make(name: string): Promise<void> {
  const [program = '', ...args] = makers[name] ?? [];
  const isJdk = program === 'jar';
  const full = args.map((arg) => arg.replace('%s', `${name}.jar`));
  await succeed(isJdk ? jdkTool(program) : program, full, isJdk ? work : join(work, 'in'));
}

function jdkTool(name: string): string {
  return join(jdkHome(17), 'bin', name);
}

function patch(name: string, dropsSignature = false): void {
  const source = opened(original(name));
  const directory = readRawDirectory(source);
  const old = readDirectory(source).entries.find(({ path }) => path === 'META-INF/MANIFEST.MF');
  const manifest = manifestWith(old && readEntry(source, old), [
    ['Uberplan-Stopgap', 'not an official build '.repeat(9).trim()],
  ]);
  const lib = byteSource(zip([{ path: added[0] ?? '', content: 'a class'.repeat(99) }]), 'lib.jar');
  const entries = [
    ...readDirectory(lib).entries.map((entry) => copiedEntry(lib, entry, time)),
    storedEntry(added[1] ?? '', Buffer.from('what was added'), time),
  ];
  const dropped = dropsSignature ? signatureFiles(pathsUnder(directory, 'META-INF/')) : [];
  const record = originalRecord(source, dropped, directory);
  const jar = patchedJar(source, { manifest, added: entries, dropped }, directory);
  files.writeParts(patched(name), partsOf(source, jar.pieces));
  const back = opened(patched(name));
  const undone = join(work, `${name}-undone.jar`);
  files.writeParts(undone, partsOf(back, originalPieces(back, record)));
}

function opened(path: string): ByteSource {
  const source = files.open(path);
  if (source === undefined) throw new Error(`${path} is not there`);
  return source;
}

describe.each(names)('a jar of %s, patched', (name) => {
  it('differs by what was added and the manifest only, as zipinfo tells every field', async () => {
    const old = await zipinfo(original(name));
    const now = await zipinfo(patched(name));
    const manifest = 'META-INF/MANIFEST.MF';
    const without = (entries: ReadonlyMap<string, string>) =>
      [...entries].filter(([path]) => path !== manifest && !added.includes(path));
    expect(without(now)).toEqual(without(old));
    expect([...now.keys()]).toEqual([
      ...(old.has(manifest) ? [] : [manifest]),
      ...old.keys(),
      ...added,
    ]);
    expect(timeOf(now.get(manifest))).toBe(timeOf(old.get(manifest)) ?? '1980 Jan 1 00:00:00');
  });

  it('is whole for unzip', async () => {
    const { exitCode, stdout, stderr } = await ran('unzip', ['-tqq', patched(name)]);
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });

  it('is listed by jar, added entries last', async () => {
    const { stdout } = await succeed(jdkTool('jar'), ['tf', patched(name)]);
    expect(stdout.trimEnd().split('\n').slice(-2)).toEqual(added);
  });

  it('is whole for zipfile, with the contents and the comment that it had', async () => {
    const { stdout } = await succeed('python3', [
      '-c',
      [
        'import sys, zipfile',
        'old, now = [zipfile.ZipFile(p) for p in sys.argv[1:]]',
        "own = lambda n: n != 'META-INF/MANIFEST.MF'",
        'print(now.testzip(), now.comment == old.comment,',
        '  all(now.read(n) == old.read(n) for n in filter(own, old.namelist())),',
        "  now.read('META-INF/uberplan/STOPGAP.txt').decode())",
      ].join('\n'),
      original(name),
      patched(name),
    ]);
    expect(stdout).toBe('None True True what was added\n');
  });

  it('is an unsigned jar for jarsigner', async () => {
    const { stdout } = await succeed(jdkTool('jarsigner'), ['-verify', patched(name)]);
    expect(stdout.trim()).toBe('jar is unsigned.');
  });

  it('is undone to the file that it was', async () => {
    await succeed('cmp', [original(name), join(work, `${name}-undone.jar`)]);
  });
});

describe('a jar with bytes in front', () => {
  it('is told by unzip as the original is, and read by jar', async () => {
    const name = 'start-script';
    const script = Buffer.from('#!/bin/sh\nexec java -jar "$0" "$@"\n');
    writeFileSync(original(name), Buffer.concat([script, readFileSync(original('jdk-jar'))]));
    patch(name);
    const [old, now] = [
      await ran('unzip', ['-tqq', original(name)]),
      await ran('unzip', ['-tqq', patched(name)]),
    ];
    expect(now.exitCode).toBe(old.exitCode);
    expect(now.stderr.replaceAll(patched(name), '')).toBe(
      old.stderr.replaceAll(original(name), ''),
    );
    const { stdout } = await succeed(jdkTool('jar'), ['tf', patched(name)]);
    expect(stdout.trimEnd().split('\n').slice(-2)).toEqual(added);
    await succeed('cmp', [original(name), join(work, `${name}-undone.jar`)]);
  });
});

describe('a signed jar whose signature is dropped', () => {
  it('is unsigned for jarsigner, and verified again once it is undone', async () => {
    const name = 'signed';
    const store = ['-keystore', join(work, 'keys'), '-storepass', 'secret'];
    const key = ['-genkeypair', '-alias', 'key', '-keyalg', 'EC', '-dname', 'CN=test'];
    await succeed(jdkTool('keytool'), [...key, ...store]);
    const signing = ['-signedjar', original(name), original('jdk-jar'), 'key'];
    await succeed(jdkTool('jarsigner'), [...store, ...signing]);
    patch(name, true);
    const verify = async (path: string) =>
      (await succeed(jdkTool('jarsigner'), ['-verify', path])).stdout;
    expect(await verify(original(name))).toContain('jar verified.');
    expect(await verify(patched(name))).toContain('jar is unsigned.');
    await succeed('cmp', [original(name), join(work, `${name}-undone.jar`)]);
  });
});

describe('a stream of a patched jar', () => {
  it('begins with the manifest where the original did', () => {
    const head = (path: string) => {
      const bytes = Buffer.alloc(200);
      const descriptor = openSync(path, 'r');
      readSync(descriptor, bytes, 0, 200, 0);
      closeSync(descriptor);
      return bytes.toString('latin1').indexOf('META-INF/MANIFEST.MF');
    };
    for (const name of ['jdk-jar', 'jdk-jar-stored', 'python-70000'])
      expect(head(patched(name))).toBe(head(original(name)));
    expect(head(patched('jdk-jar-without-manifest'))).toBe(30);
  });
});

describe.each([17, 25])('of two manifests, that which JDK %d reads', (feature) => {
  it('is the one that is labelled', async () => {
    const path = join(work, `two-manifests-${feature}.jar`);
    const manifest = (x: string) => ({
      path: 'META-INF/MANIFEST.MF',
      content: `Manifest-Version: 1.0\nX: ${x}\n\n`,
    });
    writeFileSync(path, zip([manifest('first'), manifest('last')]));
    const source = opened(path);
    const directory = readRawDirectory(source);
    const label = manifestWith(manifestBytes(source, directory), [['Label', 'here']]);
    const jar = patchedJar(source, { manifest: label, added: [] }, directory);
    const out = join(work, `two-manifests-${feature}-STOPGAP.jar`);
    files.writeParts(out, partsOf(source, jar.pieces));
    const program = [
      'import java.util.jar.*;',
      'class Read { public static void main(String[] a) throws Exception {',
      '  Attributes main = new JarFile(a[0]).getManifest().getMainAttributes();',
      '  System.out.println(main.getValue("X") + " " + main.getValue("Label")); } }',
    ];
    writeFileSync(join(work, 'Read.java'), program.join('\n'));
    const java = join(jdkHome(feature), 'bin/java');
    expect((await succeed(java, ['Read.java', out], work)).stdout).toBe('last here\n');
  });
});

/**
 * All that zipinfo tells of each entry, by path, but where it lies. That bytes precede it goes, too: they are the data
 * descriptor of the entry before, and the manifest, which is stored now, has none.
 */
async function zipinfo(path: string): Promise<ReadonlyMap<string, string>> {
  const { stdout } = await succeed('zipinfo', ['-v', path]);
  const blocks = stdout.split(/^Central directory entry #\d+:\n-+\n/m).slice(1);
  return new Map(
    blocks.map((block) => {
      const told = block
        .replace(/\n {2}There are an extra -?\d+ bytes preceding this file\.\n/, '')
        .replace(/\n {2}offset of local header .*\n.*\n/, '\n')
        .trim();
      return [told.split('\n', 1)[0] ?? '', told];
    }),
  );
}

function timeOf(told: string | undefined): string | undefined {
  return told === undefined ? undefined : /DOS date\/time\): +(.*)/.exec(told)?.[1];
}
