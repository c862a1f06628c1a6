import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { run, temporaryFolder } from '../support/command-line.js';
import { tinyClass } from '../support/tiny-class.js';
import { zip } from '../support/zip.js';
import type { ZipEntry } from '../support/zip.js';

const fixtures = new URL('../fixtures/jars/bad/', import.meta.url);

/** Files that no goal can read at all: the fixture's name begins with the code. */
const unreadable = readdirSync(fixtures).filter((name) =>
  /^jar\.(?:empty|not-a-zip|truncated|spanned|damaged-directory(?:\.count|\.size)?)\.jar$/.test(
    name,
  ),
);

/** Of one entry in a jar whose others are good; `a/Bad.class` where a path is not the point. Checksums differ. */
const badEntries: Readonly<
  Record<string, ZipEntry & { readonly code: string; readonly status?: string }>
> = {
  'a path with ".."': { code: 'jar.unsafe-path', path: '../a/Bad.class' },
  'an absolute path': { code: 'jar.unsafe-path', path: '/a/Bad.class' },
  'a path with a backslash': { code: 'jar.unsafe-path', path: 'a\\Bad.class' },
  'a path with NUL': { code: 'jar.unsafe-path', path: 'a/Bad\0.class' },
  encryption: { code: 'jar.encrypted', path: 'a/Bad.class', flags: 1, status: 'changed' },
  'unknown compression': {
    code: 'jar.unknown-compression',
    path: 'a/Bad.class',
    method: 99,
    status: 'changed',
  },
  "another's bytes": { code: 'jar.overlapping-entries', path: 'a/Bad.class', compressedSize: 90 },
  'bytes beyond the end': { code: 'jar.truncated', path: 'a/Bad.class', offset: 100_000 },
};

/** Found out where the bytes are read, which only `--api` does. */
const badContents: typeof badEntries = {
  'a wrong checksum': { code: 'jar.wrong-checksum', path: 'a/Bad.class', crc32: 1 },
  'a size that is too small': { code: 'jar.wrong-size', path: 'a/Bad.class', size: 2 },
  'a size that is too large': { code: 'jar.wrong-size', path: 'a/Bad.class', size: 500 },
  'a size that no compression reaches': { code: 'jar.wrong-size', path: 'a/Bad.class', size: 9e8 },
  'bytes that do not inflate': {
    code: 'jar.damaged-data',
    path: 'a/Bad.class',
    data: Buffer.alloc(60, 0xff),
    size: 60,
  },
  'another path in its own header': {
    code: 'jar.header-mismatch',
    path: 'a/Bad.class',
    localPath: 'a/Bed.class',
  },
};

