import { describe, expect, it } from 'vitest';
import { holdsOthers, takesNothing } from '../../../src/uber/plan/reduced-pom.js';
import { contents } from '../../support/upgrade.js';

const module = { groupId: 'g', artifactId: 'uber' };
const node = (name: string, value?: string, children: readonly ReturnType<typeof leaf>[] = []) => ({
  ...leaf(name, value),
  children,
});

function leaf(name: string, value: string | undefined) {
  return { name, value, attributes: {}, children: [] };
}

const relocation = node('relocation', undefined, [leaf('shadedPattern', 'moved.to')]);
const configuration = {
  ...leaf('configuration', undefined),
  children: [{ ...leaf('relocations', undefined), children: [relocation] }],
};
const executions = [{ id: 'default', configuration }];

describe('a published jar', () => {
  it.each([
    ['META-INF/maven/other/lib/pom.properties', true],
    ['moved/to/a/B.class', true],
    ['META-INF/maven/g/uber/pom.properties', false],
    ['g/Own.class', false],
    ['moved/to/readme.txt', false],
  ])('with %s holds other modules: %s', (path, expected) => {
    expect(holdsOthers([path], module, executions)).toBe(expected);
  });
});

it('contents whose artifacts are all kept out take nothing', () => {
  expect(takesNothing([contents({ '-a:b:1': [] })])).toBe(true);
  expect(takesNothing([contents({ 'a:b:1': [] })])).toBe(false);
});
