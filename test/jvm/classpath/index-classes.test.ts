import { describe, expect, test } from 'vitest';
import {
  indexClasses,
  indexLinkage,
  indexLinkedTo,
} from '../../../src/jvm/classpath/index-classes.js';
import type { JarIndex } from '../../../src/jvm/classpath/jar-index.js';
import { mentionKinds } from '../../../src/jvm/classpath/jar-index.js';
import { textOf } from '../../../src/jvm/classpath/string-table.js';
import { isClassName, isType } from '../../../src/jvm/classpath/name-texts.js';
import { classFacts } from '../../../src/jvm/classpath/class-facts.js';
import { classFiles } from '../../support/class-index.js';

const files = classFiles(new URL('../../fixtures/classes/', import.meta.url).pathname);
const read = ({ bytes }: { readonly bytes: Uint8Array }) => bytes;
const directory = { entries: files };
const whole = indexClasses(directory, read);

const factsOf = (index: JarIndex) =>
  Array.from({ length: index.classes.count }, (_, row) => classFacts(index, row));

const mentionsOf = ({ strings, classes: { mentions } }: JarIndex) =>
  Array.from(mentions, (mention) => ({ kind: mention & 3, text: textOf(strings, mention >>> 2) }));

test('there are classes to index', () => {
  expect(files.length).toBeGreaterThan(8);
});

/** What each class holds is held against javap in `class-file.test.ts`. */
describe('an index for linking', () => {
  const linkage = indexLinkage(directory, read);

  test('holds every class as the whole index does, with all that it refers to', () => {
    expect(factsOf(linkage)).toEqual(factsOf(whole));
  });

  test('mentions what names one class, and nothing else', () => {
    const isName = ({ kind, text }: { readonly kind: number; readonly text: string }): boolean => {
      const bytes = Buffer.from(text, 'latin1');
      if (kind === mentionKinds.descriptor) return isType(bytes, 0, bytes.length);
      return kind === mentionKinds.string && isClassName(bytes, 0, bytes.length);
    };
    const names = mentionsOf(whole).filter(isName);
    expect(mentionsOf(linkage)).toEqual(names);
    expect(names.length).toBeGreaterThan(10);
    expect(linkage.strings.count).toBeLessThan(whole.strings.count);
  });
});

test('an index of what is linked to holds what classes declare and the members that they refer to', () => {
  const facts = factsOf(indexLinkedTo(directory, read));
  const members = factsOf(whole).map(({ references, referenceUses, ...one }) => ({
    ...one,
    references: references.filter(({ kind }) => kind !== 'class'),
    referenceUses: referenceUses.filter((_, at) => references[at]?.kind !== 'class').map(() => 0),
  }));
  const withoutClasses = facts.map(({ references, referenceUses, ...one }) => ({
    ...one,
    references: references.filter(({ kind }) => kind !== 'class'),
    referenceUses: referenceUses.filter((_, at) => references[at]?.kind !== 'class'),
  }));
  expect(withoutClasses).toEqual(members);
});

test.each([
  ['org.acme.A', true],
  ['org.acme.A$B', true],
  ['a.Ünder', true],
  ['A', false],
  ['org.acme.a', false],
  ['org/acme/A', false],
  ['org.acme.', false],
  ['.A', false],
  ['org..A', false],
  ['org.1.A', false],
  ['see org.acme.A', false],
])('"%s" is the text of a class name: %s', (text, isOne) => {
  const bytes = Buffer.from(text);
  expect(isClassName(bytes, 0, bytes.length)).toBe(isOne);
});
