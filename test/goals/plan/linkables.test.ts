import { expect, test } from 'vitest';
import { linkablesOf } from '../../../src/goals/plan/linkables.js';
import type { LinkableContents } from '../../../src/uber/upgrade/link-contents.js';
import { executionMapper } from '../../../src/uber/shade/plan-contents.js';
import { indexFiles } from '../../support/class-index.js';

const contents: LinkableContents['contents'] = {
  jarName: 'a.jar',
  executionId: 'default',
  entries: [],
  overlaps: [],
  services: [],
  manifest: {},
  artifacts: [],
  problems: [],
};
const mapper = executionMapper({ id: 'default', configuration: undefined }, '3.6.0');
const linkable: readonly LinkableContents[] = [{ contents, mapper, classes: new Map() }];
const files = new Map([
  ['g:a:1', 'a.jar'],
  ['g:texts:1', 'texts.jar'],
]);
const index = indexFiles([]);
const classes = { list: index, index: () => index };

test('contents planned by their paths get their classes when they are asked about, and once', async () => {
  const asked: (readonly string[])[] = [];
  const jars = {
    classes: async (wanted: readonly string[]) => {
      asked.push(wanted);
      return new Map([['a.jar', classes]]);
    },
  };
  const definition = { depth: 'paths' as const, files, linkable };
  const [first] = await linkablesOf(definition, jars);
  expect([...(first?.classes ?? [])]).toEqual([['g:a:1', classes]]);
  expect((await linkablesOf(definition, jars))[0]).toBe(first);
  expect(asked).toEqual([['a.jar', 'texts.jar']]);
});

test('contents planned with their classes are linked as they are', async () => {
  const jars = {
    classes: async () => {
      throw new Error('nothing is to be read again');
    },
  };
  expect(await linkablesOf({ depth: 'classes', files, linkable }, jars)).toBe(linkable);
});
