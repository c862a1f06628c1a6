import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { trimDaily, trimFolder } from '../../src/platform/trim.js';

/** A folder with files of 3000 bytes, each `used` so many seconds after 1970. */
function folder(used: Readonly<Record<string, readonly [read: number, written: number]>>): string {
  const path = mkdtempSync(join(tmpdir(), 'uberplan-trim-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  for (const [name, [read, written]] of Object.entries(used)) {
    writeFileSync(join(path, name), Buffer.alloc(3000));
    utimesSync(join(path, name), read, written);
  }
  return path;
}

describe('trimming', () => {
  it('forgets what was longest neither read nor written', () => {
    const place = folder({ old: [20, 10], read: [40, 10], written: [20, 30] });
    trimFolder(place, 7000);
    expect(readdirSync(place)).toEqual(['read', 'written']);
  });

  it('leaves alone what is not too large', () => {
    const place = folder({ a: [1, 1], b: [2, 2] });
    trimFolder(place, 6000);
    expect(readdirSync(place)).toEqual(['a', 'b']);
  });

  it('is done once a day', () => {
    const place = folder({ old: [1, 1] });
    trimDaily(place, 5000);
    expect(readdirSync(place)).toEqual(['old', 'trimmed']);
    trimDaily(place, 0);
    expect(existsSync(join(place, 'old'))).toBe(true);
    utimesSync(join(place, 'trimmed'), 1, 1);
    trimDaily(place, 100);
    expect(readdirSync(place)).toEqual(['trimmed']);
  });

  it('makes no folder that is not there', () => {
    const place = join(folder({}), 'nothing');
    trimDaily(place, 0);
    expect(existsSync(place)).toBe(false);
  });
});
