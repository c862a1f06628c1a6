import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createStore } from '../../src/platform/store.js';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'uberplan-store-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

function filesOf(place: string, area: string): readonly string[] {
  const root = join(place, area);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => join(root, name))
    .filter((path) => statSync(path).isFile());
}

describe('the store', () => {
  it('gives back what was put, whatever the key and the bytes', () => {
    const store = createStore(folder());
    fc.assert(
      fc.property(fc.string(), fc.uint8Array({ maxLength: 9000 }), (key, value) => {
        store.put('area', key, value);
        expect(Buffer.from(store.get('area', key) ?? []).equals(Buffer.from(value))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('knows nothing of other keys and areas', () => {
    const store = createStore(folder());
    store.put('area', 'key', Buffer.from('value'));
    expect(store.get('area', 'other')).toBeUndefined();
    expect(store.get('other', 'key')).toBeUndefined();
  });

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, -1)],
    ['changed', (bytes: Buffer) => bytes.map((byte, at) => (at === 4000 ? byte ^ 1 : byte))],
    ['empty', () => Buffer.alloc(0)],
    ['all zeros', (bytes: Buffer) => Buffer.alloc(bytes.length)],
    ['foreign', () => Buffer.from('something else altogether, long enough to hold a check')],
  ])('ignores an entry that is %s', (_what, spoil) => {
    const place = folder();
    const store = createStore(place);
    store.put('area', 'key', Buffer.from('x'.repeat(10_000)));
    for (const path of filesOf(place, 'area')) writeFileSync(path, spoil(readFileSync(path)));
    expect(store.get('area', 'key') === undefined).toBe(true);
    store.put('area', 'key', Buffer.from('again'));
    expect(Buffer.from(store.get('area', 'key') ?? []).toString()).toBe('again');
  });

  it('fails nothing where it cannot write', () => {
    const place = folder();
    writeFileSync(join(place, 'file'), '');
    const store = createStore(join(place, 'file'));
    store.put('area', 'key', Buffer.from('value'));
    expect(store.get('area', 'key')).toBeUndefined();
  });
});
