import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { AddedClass, PatchRecord } from '../../../src/uber/patch/record.js';
import { stopgapText } from '../../../src/uber/patch/stopgap-text.js';

const template = readFileSync(new URL('../../../templates/STOPGAP.txt', import.meta.url), 'utf8');
const sha256 = 'cd'.repeat(32);

function record(classes: readonly AddedClass[], missing: readonly string[]): PatchRecord {
  return {
    schema: 'uberplan/patch/1',
    tool: 'uberplan 0.1.0',
    date: '2024-10-09',
    original: { name: 'tool-uber.jar', sha256, size: 43 },
    patches: [
      {
        classes: ['a.B'],
        consumers: [],
        sources: [{ name: 'g:source:2', sha256 }],
        added: classes,
        missing: missing.length === 0 ? [] : [{ consumer: 'g:consumer:1', names: missing }],
      },
    ],
    undo: {
      size: 43,
      entries: 1,
      directory: 0,
      hasManifest: true,
      regions: [],
      rows: [],
      tail: '',
    },
  };
}

function added(name: string): AddedClass {
  return { name, source: 'g:source:2', size: 7, reason: 'asked for', rewritten: false };
}

it('the text in a stopgap says what was added, what is missing and how to go back', async () => {
  const text = stopgapText(record([added('a.B')], ['a.C', 'a.D']), template);
  await expect(text).toMatchFileSnapshot('stopgap.txt');
});

it('of very many classes it lists some and says where the others are', () => {
  const many = Array.from({ length: 900 }, (_, i) => added(`a.C${i}`));
  const text = stopgapText(record(many, []), template);
  expect(text).toContain('900 classes of g:source:2');
  expect(text).toContain('860 more, all of them in META-INF/uberplan/patch.json');
  expect(text.split('\n').length).toBeLessThan(100);
});
