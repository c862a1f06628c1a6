import { describe, expect, test } from 'vitest';
import type { Dependency, Model } from '../../../src/maven/pom/model.js';
import { chainDifferences, lost, modelDifferences } from '../../../src/uber/generate/read-back.js';
import { model, node } from './support.js';

function dependency(artifactId: string, version = '1'): Dependency {
  return {
    groupId: 'g',
    artifactId,
    version,
    type: 'jar',
    classifier: '',
    scope: undefined,
    optional: undefined,
    systemPath: undefined,
    exclusions: [],
  };
}

const filter = node('filter', [node('artifact', '*:*')]);
const full = {
  properties: { a: '1', b: '2' },
  dependencies: [dependency('one'), dependency('two')],
  dependencyManagement: [dependency('x'), dependency('y')],
  shadeExecutions: [{ id: 'default', lists: { filters: [filter] } }],
};

describe('two models differ where', () => {
  test.each<[string, Model, readonly string[]]>([
    ['nothing does', model(full), []],
    [
      'a version does',
      model({ ...full, dependencies: [dependency('one', '2'), dependency('two')] }),
      ['dependencies.0.version'],
    ],
    [
      'dependencies have another order',
      model({ ...full, dependencies: full.dependencies.toReversed() }),
      ['dependencies.0.artifactId', 'dependencies.1.artifactId'],
    ],
    [
      'an item is new',
      model({
        ...full,
        shadeExecutions: [{ id: 'default', lists: { filters: [filter, filter] } }],
      }),
      ['build.plugins.0.executions.0.configuration.children.0.children.1'],
    ],
  ])('%s', (_title, other, expected) => {
    expect(modelDifferences(model(full), other)).toEqual(expected);
  });

  test.each<[string, Model]>([
    ['the order of properties', model({ ...full, properties: { b: '2', a: '1' } })],
    [
      'the order of management',
      model({ ...full, dependencyManagement: full.dependencyManagement.toReversed() }),
    ],
    [
      'how lists were combined',
      model({
        ...full,
        shadeExecutions: [
          {
            id: 'default',
            lists: { filters: [{ ...filter, attributes: { 'combine.self': 'override' } }] },
          },
        ],
      }),
    ],
  ])('%s does not count', (_title, other) => {
    expect(modelDifferences(model(full), other)).toEqual([]);
  });
});

describe('what is lost is named', () => {
  test.each<[string, Model, readonly string[]]>([
    ['nothing', model(full), []],
    ['more than before', model({ ...full, properties: { ...full.properties, c: '3' } }), []],
    [
      'a dependency',
      model({ ...full, dependencies: [dependency('two')] }),
      ['dependency g:one:jar:'],
    ],
    [
      'a managed entry',
      model({ ...full, dependencyManagement: [dependency('x')] }),
      ['managed g:y:jar:'],
    ],
    ['a property', model({ ...full, properties: { a: '1' } }), ['property b']],
    [
      'a plugin',
      model({ ...full, shadeExecutions: [] }),
      ['plugin org.apache.maven.plugins:maven-shade-plugin'],
    ],
    [
      'an execution',
      model({ ...full, shadeExecutions: [{ id: 'other', lists: {} }] }),
      ['execution default of org.apache.maven.plugins:maven-shade-plugin'],
    ],
    [
      'a filter',
      model({ ...full, shadeExecutions: [{ id: 'default', lists: { filters: [] } }] }),
      ['configuration of execution default of org.apache.maven.plugins:maven-shade-plugin'],
    ],
  ])('%s', (_title, now, expected) => {
    expect(lost(model(full), now)).toEqual(expected);
  });
});

test('parents are compared by what they hold, not by where they lie', () => {
  const link = (sha256: string, location: string) => {
    return { groupId: 'g', artifactId: 'a', version: '1', sha256, location };
  };
  const own = link('0', 'pom.xml');
  expect(chainDifferences([own, link('1', '/a')], [own, link('1', '/b')])).toEqual([]);
  expect(chainDifferences([own, link('1', '/a')], [own, link('2', '/a')])).toEqual([
    'chain.0.sha256',
  ]);
  expect(chainDifferences([own, link('1', '/a')], [own])).toEqual(['chain.0']);
});
