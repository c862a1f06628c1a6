import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shadeCases } from '../../support/shade-cases/shade-cases.js';
import { differences } from '../../support/shade-module.js';
import { readRecording } from '../../support/shade-recording.js';

const folder = new URL('../../fixtures/shade/recorded/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));

it('has recordings', () => {
  expect(files.length).toBeGreaterThan(3);
});

// Expected: what the real plugin made, Maven 3.8.7 on JDK 17 (see the header of each recording).
describe.each(files)('maven-shade-plugin %s', (file) => {
  const recorded = readRecording(readFileSync(new URL(file, folder), 'utf8'));
  const version = file.replace(/\.txt$/, '');

  it('was recorded for every case', () => {
    expect([...recorded.keys()]).toEqual(shadeCases.map(({ name }) => name));
  });

  it.each(shadeCases)('$name: $purpose', (shadeCase) => {
    expect(differences(shadeCase, version, recorded.get(shadeCase.name) ?? [])).toEqual([]);
  });
});
