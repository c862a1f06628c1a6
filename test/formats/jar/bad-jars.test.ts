import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FormatError } from '../../../src/contract/problem/errors.js';
import { readDirectory } from '../../../src/formats/jar/directory.js';
import { jarProblem } from '../../../src/formats/jar/fail.js';
import { readManifest } from '../../../src/formats/jar/manifest.js';
import { readEntry } from '../../../src/formats/jar/read-entry.js';
import { tell } from '../../../src/wording/tell.js';
import { badJars } from '../../support/bad-jars.js';
import { byteSource } from '../../support/zip.js';

const folder = new URL('../../fixtures/jars/bad/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.jar'));

describe('damaged and hostile jars', () => {
  it('has a file for every builder and a builder for every file', () => {
    for (const [name, build] of Object.entries(badJars)) {
      const file = new URL(`${name}.jar`, folder);
      if (process.env['WRITE_FIXTURES'] === '1' && !existsSync(file)) writeFileSync(file, build());
    }
    expect(files).not.toEqual([]);
    expect(files.map((name) => name.slice(0, -4)).sort()).toEqual(Object.keys(badJars).sort());
  });

  it.each(files)('refuses %s with the code that its name says', (name) => {
    const bytes = readFileSync(new URL(name, folder));
    expect(bytes.equals(badJars[name.slice(0, -4)]?.() ?? Buffer.alloc(1))).toBe(true);
    const error = refusal(bytes, name);
    expect(error?.code).toBe(name.split('.').slice(0, 2).join('.'));
    expect(error?.place.file).toBe(name);
  });

  it.each(files)('tells %s as one problem with words', (name) => {
    const error = refusal(readFileSync(new URL(name, folder)), name);
    const problem = error && jarProblem(error, 'org.example:lib:1');
    expect(problem && tell(problem).message).toContain('org.example:lib:1');
  });

  it('names entry and offset where an entry is wrong', () => {
    const error = refusal(badJars['jar.wrong-checksum']?.() ?? Buffer.alloc(0), 'lib.jar');
    expect(error?.place).toEqual({ file: 'lib.jar', entry: 'a.txt', offset: 0 });
  });

  it('survives a cut at every byte: either it is refused with a code, or it was whole', () => {
    const whole = badJars['jar.header-mismatch']?.() ?? Buffer.alloc(0);
    for (let length = 0; length < whole.length; length++)
      expect(refusal(whole.subarray(0, length), 'cut.jar')?.code).toMatch(/^jar\./);
  });
});

function refusal(bytes: Uint8Array, name: string): FormatError | undefined {
  const source = byteSource(bytes, name);
  try {
    for (const entry of readDirectory(source).entries) {
      const content = readEntry(source, entry);
      if (entry.path === 'META-INF/MANIFEST.MF') readManifest(content, name);
    }
    return undefined;
  } catch (error) {
    if (error instanceof FormatError) return error;
    throw error;
  }
}
