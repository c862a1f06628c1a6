import { execFileSync } from 'node:child_process';
import {
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readMember } from '../../src/formats/tarball/read-member.js';
import { layOut } from '../support/shading-module.js';
import { byteSource, zip } from '../support/zip.js';

/** Tarballs as GNU tar (1.34 when this was written) packs them; expected is what it unpacks again. */
const long = `dist/${'folder/'.repeat(30)}long.jar`;
const members = ['dist/lib/x.jar', 'dist/lib/ünïcode.jar', long];
let root = '';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'uberplan-tarball-'));
  const jar = (text: string): Buffer => zip([{ path: 'a.txt', content: text.repeat(900) }]);
  layOut(root, Object.fromEntries(members.map((path) => [path, jar(path)])));
  symlinkSync('x.jar', join(root, 'dist/lib/link.jar'));
  writeFileSync(join(root, 'dist/sparse.jar'), 'start');
  truncateSync(join(root, 'dist/sparse.jar'), 4_000_000);
});

afterAll(() => rmSync(root, { recursive: true }));

function tar(...options: readonly string[]): Buffer {
  return execFileSync('tar', ['-C', root, ...options], { maxBuffer: 100_000_000 });
}

function packed(name: string, ...options: readonly string[]): Uint8Array {
  tar('-cf', name, ...options, 'dist');
  return readFileSync(name);
}

describe('a tarball that GNU tar packs', () => {
  it.each([
    ['gnu', '--format=gnu'],
    ['pax', '--format=pax'],
    ['gzipped', '-z'],
    ['sparse', '--sparse', '--format=gnu'],
    ['sparse-pax-0', '--sparse', '--format=pax', '--sparse-version=0.1'],
    ['sparse-pax-1', '--sparse', '--format=pax', '--sparse-version=1.0'],
  ])('%s gives each jar as tar does', async (name, ...options) => {
    const bytes = packed(join(root, `${name}.tar`), ...options);
    for (const member of members) {
      const file = join(root, `${name}.tar`);
      const read = await readMember(byteSource(bytes, file), member);
      expect(Buffer.from(read.bytes).equals(tar('-xOf', file, member))).toBe(true);
      expect(read.problems).toEqual([]);
    }
  });

  it.each([
    ['old GNU', '--format=gnu'],
    ['pax 0.0', '--format=pax', '--sparse-version=0.0'],
    ['pax 0.1', '--format=pax', '--sparse-version=0.1'],
    ['pax 1.0', '--format=pax', '--sparse-version=1.0'],
  ])('a sparse file (%s) is refused as one', async (_title, ...options) => {
    const bytes = packed(join(root, `refused.tar`), '--sparse', ...options);
    await expect(readMember(byteSource(bytes), 'dist/sparse.jar')).rejects.toMatchObject({
      code: 'tarball.sparse',
    });
  });

  it('a link is refused as one', async () => {
    const bytes = packed(join(root, `links.tar`));
    await expect(readMember(byteSource(bytes), 'dist/lib/link.jar')).rejects.toMatchObject({
      code: 'tarball.not-a-file',
    });
  });
});
