import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, transcript } from '../support/command-line.js';

describe('npm start', () => {
  it('is the build and then generate without arguments', () => {
    expect(readFileSync('package.json', 'utf8')).toContain(
      '"start": "npm run --silent build && node dist/cli/main.js generate"',
    );
  });

  it('generates the recorded module, offline and without Maven or Java, and twice changes nothing', async () => {
    const cwd = temporaryFolder();
    const first = await transcript('uberplan generate', { cwd });
    await expect(first).toMatchFileSnapshot('transcripts/generate.txt');
    const folder = readdirSync(cwd).find((name) => !name.startsWith('.')) ?? '';
    expect(existsSync(join(cwd, folder, 'pom.xml'))).toBe(true);
    const before = contents(join(cwd, folder));
    const second = await transcript('uberplan generate', { cwd });
    await expect(second).toMatchFileSnapshot('transcripts/generate-again.txt');
    expect(contents(join(cwd, folder))).toEqual(before);
  });
});

function contents(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'base64')]),
  );
}