describe('diff of a jar that is damaged or hostile', () => {
  it('is tried with a jar for each way to be unreadable', () => {
    expect(unreadable).toHaveLength(7);
  });

  it.each(unreadable)('stops at %s with its code, the file and an offset', async (name) => {
    const { folder } = pair({ path: 'b/Bad.class' });
    writeFileSync(join(folder, name), readFileSync(new URL(name, fixtures)));
    const code = name.split('.').slice(0, 2).join('.');
    for (const inputs of [
      ['old.jar', name],
      [name, 'old.jar'],
    ]) {
      const { stdout, stderr, exitCode } = await run(['diff', ...inputs], { cwd: folder });
      expect([stdout, exitCode]).toEqual(['', 3]);
      expect(stderr).toContain(`${code}: uberplan help ${code}`);
      expect(stderr).toContain(name);
    }
  });

  it.each(Object.entries(badEntries))(
    'tells an entry with %s and compares the others',
    async (_, bad) => {
      const { folder } = pair(bad);
      // Of another path than it should have, it is not there; else nobody knows what it is, but for what its record says.
      const fate = bad.path === 'a/Bad.class' ? (bad.status ?? 'unknown') : 'removed';
      for (const options of [[], ['--no-moves'], ['--as-original']])
        expect(await compared(folder, ...options)).toEqual({
          exitCode: 1,
          problems: [{ code: bad.code, entry: bad.path, offset: expect.any(Number) }],
          bad: [fate],
          others,
        });
    },
  );

  it.each(Object.entries(badContents))(
    'tells an entry with %s where it is read',
    async (_, bad) => {
      const { folder } = pair(bad);
      expect(await compared(folder, '--api')).toEqual({
        exitCode: 1,
        problems: [{ code: bad.code, entry: bad.path, offset: expect.any(Number) }],
        bad: ['changed'],
        others,
      });
    },
  );

  it.each(Object.entries(badEntries).filter(([, { path }]) => path === 'a/Bad.class'))(
    'calls no class removed for %s, nor compares its members',
    async (_, bad) => {
      const { folder } = pair(bad);
      const { stdout } = await run(['diff', 'old.jar', 'new.jar', '--api', '--json'], {
        cwd: folder,
      });
      const { api } = envelopeSchema.parse(JSON.parse(stdout)).result;
      expect(api?.classes.map(({ name }) => name)).toEqual(['a.Changed']);
    },
  );

  it('names a path that is there twice and takes the first', async () => {
    const { folder } = pair({ path: 'a/Same.class' });
    const { others: classes, exitCode } = await compared(folder);
    expect([classes, exitCode]).toEqual([others, 0]);
    const { stdout } = await run(['diff', 'old.jar', 'new.jar', '--json'], { cwd: folder });
    expect(envelopeSchema.parse(JSON.parse(stdout)).result.duplicates).toMatchObject([
      { side: 'new', name: 'a.Same', sameContent: false },
    ]);
  });

  it('is not misled by a comment that looks like a directory', async () => {
    const { folder } = pair({ path: 'a/Bad.class' });
    const fake = zip([{ path: 'evil.class', content: 'x' }]).subarray(-22);
    const comment = Buffer.concat([fake, Buffer.from('!')]);
    writeFileSync(join(folder, 'new.jar'), zip([{ path: 'a/Only.class' }], { comment }));
    const { stdout } = await run(['diff', 'old.jar', 'new.jar', '--classes'], { cwd: folder });
    expect(stdout).toBe('- a.Bad\n- a.Changed\n+ a.Only\n- a.Same\n');
  });

  it('takes a folder that is called .jar for a folder', async () => {
    const { folder } = pair({ path: 'a/Bad.class' });
    mkdirSync(join(folder, 'folder.jar', 'a'), { recursive: true });
    writeFileSync(join(folder, 'folder.jar', 'a', 'Same.class'), tinyClass({ name: 'a/Same' }));
    const inputs = ['diff', 'old.jar', 'folder.jar', '--classes'];
    const { stdout, exitCode } = await run(inputs, { cwd: folder });
    expect([stdout, exitCode]).toEqual(['- a.Bad\n- a.Changed\n', 0]);
  });
});

/** What the good entries of `pair` must give, whatever the bad one is. */
const others = ['changed a.Changed', 'added z.Added'];

/** `old.jar`, and `new.jar` in which one class changed, one was added, and one entry is as asked. */
function pair(bad: ZipEntry): { readonly folder: string } {
  const folder = temporaryFolder();
  const same = { path: 'a/Same.class', content: tinyClass({ name: 'a/Same' }) };
  writeFileSync(
    join(folder, 'old.jar'),
    zip([
      { path: 'a/Changed.class', content: tinyClass({ name: 'a/Changed' }) },
      { path: 'a/Bad.class', content: tinyClass({ name: 'a/Bad', access: 0x31 }) },
      same,
    ]),
  );
  writeFileSync(
    join(folder, 'new.jar'),
    zip([
      { path: 'a/Changed.class', content: tinyClass({ name: 'a/Changed', access: 0x31 }) },
      same,
      { content: tinyClass({ name: 'a/Bad' }), ...bad },
      { path: 'z/Added.class', content: tinyClass({ name: 'z/Added' }) },
    ]),
  );
  return { folder };
}

const envelopeSchema = z.object({
  problems: z.array(
    z.object({ code: z.string(), entry: z.string().optional(), offset: z.number().optional() }),
  ),
  result: z.object({
    classes: z.array(z.object({ name: z.string(), status: z.string() })),
    duplicates: z.array(z.unknown()),
    api: z.object({ classes: z.array(z.object({ name: z.string() })) }).optional(),
  }),
});

async function compared(folder: string, ...options: readonly string[]) {
  const args = ['diff', 'old.jar', 'new.jar', '--json', ...options];
  const { stdout, exitCode } = await run(args, { cwd: folder });
  const { problems, result } = envelopeSchema.parse(JSON.parse(stdout));
  return {
    exitCode,
    problems: problems.map(({ code, entry, offset }) => ({ code, entry, offset })),
    bad: result.classes.filter(({ name }) => name === 'a.Bad').map(({ status }) => status),
    others: result.classes
      .filter(({ name }) => name !== 'a.Bad')
      .map(({ status, name }) => `${status} ${name}`),
  };
}
