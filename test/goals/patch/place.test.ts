import { describe, expect, it } from 'vitest';
import { placeFor } from '../../../src/goals/patch/place.js';
import type { PlacedJar } from '../../../src/goals/patch/place.js';
import { memoryFiles } from '../../support/memory.js';

const files = memoryFiles({
  '/dist/lib/tool-uber.jar': 'a jar',
  '/dist/lib/tool-uber-2.jar': 'another of the module',
  '/dist/lib/other.jar': 'not of the module',
  '/repository/tool-uber-1.0.jar': 'published',
  '/work/folder/file': '',
  '/work/there.jar': 'x',
});
const around = { files, workingFolder: '/work' };
const installed: PlacedJar = {
  file: '/dist/lib/tool-uber.jar',
  fromRepository: false,
  artifactId: 'tool-uber',
};
const published: PlacedJar = {
  file: '/repository/tool-uber-1.0.jar',
  fromRepository: true,
  artifactId: 'tool-uber',
};
const plain = { out: undefined, inPlace: false, force: false };

describe('where a patched jar goes', () => {
  it('is the working directory, under a name that says what it is', () => {
    const { out, path, takeOut } = placeFor(published, plain, around);
    expect({ out, path, takeOut }).toEqual({
      out: 'tool-uber-1.0-STOPGAP.jar',
      path: '/work/tool-uber-1.0-STOPGAP.jar',
      takeOut: undefined,
    });
  });

  it('tells to take the original out of the lib folder of a product', () => {
    expect(placeFor(installed, plain, around).takeOut).toBe('/dist/lib/tool-uber.jar');
  });

  it('is beside the original only by force, and the original is to be taken out then', () => {
    const out = '/dist/lib/patched.jar';
    expect(() => placeFor(installed, { ...plain, out }, around)).toThrow(
      '/dist/lib/patched.jar would lie beside /dist/lib/tool-uber-2.jar, /dist/lib/tool-uber.jar, and either would hide the other',
    );
    const { takeOut } = placeFor(installed, { ...plain, out, force: true }, around);
    expect(takeOut).toBe('/dist/lib/tool-uber.jar');
  });

  it('is where the original lies in place, and keeps it under a name that no *.jar takes', () => {
    const place = placeFor(installed, { ...plain, inPlace: true }, around);
    expect(place).toEqual({
      out: '/dist/lib/tool-uber.jar',
      path: '/dist/lib/tool-uber.jar',
      keptAs: '/dist/lib/tool-uber.jar.original',
      takeOut: undefined,
    });
  });

  it.each([
    ['a folder', { out: 'folder' }, 'patch.target-exists'],
    ['a file that is there', { out: 'there.jar' }, 'patch.target-exists'],
    ['the jar itself', { out: '/dist/lib/tool-uber.jar', force: true }, 'patch.same-file'],
    ['two places', { out: 'x.jar', inPlace: true }, 'patch.same-file'],
  ])('is not %s', (_what, options, code) => {
    expect(() => placeFor(installed, { ...plain, ...options }, around)).toThrow(
      expect.objectContaining({ code }),
    );
  });

  it('is not a file that nobody may write to', () => {
    const stat = () => ({ kind: 'file', size: 1, mtimeMs: 0, isReadOnly: true }) as const;
    const there = { ...around, files: { ...around.files, stat } };
    expect(() => placeFor(installed, { ...plain, inPlace: true }, there)).toThrow(
      expect.objectContaining({ code: 'patch.read-only', place: { file: installed.file } }),
    );
  });

  it('is never in a repository', () => {
    expect(() => placeFor(published, { ...plain, inPlace: true }, around)).toThrow(
      expect.objectContaining({ code: 'patch.same-file' }),
    );
  });
});
