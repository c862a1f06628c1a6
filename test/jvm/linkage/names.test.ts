import { expect, test } from 'vitest';
import { namesLinkedTo, referencesOut } from '../../../src/jvm/linkage/names.js';
import { indexFolder } from '../../support/class-index.js';

const index = indexFolder(new URL('../../fixtures/linkage/client/', import.meta.url).pathname);

/**
 * The classes that `javap -v -p` (JDK 25) lists in the constant pools of the fixtures, without their own and `Throwable`,
 * which stands in `throws` clauses only.
 */
test('the classes that a jar links to are told once, sorted, arrays opened', () => {
  expect(namesLinkedTo(index)).toEqual([
    'java/lang/Integer',
    'java/lang/Object',
    'java/lang/invoke/MethodHandle',
    'java/lang/invoke/MethodHandles',
    'lib/BecameClass',
    'lib/BecameInterface',
    'lib/Child',
    'lib/Empty',
    'lib/Factory',
    'lib/Fields',
    'lib/Gone',
    'lib/Methods',
    'lib/Orphan',
    'lib/Roots',
    'lib/Same',
    'lib/Sub',
  ]);
});

test('references to arrays of primitive types are none', () => {
  expect(referencesOut(index).filter(({ owner }) => owner.startsWith('[['))).toEqual([]);
});
