import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FormatError } from '../../src/contract/problem/errors.js';
import { createFiles } from '../../src/platform/files.js';
import { ioError } from '../../src/platform/io-errors.js';
import { removeTemporaries, settle, temporaryBeside } from '../../src/platform/temporaries.js';

const files = createFiles();

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'uberplan-files-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

describe('reading', () => {
  it('tells what is not there from what cannot be read', () => {
    const place = folder();
    writeFileSync(join(place, 'file'), 'text');
    expect(files.read(join(place, 'nothing'))).toBeUndefined();
    expect(files.stat(join(place, 'file', 'below'))).toBeUndefined();
    expect(files.list(join(place, 'nothing'))).toBeUndefined();
    expect(files.open(join(place, 'nothing'))).toBeUndefined();
    expect(() => files.read(place)).toThrow(
      expect.objectContaining({ code: 'io.wrong-kind', kind: 'io', place: { file: place } }),
    );
  });

  it('at an offset gives fewer bytes only at the end', () => {
    const path = join(folder(), 'file');
    writeFileSync(path, '0123456789');
    const source = files.open(path);
    expect(source?.size).toBe(10);
    expect(new TextDecoder().decode(source?.read(2, 3))).toBe('234');
    expect(new TextDecoder().decode(source?.read(8, 5))).toBe('89');
    expect(source?.read(10, 5)).toHaveLength(0);
    source?.close();
  });

  it('of a file that becomes shorter says so', () => {
    const path = join(folder(), 'file');
    writeFileSync(path, '0123456789');
    const source = files.open(path);
    writeFileSync(path, '01');
    expect(() => source?.read(0, 10)).toThrow(expect.objectContaining({ code: 'io.shrunk' }));
    source?.close();
  });

  it('lists names in byte order', () => {
    const place = folder();
    for (const name of ['b', 'B', 'a', 'é', 'z']) writeFileSync(join(place, name), '');
    expect(files.list(place)).toEqual(['B', 'a', 'b', 'z', 'é']);
  });

  it('follows links to where a file really lies', () => {
    const place = folder();
    writeFileSync(join(place, 'file'), '');
    symlinkSync(join(place, 'file'), join(place, 'link'));
    expect(files.realPath(join(place, 'link'))).toBe(files.realPath(join(place, 'file')));
  });
});

describe('writing', () => {
  it('makes folders, replaces what was there, and leaves nothing beside it', () => {
    const path = join(folder(), 'deep', 'er', 'file');
    files.write(path, 'old');
    files.write(path, new TextEncoder().encode('new'));
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(join(path, '..'))).toEqual(['file']);
  });

  it('that fails leaves the old file and nothing beside it', () => {
    const place = folder();
    files.write(join(place, 'target', 'inside'), 'a folder is in the way');
    expect(() => files.write(join(place, 'target'), 'text')).toThrow(
      expect.objectContaining({ kind: 'io', place: { file: join(place, 'target') } }),
    );
    expect(readdirSync(place)).toEqual(['target']);
  });

  it.each([
    ['ENOSPC', 'io.disk-full'],
    ['EDQUOT', 'io.disk-full'],
    ['EROFS', 'io.read-only'],
    ['EACCES', 'io.not-permitted'],
    ['ENAMETOOLONG', 'io.limit'],
    ['EIO', 'io.failed'],
  ])('that ends with %s is told as %s, with the path', (system, code) => {
    const error = ioError('write', '/out/file', Object.assign(new Error(system), { code: system }));
    expect(error).toMatchObject({ code, place: { file: '/out/file' }, kind: 'io' });
    expect(error.message).toContain('/out/file');
  });
});

it('a file that nobody may write to is told as such', () => {
  const path = join(folder(), 'file');
  writeFileSync(path, 'text');
  expect(files.stat(path)?.isReadOnly).toBeUndefined();
  chmodSync(path, 0o444);
  expect(files.stat(path)?.isReadOnly).toBe(true);
});

describe('writing in parts', () => {
  it('writes them in order, in place of what was there, with its permissions', () => {
    const path = join(folder(), 'file');
    writeFileSync(path, 'old');
    chmodSync(path, 0o640);
    files.writeParts(path, [Buffer.from('n'), Buffer.from('ew')]);
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(readdirSync(join(path, '..'))).toEqual(['file']);
  });

  it('that stops half way leaves the old file, nothing beside it, and throws what stopped it', () => {
    const path = join(folder(), 'file');
    files.writeParts(path, [Buffer.from('old')]);
    const stop = new FormatError('jar.truncated', 'the file ends early');
    function* parts() {
      yield Buffer.from('new');
      throw stop;
    }
    expect(() => files.writeParts(path, parts())).toThrow(stop);
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(join(path, '..'))).toEqual(['file']);
  });

  it('that cannot begin is told with the path', () => {
    const place = folder();
    expect(() => files.writeParts(place, [Buffer.from('text')])).toThrow(
      expect.objectContaining({ kind: 'io', place: { file: place } }),
    );
  });

  it('clears what processes left there that were killed, and nothing else', () => {
    const place = folder();
    const path = join(place, 'a.jar');
    const gone = 2 ** 22 + 1; // no process of Linux has such a number (proc(5), pid_max)
    const own = temporaryBeside(path);
    const others = [
      `a.jar.${process.ppid}-1.part`,
      `a.jar.${gone}-1.part.kept`,
      `b.jar.${gone}-1.part`,
      'a.jar.part',
    ];
    const old = `a.jar.${process.ppid}-2.part`;
    const left = [`a.jar.${gone}-1.part`, `a.jar.${process.pid}-999999.part`, old];
    for (const name of [...others, ...left, basename(own)]) writeFileSync(join(place, name), '');
    utimesSync(join(place, old), 1000, 1000);
    files.writeParts(path, [Buffer.from('text')]);
    expect(readdirSync(place).sort()).toEqual([...others, 'a.jar', basename(own)].sort());
    settle(own);
  });
});

describe('a draft', () => {
  it('takes bytes at any position, and the name when it is whole', () => {
    const path = join(folder(), 'file');
    const draft = files.draft(path);
    draft.write(3, Buffer.from('later'));
    draft.write(0, Buffer.from('not'));
    expect(files.stat(path)).toBeUndefined();
    draft.finish();
    draft.discard();
    expect(readFileSync(path, 'utf8')).toBe('notlater');
    expect(readdirSync(join(path, '..'))).toEqual(['file']);
  });

  it('that is given up leaves nothing', () => {
    const path = join(folder(), 'file');
    const draft = files.draft(path);
    draft.write(0, Buffer.from('text'));
    draft.discard();
    expect(readdirSync(join(path, '..'))).toEqual([]);
  });
});

describe('what is half written', () => {
  it('is removed when the process is interrupted, and what has its name is not', () => {
    const place = folder();
    const half = temporaryBeside(join(place, 'half'));
    const whole = temporaryBeside(join(place, 'whole'));
    writeFileSync(half, '');
    writeFileSync(whole, '');
    settle(whole);
    removeTemporaries();
    expect(existsSync(half)).toBe(false);
    expect(existsSync(whole)).toBe(true);
  });
});
