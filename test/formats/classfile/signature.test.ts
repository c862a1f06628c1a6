import { expect, test } from 'vitest';
import { descriptorNames, mapDescriptor } from '../../../src/formats/classfile/descriptor.js';
import { signatureNames } from '../../../src/formats/classfile/signature.js';

test.each([
  ['I', []],
  ['La/B;', ['a/B']],
  ['[[La/B;', ['a/B']],
  ['(ILa/B;[JLc/D$E;)La/B;', ['a/B', 'c/D$E', 'a/B']],
  ['(La/LL;LL;)V', ['a/LL', 'L']],
  ['La/B', []],
])('the descriptor %s names %j', (descriptor, names) => {
  expect(descriptorNames(descriptor)).toEqual(names);
});

test('mapping changes names and nothing else', () => {
  const map = (name: string): string => (name.startsWith('a/') ? `x/${name}` : name);
  expect(mapDescriptor('(ILa/B;[Lb/C;)[La/D;', map)).toBe('(ILx/a/B;[Lb/C;)[Lx/a/D;');
  expect(mapDescriptor('(ILb/C;)V', map)).toBe('(ILb/C;)V');
});

/** By the grammar of JVMS §4.7.9.1. */
test.each([
  ['TT;', []],
  ['La/B;', ['a/B']],
  ['La/B<Lc/D;>;', ['a/B', 'c/D']],
  ['La/B<+[Lc/D;-Le/F;*TL;I>;', ['a/B', 'c/D', 'e/F']],
  ['La/B<Lc/D<Le/F;>;>.G<Lh/I;>.J;', ['a/B', 'c/D', 'e/F', 'a/B$G', 'h/I', 'a/B$G$J']],
  ['<T:La/B;:Lc/D;L::Le/F<TT;>;>Lg/H<TL;>;Li/J;', ['a/B', 'c/D', 'e/F', 'g/H', 'i/J']],
  [
    '<X:Ljava/lang/Exception;>(TT;[ILa/B<TX;>;)TT;^TX;^Lc/D;',
    ['java/lang/Exception', 'a/B', 'c/D'],
  ],
  ['()V', []],
])('the signature %s names %j', (signature, names) => {
  expect(signatureNames(signature)).toEqual(names);
});

test.each(['L', '<', '<T', '<T:', 'La/B<', 'La/B<Lc/D;', 'La/B<>', '>', 'T', '<:::', 'La/B;.'])(
  'the broken signature %s ends the reading',
  (signature) => {
    expect(Array.isArray(signatureNames(signature))).toBe(true);
  },
);

test('deep nesting costs no stack and no more than its length', () => {
  const deep = `${'La/B<'.repeat(100_000)}*${'>;'.repeat(100_000)}`;
  expect(signatureNames(deep)).toHaveLength(100_000);
});
