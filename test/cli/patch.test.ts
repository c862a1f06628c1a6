import { copyFileSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { run, temporaryFolder, transcript } from '../support/command-line.js';
import { layOut } from '../support/shading-module.js';
import type { TinyClass } from '../support/tiny-class.js';
import { tinyClass } from '../support/tiny-class.js';
import type { ZipEntry } from '../support/zip.js';
import { zip } from '../support/zip.js';

const manifest = {
  path: 'META-INF/MANIFEST.MF',
  content: 'Manifest-Version: 1.0\r\nCreated-By: hand\r\n\r\n',
};
const call = (owner: string, name = 'go'): NonNullable<TinyClass['references']>[number] => ({
  tag: 10,
  owner,
  name,
  descriptor: '()V',
});
const classOf = (spec: TinyClass): ZipEntry => ({
  path: `${spec.name}.class`,
  content: tinyClass(spec),
});
const go = [{ name: 'go', descriptor: '()V' }];

/**
 *     uber.jar: org.acme.Held (go)
 *     newer.jar: org.acme.Wanted -> Wanted$Inner, Helper -> Held.go; Wanted -> not.There; Elsewhere -> Held.gone; Held
 *     consumer.jar: org.other.User -> Wanted, Late
 */
const uber = [
  manifest,
  { path: 'META-INF/maven/org.acme/tool/pom.properties', content: 'a=b' },
  classOf({ name: 'org/acme/Held', methods: go }),
];
const newer = [
  classOf({ name: 'org/acme/Wanted', references: [call('org/acme/Helper'), call('not/There')] }),
  classOf({ name: 'org/acme/Wanted$Inner' }),
  classOf({ name: 'org/acme/Helper', methods: go, references: [call('org/acme/Held')] }),
  classOf({ name: 'org/acme/Elsewhere', references: [call('org/acme/Held', 'gone')] }),
  classOf({ name: 'org/acme/Late', methods: go }),
  classOf({ name: 'org/acme/Young', major: 61 }),
  classOf({ name: 'org/acme/Held', methods: go, fields: ['x/Y'] }),
];
const consumer = [
  classOf({ name: 'org/other/User', references: [call('org/acme/Wanted'), call('org/acme/Late')] }),
];

function folder(): string {
  const cwd = temporaryFolder();
  layOut(cwd, {
    'uber.jar': zip(uber),
    'newer.jar': zip(newer),
    'consumer.jar': zip(consumer),
    'signed.jar': zip([
      ...uber,
      { path: 'META-INF/A.SF', content: 'x' },
      { path: 'META-INF/A.RSA' },
    ]),
    'lib/uber.jar': zip(uber),
    'shell.jar': zip([manifest]),
    'heir.jar': zip([
      classOf({
        name: 'org/other/Heir',
        superName: 'org/acme/Held',
        references: [call('org/acme/Wanted'), call('org/other/Heir', 'gone')],
      }),
    ]),
    'cut.jar': zip([{ path: 'org/acme/Wanted.class', content: 'no class' }]),
    'liar.jar': zip([
      { path: 'org/acme/Wanted.class', content: tinyClass({ name: 'org/acme/Other' }) },
    ]),
    'silent.jar': zip([manifest, classOf({ name: 'org/acme/Held', methods: go })]),
  });
  return cwd;
}

const wanted = ['patch', 'uber.jar', '--class', 'org.acme.Wanted', '--from', 'newer.jar'];
const elsewhere = ['--out', 'out/patched.jar'];

const answer = z.object({
  problems: z.array(z.looseObject({ code: z.string() })),
  result: z
    .object({
      verdict: z.string(),
      added: z.array(z.object({ name: z.string(), reason: z.string() })),
      missing: z.array(z.object({ consumer: z.string(), names: z.array(z.string()) })),
      takeOut: z.string().optional(),
    })
    .nullable(),
});

async function told(cwd: string, args: readonly string[]) {
  const { stdout, exitCode } = await run([...args, '--json'], { cwd });
  const { problems, result } = answer.parse(JSON.parse(stdout));
  return { exitCode, codes: problems.map(({ code }) => code), result };
}

describe('uberplan patch', () => {
  it('says first what is still missing, then what it added and from where', async () => {
    const command =
      'uberplan patch uber.jar --class org.acme.Wanted --from newer.jar --consumer consumer.jar --out out/patched.jar';
    const text = await transcript(command, { cwd: folder() });
    await expect(text).toMatchFileSnapshot('transcripts/patch.txt');
  });

  it('adds a class with what is nested in it and what it cannot link without', async () => {
    const { result, codes, exitCode } = await told(folder(), [...wanted, ...elsewhere]);
    expect(result?.added).toEqual([
      { name: 'org.acme.Wanted', reason: 'asked for' },
      { name: 'org.acme.Helper', reason: 'needed by org.acme.Wanted' },
      { name: 'org.acme.Wanted$Inner', reason: 'nested in org.acme.Wanted' },
    ]);
    expect(codes).toEqual(['patch.name-absent', 'patch.stopgap']);
    expect(exitCode).toBe(0);
  });

  it('answers what its published schema says, undoing as well', async () => {
    const cwd = folder();
    const schema = z.fromJSONSchema(JSON.parse(readFileSync('schema/patch-result.json', 'utf8')));
    for (const args of [
      [...wanted, ...elsewhere],
      ['patch', '--undo', 'out/patched.jar', '--out', 'back.jar'],
      ['patch', '--undo', 'uber.jar'],
    ]) {
      const { stdout } = await run([...args, '--json'], { cwd });
      expect(schema.safeParse(JSON.parse(stdout)).error).toBeUndefined();
    }
  });

  it('adds all that a consumer lacks, and then names nothing missing', async () => {
    const args = [
      'patch',
      'uber.jar',
      '--for',
      'consumer.jar',
      '--from',
      'newer.jar',
      ...elsewhere,
    ];
    const { result } = await told(folder(), args);
    expect(result?.added.map(({ name }) => name).slice(0, 2)).toEqual([
      'org.acme.Late',
      'org.acme.Wanted',
    ]);
    expect(result?.missing).toEqual([]);
  });

  it('gives the same bytes each time, and the original again, after two patches as well', async () => {
    const cwd = folder();
    for (const out of ['1/a.jar', '2/a.jar']) await run([...wanted, '--out', out], { cwd });
    expect(readFileSync(join(cwd, '1/a.jar'))).toEqual(readFileSync(join(cwd, '2/a.jar')));
    const late = ['--class', 'org.acme.Late', '--from', 'newer.jar', '--out', '3/b.jar'];
    await run(['patch', '1/a.jar', ...late], { cwd });
    for (const jar of ['1/a.jar', '3/b.jar']) {
      const { exitCode } = await run(['patch', '--undo', jar, '--out', 'back.jar', '--force'], {
        cwd,
      });
      expect(exitCode).toBe(0);
      expect(readFileSync(join(cwd, 'back.jar'))).toEqual(readFileSync(join(cwd, 'uber.jar')));
    }
    const { stdout } = await run(['diff', 'uber.jar', '3/b.jar', '--json'], { cwd });
    const { problems } = answer.pick({ problems: true }).parse(JSON.parse(stdout));
    expect(problems.map(({ code }) => code)).toEqual(['patch.stopgap']);
  });

  it('replaces the jar in place, keeps the original beside it, and gives that again', async () => {
    const cwd = folder();
    await run([...wanted, '--in-place'], { cwd });
    expect(readFileSync(join(cwd, 'uber.jar.original'))).toEqual(zip(uber));
    expect(readFileSync(join(cwd, 'uber.jar'))).not.toEqual(zip(uber));
    await run(['patch', '--undo', 'uber.jar', '--in-place'], { cwd });
    expect(readFileSync(join(cwd, 'uber.jar'))).toEqual(zip(uber));
  });

  it('warns on stderr, quiet or not', async () => {
    const { stderr } = await run([...wanted, ...elsewhere, '--quiet'], { cwd: folder() });
    expect(stderr).toContain('out/patched.jar is a stopgap');
  });

  it('tells which jar to take out of the lib folder of a product', async () => {
    const args = ['patch', 'lib/uber.jar', ...wanted.slice(2), ...elsewhere];
    expect((await told(folder(), args)).result?.takeOut).toMatch(/lib\/uber\.jar$/);
  });

  it.each([
    [
      'a member that the jar lacks',
      ['--class', 'org.acme.Elsewhere'],
      'refused',
      1,
      'patch.member-missing',
    ],
    [
      'a class that is there with other bytes',
      ['--class', 'org.acme.Held'],
      'refused',
      1,
      'patch.other-class',
    ],
    [
      'a class file that is too new',
      ['--class', 'org.acme.Young'],
      'written',
      0,
      'patch.newer-class-file',
    ],
  ])('tells %s', async (_what, args, verdict, exit, code) => {
    const cwd = folder();
    const { result, codes, exitCode } = await told(cwd, [
      'patch',
      'uber.jar',
      '--from',
      'newer.jar',
      ...elsewhere,
      ...args,
    ]);
    expect({ verdict: result?.verdict, exitCode }).toEqual({ verdict, exitCode: exit });
    expect(codes).toContain(code);
    expect(readdirSync(cwd).includes('out')).toBe(verdict === 'written');
  });

  it('has nothing to do where an earlier patch added the class, and adds no second one for another', async () => {
    const cwd = folder();
    await run([...wanted, '--out', '1/a.jar'], { cwd });
    const again = ['patch', '1/a.jar', ...wanted.slice(2), ...elsewhere];
    expect((await told(cwd, again)).result?.verdict).toBe('unchanged');
    const late = ['--class', 'org.acme.Late', '--class', 'org.acme.Helper', '--from', 'newer.jar'];
    const { result } = await told(cwd, ['patch', '1/a.jar', ...late, ...elsewhere]);
    expect(result?.added.map(({ name }) => name)).toEqual(['org.acme.Late']);
  });

  it('has nothing to do where the jar holds the class byte for byte', async () => {
    const cwd = folder();
    copyFileSync(join(cwd, 'uber.jar'), join(cwd, 'same.jar'));
    const args = [
      'patch',
      'uber.jar',
      '--class',
      'org.acme.Held',
      '--from',
      'same.jar',
      ...elsewhere,
    ];
    const { result, codes } = await told(cwd, args);
    expect(result?.verdict).toBe('unchanged');
    expect(codes).toEqual(['patch.already-there']);
  });

  it.each([
    [
      'a class that is not in the source',
      ['--class', 'no.Such', '--from', 'newer.jar', ...elsewhere],
      'patch.class-absent',
    ],
    ['nothing to add', elsewhere, 'patch.no-default'],
    ['a class and no source', ['--class', 'org.acme.Late', ...elsewhere], 'patch.no-default'],
    [
      'a source that is a folder',
      ['--class', 'a.B', '--from', '.', ...elsewhere],
      'patch.not-a-jar',
    ],
    ['the jar itself as the output', ['--class', 'a.B', '--out', 'uber.jar'], 'patch.same-file'],
    [
      'another jar of the name beside it',
      ['--class', 'a.B', '--out', 'lib/x.jar'],
      'patch.target-exists',
    ],
    ['a jar that is not patched to undo', ['--undo'], 'patch.no-record'],
  ])('stops with usage at %s', async (_what, args, code) => {
    const { exitCode, codes } = await told(folder(), ['patch', 'uber.jar', ...args]);
    expect({ exitCode, codes }).toEqual({ exitCode: 2, codes: [code] });
  });

  it('stops at a jar without classes', async () => {
    const args = ['patch', 'shell.jar', ...wanted.slice(2), ...elsewhere];
    expect(await told(folder(), args)).toMatchObject({ exitCode: 2, codes: ['input.no-classes'] });
  });

  it('tells what a consumer still lacks by the packages of a jar that names no artifacts', async () => {
    const args = [
      'patch',
      'silent.jar',
      ...wanted.slice(2),
      '--consumer',
      'consumer.jar',
      ...elsewhere,
    ];
    expect((await told(folder(), args)).result?.missing).toEqual([
      { consumer: 'consumer.jar', names: ['org.acme.Late'] },
    ]);
  });

  // The JVM: NoSuchMethodError where Heir calls what it would inherit from Held.
  it('refuses to patch for a consumer that uses what a class in the jar lacks, and tells it of others', async () => {
    const cwd = folder();
    const member = 'org.acme.Held.gone()V';
    const refused = await told(cwd, [
      'patch',
      'uber.jar',
      '--for',
      'heir.jar',
      '--from',
      'newer.jar',
      ...elsewhere,
    ]);
    expect(refused).toMatchObject({ exitCode: 1, result: { verdict: 'refused' } });
    expect(refused.codes).toContain('patch.member-missing');
    const { result } = await told(cwd, [...wanted, '--consumer', 'heir.jar', ...elsewhere]);
    expect(result).toMatchObject({
      verdict: 'written',
      missing: [{ consumer: 'heir.jar', names: [member] }],
    });
  });

  it.each([
    ['cut.jar', 'class.not-a-class'],
    ['liar.jar', 'patch.class-absent'],
  ])('adds nothing of %s, which no class loader would take', async (source, code) => {
    const args = ['patch', 'uber.jar', '--class', 'org.acme.Wanted', '--from', source];
    expect(await told(folder(), [...args, ...elsewhere])).toMatchObject({
      exitCode: 3,
      codes: [code],
    });
  });

  it('patches a signed jar only where the signature may be dropped', async () => {
    const cwd = folder();
    const args = ['patch', 'signed.jar', ...wanted.slice(2), ...elsewhere];
    expect(await told(cwd, args)).toMatchObject({ exitCode: 2, codes: ['patch.signed'] });
    const { codes } = await told(cwd, [...args, '--drop-signatures']);
    expect(codes).toContain('patch.signature-dropped');
    await run(['patch', '--undo', 'out/patched.jar', '--out', 'back.jar'], { cwd });
    expect(readFileSync(join(cwd, 'back.jar'))).toEqual(readFileSync(join(cwd, 'signed.jar')));
  });

  it('undoes nothing that was changed since', async () => {
    const cwd = folder();
    await run([...wanted, ...elsewhere], { cwd });
    const bytes = readFileSync(join(cwd, 'out/patched.jar'));
    const at = bytes.indexOf('org/acme/Held.class');
    bytes[at + 25] = (bytes[at + 25] ?? 0) ^ 1;
    layOut(cwd, { 'changed.jar': bytes });
    const { exitCode, codes } = await told(cwd, [
      'patch',
      '--undo',
      'changed.jar',
      '--out',
      'b.jar',
    ]);
    expect({ exitCode, codes }).toEqual({ exitCode: 3, codes: ['patch.undo-mismatch'] });
  });
});
