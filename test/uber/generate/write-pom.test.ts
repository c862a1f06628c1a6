import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { Model } from '../../../src/maven/pom/model.js';
import { readModel } from '../../../src/maven/pom/read-model.js';
import { modelDifferences } from '../../../src/uber/generate/read-back.js';
import { writePom } from '../../../src/uber/generate/write-pom.js';
import { model, node } from './support.js';

const template = readFileSync('templates/module-pom.xml', 'utf8');

function read(text: string): Model {
  return readModel({ text, location: 'pom.xml', folder: undefined, sha256: '' });
}

describe('a model that is written and read says the same', () => {
  test('with everything that a model holds', () => {
    const text = readFileSync('test/fixtures/generate/everything.xml', 'utf8');
    const before = read(text);
    expect(modelDifferences(before, read(writePom(before, template)))).toEqual([]);
  });

  test('with nothing but coordinates', async () => {
    const text = writePom(model({}), template);
    await expect(text).toMatchFileSnapshot('../../fixtures/generate/nothing.xml');
  });

  test('with any text in it', () => {
    const texts = fc.string({ unit: 'binary', minLength: 1 }).filter(isXmlText);
    fc.assert(
      fc.property(texts, (value) => {
        const preserved = { 'xml:space': 'preserve' };
        const filters = [node('filter', value, preserved)];
        const before = model({ shadeExecutions: [{ id: 'x', lists: { filters } }] });
        expect(modelDifferences(before, read(writePom(before, template)))).toEqual([]);
      }),
      { seed: 7 },
    );
  });
});

/** What XML 1.0 §2.2 calls a Char: nothing else can stand in a document in any way. */
function isXmlText(text: string): boolean {
  return (
    /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]+$/u.test(text) && text.trim() !== ''
  );
}
