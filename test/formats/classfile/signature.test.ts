import { expect, test } from 'vitest';
import { descriptorNames, mapDescriptor } from '../../../src/formats/classfile/descriptor.js';
import { mapSignature, signatureNames } from '../../../src/formats/classfile/signature.js';

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

/** As ASM 9.7.1's SignatureRemapper answers; whole classes are compared with it by the live test of renamed classes. */
test.each([
  ['TT;', 'TT;'],
  ['La/B<+[La/B;-Lc/D;*Ta/B;I>;', 'Lx/B<+[Lx/B;-Lc/D;*Ta/B;I>;'],
  ['La/B<Lc/D;>.G<La/B;>.J;', 'Lx/B<Lc/D;>.G<Lx/B;>.J;'],
  ['La/Out<Lc/D;>.In;', 'Lb/Changed<Lc/D;>.Other;'],
  ['<a:La/B;:La/B;>La/B<Ta;>;', '<a:Lx/B;:Lx/B;>Lx/B<Ta;>;'],
  ['<X:La/B;>(TX;[ILa/B;)V^TX;^La/B;', '<X:Lx/B;>(TX;[ILx/B;)V^TX;^Lx/B;'],
])('the signature %s becomes %s', (signature, expected) => {
  const table = new Map([
    ['a/B', 'x/B'],
    ['a/B$G', 'x/B$G'],
    ['a/B$G$J', 'x/B$G$J'],
    ['a/Out', 'b/Changed'],
    ['a/Out$In', 'b/Apart$Other'],
  ]);
  expect(mapSignature(signature, (name) => table.get(name) ?? name)).toBe(expected);
});

test('a signature of ten thousand classes in each other costs no more than its length', () => {
  const hostile = `La/B${'.c'.repeat(32_000)};`;
  expect(mapSignature(hostile, (name) => `x/${name}`)).toMatch(/^Lx\/a\/B\.c/);
});
