import type fs from 'node:fs';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { makeFolders } from '../../src/platform/folders.js';

/**
 * Below a folder called `pseudo` this stands for a file system such as `/proc`: `mkdir` answers ENOENT although the
 * folder above is there. The recursive `mkdir` of Node 20 never returns then, so asking for it at all fails here.
 */
vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>();
  return {
    ...real,
    mkdirSync: vi.fn((path: string, options?: unknown) => {
      if (options !== undefined) throw new Error('mkdir was asked for more than one level');
      if (path.includes('/pseudo/')) throw Object.assign(new Error('ENOENT'), { code: 'ENOENT' });
      return real.mkdirSync(path);
    }),
  };
});

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'uberplan-folders-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

describe('making folders', () => {
  it('makes every level that is missing, and is content with what is there', () => {
    const deep = join(folder(), 'a', 'b', 'c');
    makeFolders(deep);
    makeFolders(deep);
    makeFolders(`${deep}/`);
    expect(existsSync(deep)).toBe(true);
  });

  it('follows a link to a folder', () => {
    const place = folder();
    mkdirSync(join(place, 'real'));
    symlinkSync(join(place, 'real'), join(place, 'link'));
    makeFolders(join(place, 'link', 'a'));
    expect(existsSync(join(place, 'real', 'a'))).toBe(true);
  });

  it('ends, once asked, where the file system takes no folders', () => {
    const pseudo = join(folder(), 'pseudo');
    makeFolders(pseudo);
    vi.mocked(mkdirSync).mockClear();
    expect(() => makeFolders(join(pseudo, 'a', 'b'))).toThrow(
      expect.objectContaining({
        code: 'io.not-permitted',
        kind: 'io',
        place: { file: join(pseudo, 'a') },
      }),
    );
    expect(mkdirSync).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['a file', (path: string) => writeFileSync(path, '')],
    ['a link to nothing', (path: string) => symlinkSync('/nowhere/at/all', path)],
  ])('says so where %s is in the way', (_what, put) => {
    const path = join(folder(), 'taken');
    put(path);
    for (const wanted of [path, join(path, 'below')]) {
      expect(() => makeFolders(wanted)).toThrow(
        expect.objectContaining({ code: 'io.wrong-kind', place: { file: path } }),
      );
    }
  });
});
