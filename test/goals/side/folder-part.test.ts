import { mkdirSync, mkdtempSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Files } from '../../../src/contract/ports/files.js';
import { openFolderPart } from '../../../src/goals/side/folder-part.js';
import { createFiles } from '../../../src/platform/files.js';
import { layOut } from '../../support/shading-module.js';

const manifest = 'Manifest-Version: 1.0\nMulti-Release: true\n\n';
let root = '';
let files: Files;
const read: string[] = [];

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'uberplan-folder-'));
  layOut(root, {
    'classes/a/B.class': 'B',
    'classes/a/B/C.class': 'CC',
    'classes/a.txt': 'text',
    'classes/META-INF/MANIFEST.MF': manifest,
    'elsewhere/D.class': 'D',
  });
  mkdirSync(join(root, 'classes/empty'));
  symlinkSync('../elsewhere', join(root, 'classes/linked'));
  symlinkSync('..', join(root, 'classes/up'));
  symlinkSync('.', join(root, 'classes/a/self'));
  symlinkSync('gone', join(root, 'classes/broken'));
  const real = createFiles();
  files = {
    ...real,
    read: (path) => {
      read.push(path);
      return real.read(path);
    },
  };
});

afterAll(() => rmSync(root, { recursive: true }));

describe('a folder of classes', () => {
  it('gives its files in byte order of their paths, links followed', () => {
    const { part, bytes } = openFolderPart(files, join(root, 'classes'));
    expect(part.entries.map(({ path }) => path)).toEqual([
      'META-INF/MANIFEST.MF',
      'a.txt',
      'a/B.class',
      'a/B/C.class',
      'linked/D.class',
    ]);
    const contents = [manifest, 'text', 'B', 'CC', 'D'];
    expect(part.entries.map(({ size }) => size)).toEqual(contents.map((text) => text.length));
    expect(bytes).toBe(contents.join('').length);
  });

  it('names the links that lead back above themselves, and those that lead nowhere', () => {
    const folder = join(root, 'classes');
    expect(openFolderPart(files, folder).problems).toEqual([
      { code: 'input.file-left-out', folder, path: 'a/self', reason: 'link-circle' },
      { code: 'input.file-left-out', folder, path: 'broken', reason: 'no-file' },
      { code: 'input.file-left-out', folder, path: 'up', reason: 'link-circle' },
    ]);
  });

  it('reads a file for its checksum when that is asked for, and once', () => {
    read.length = 0;
    const { part } = openFolderPart(files, join(root, 'classes'));
    expect(read).toEqual([]);
    const entry = part.entries.find(({ path }) => path === 'a/B.class');
    expect(entry?.size).toBe(1);
    expect([entry?.crc32, entry?.crc32]).toEqual([crc32('B'), crc32('B')]);
    expect(read).toEqual([join(root, 'classes/a/B.class')]);
  });

  it('switches no versioned classes on: a JVM asks only the manifests of jars', () => {
    expect(openFolderPart(files, join(root, 'classes')).part.multiRelease).toBe(false);
  });

  it('a file that goes while it is read is an error of its own', () => {
    writeFileSync(join(root, 'elsewhere/E.class'), 'E');
    const { part } = openFolderPart(files, join(root, 'elsewhere'));
    unlinkSync(join(root, 'elsewhere/E.class'));
    expect(() => part.entries.map(({ crc32: sum }) => sum)).toThrow('was there and is gone');
  });

  it('folders within folders have an end', () => {
    const path = `deep/${'d/'.repeat(80)}`;
    layOut(root, { [`${path}X.class`]: 'X' });
    const folder = join(root, 'deep');
    const { part, problems } = openFolderPart(files, folder);
    expect(part.entries).toEqual([]);
    expect(problems).toEqual([{ code: 'input.folder-too-large', folder, files: 0 }]);
  });
});
