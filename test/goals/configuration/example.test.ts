import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readBaseline } from '../../../src/goals/check/baseline.js';
import { readConfiguration } from '../../../src/goals/configuration/read-configuration.js';

/** The first block of a document with that language. */
function block(file: string, language: string): string {
  const fence = '```';
  const text = readFileSync(file, 'utf8');
  const [, found = ''] = new RegExp(`${fence}${language}\n([^]*?)${fence}`).exec(text) ?? [];
  return found;
}

it('the configuration that the docs show is one', () => {
  const bytes = Buffer.from(block('docs/configuration.md', 'jsonc'));
  const files = {
    stat: () => ({ kind: 'file' as const, size: bytes.length, mtimeMs: 0 }),
    read: () => bytes,
  };
  const configuration = readConfiguration(files, 'uberplan.json');
  expect(configuration.check?.baselines).toEqual(['acme.baseline']);
});

it('the baseline that the docs show is one', () => {
  const { entries, problems } = readBaseline(block('docs/baseline.md', 'text'), 'b');
  expect(problems).toEqual([]);
  expect(entries.map(({ until }) => until)).toEqual(['2027-03-31', undefined]);
});
