import { describe, expect, it } from 'vitest';
import { descriptor, internalName } from '../../../src/formats/classfile/names.js';
import type { AnswerContext } from '../../../src/goals/plan/remembered.js';
import { rememberAnswers } from '../../../src/goals/plan/remembered.js';
import type { BrokenReference } from '../../../src/uber/upgrade/state.js';
import { memoryStore } from '../../support/memory.js';

const context = (parts: Partial<AnswerContext> = {}): AnswerContext => ({
  store: memoryStore(),
  sha256: (file) => `hash of ${file}`,
  toolVersion: '1',
  java: 8,
  ...parts,
});

/** A definition without contents: all of its key is what is asked. */
const definition = { linkable: [], files: new Map<string, string>() };

const broken: readonly BrokenReference[] = [
  {
    source: internalName('a/A'),
    origin: 'g:a:1',
    role: 'reference',
    use: 0,
    reference: {
      kind: 'method',
      owner: internalName('b/B'),
      name: 'm',
      descriptor: descriptor('()V'),
    },
    ownerOrigin: 'g:b:1',
  },
  {
    source: internalName('a/A'),
    origin: 'g:a:1',
    role: 'reference',
    use: 0,
    reference: { kind: 'class', owner: internalName('c/C') },
    ownerOrigin: undefined,
  },
];

const never = (): never => {
  throw new Error('it was to be remembered');
};

describe('answers about contents', () => {
  it('are found once and read the next time', () => {
    const store = memoryStore();
    const about = { definition, asked: ['linkage', false] };
    expect(rememberAnswers(context({ store })).broken(about, () => broken)).toEqual(broken);
    expect(rememberAnswers(context({ store })).broken(about, never)).toEqual(broken);
  });

  it.each([
    ['another question', {}, ['present', ['x/Y']]],
    ['another Java', { java: 17 }, ['present', ['x/X']]],
    ['another version of the tool', { toolVersion: '2' }, ['present', ['x/X']]],
  ])('are found anew for %s', (_what, parts, asked) => {
    const store = memoryStore();
    const first = { definition, asked: ['present', ['x/X']] };
    rememberAnswers(context({ store })).flags(first, () => [true]);
    const answers = rememberAnswers(context({ store, ...parts }));
    expect(answers.flags({ definition, asked }, () => [false])).toEqual([false]);
  });

  it('that were spoilt are found anew', () => {
    const store = { get: () => Buffer.from('{"flags":1}'), put: () => undefined };
    const answers = rememberAnswers(context({ store }));
    expect(answers.flags({ definition, asked: 1 }, () => [true])).toEqual([true]);
  });
});
