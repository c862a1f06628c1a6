import { expect, test } from 'vitest';
import { rememberRewrites } from '../../../src/goals/plan/rewrites.js';
import { memoryStore } from '../../support/memory.js';

test('what was kept for a jar and its relocations is given back, and nothing for others', () => {
  const store = memoryStore();
  rememberRewrites(store, () => 'jar').keep('relocations', ['a/A.class', 'odd\nname.class']);
  expect(rememberRewrites(store, () => 'jar').get('relocations')).toEqual([
    'a/A.class',
    'odd\nname.class',
  ]);
  expect(rememberRewrites(store, () => 'jar').get('others')).toBeUndefined();
  expect(rememberRewrites(store, () => 'another jar').get('relocations')).toBeUndefined();
});

test.each([['not JSON'], ['{"a":1}'], ['[1]'], ['']])(
  'an entry that is %j counts as never kept',
  (content) => {
    const store = {
      get: () => Buffer.from(content),
      put: () => undefined,
    };
    expect(rememberRewrites(store, () => 'jar').get('relocations')).toBeUndefined();
  },
);
