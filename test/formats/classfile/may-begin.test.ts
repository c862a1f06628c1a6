import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { mayBegin } from '../../../src/formats/classfile/may-begin.js';
import { renameTypes } from '../../../src/formats/classfile/rename-types.js';
import type { Renaming } from '../../../src/formats/classfile/rename-types.js';
import { internalName } from '../../../src/formats/classfile/names.js';
import { classPaths } from '../../support/class-index.js';
import { codedClass } from '../../support/coded-class.js';

const fixtures = new URL('../../fixtures/classes/', import.meta.url).pathname;

/** Moves all that begins so, and after a slash, too, as the shade plugin does. */
function moving(prefix: string): Renaming {
  const moved = (text: string): string | undefined => {
    const bare = text.startsWith('/') ? text.slice(1) : text;
    return bare.startsWith(prefix) ? `moved/${text}` : undefined;
  };
  return {
    nameOf: (name) => {
      const found = moved(name);
      return found === undefined ? undefined : internalName(found);
    },
    stringOf: moved,
  };
}

describe.each(classPaths(fixtures))('of what %s holds', (path) => {
  const bytes = readFileSync(fixtures + path);
  const words = new Set(bytes.toString('latin1').match(/[A-Za-z][\w$/]{2,24}/g));

  test('every name and text that would be renamed is found by its beginning', () => {
    const missed = [...words].filter(
      (word) => renameTypes(bytes, moving(word)) !== bytes && !mayBegin(bytes, [Buffer.from(word)]),
    );
    expect(words.size).toBeGreaterThan(3);
    expect(missed).toEqual([]);
  });
});

describe('what begins with com/lib', () => {
  test.each([
    ['is the name of a class', 'com/lib/A', true],
    ['is that of an array', '[Lcom/lib/A;', true],
    ['is not within another name', 'org/com/lib/A', false],
    ['is not at the end of a longer part', 'mycom/lib/A', false],
  ])('%s', (_, name, expected) => {
    const bytes = codedClass({
      name: 'app/User',
      steps: [{ call: ['other/B', 'of', `(${name.startsWith('[') ? name : `L${name};`})V`] }],
    });
    expect(mayBegin(bytes, [Buffer.from('org/none'), Buffer.from('com/lib')])).toBe(expected);
  });

  test('is a string behind a slash', () => {
    const bytes = codedClass({ name: 'app/User', steps: [{ load: '/com/lib/A.properties' }] });
    expect(mayBegin(bytes, [Buffer.from('com/lib')])).toBe(true);
  });
});
