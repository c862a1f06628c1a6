import { describe, expect, it } from 'vitest';
import type { ConfigurationNode, Model } from '../../../src/maven/pom/model.js';
import type { Decision, Evidence } from '../../../src/uber/plan/decision.js';
import { apply } from '../../../src/uber/upgrade/apply.js';
import { dependency, model, shadeModel } from '../../support/upgrade.js';

const evidence: Evidence = {
  rule: 'self-linkage',
  artifact: 'g:a',
  references: [],
  asked: 'a 2',
  requester: 'r:r:1',
};
const gone = { groupId: 'g', artifactId: 'gone' };
const bringer = { groupId: 'd', artifactId: 'direct' };

function exclude(raw: Model, effective: Model): Model {
  return apply(raw, [{ kind: 'exclude', module: gone, under: [bringer], evidence }], effective);
}

describe('an exclusion', () => {
  it('joins those of the own dependency, written with properties', () => {
    const raw = model({ dependencies: [dependency('${group}:direct:1')] });
    const effective = model({ properties: { group: 'd' } });
    expect(exclude(raw, effective).dependencies[0]?.exclusions).toEqual([gone]);
  });

  it('is written once', () => {
    const raw = model({ dependencies: [dependency('d:direct:1', { exclusions: [gone] })] });
    expect(exclude(raw, raw)).toEqual(raw);
  });

  it('reaches a dependency of a profile', () => {
    const profile = {
      ...model(),
      id: 'p',
      activation: undefined,
      dependencies: [dependency('d:direct:1')],
    };
    const raw = model({ profiles: [profile] });
    expect(exclude(raw, raw).profiles[0]?.dependencies[0]?.exclusions).toEqual([gone]);
  });

  it('writes an inherited dependency again in full', () => {
    const effective = model({ dependencies: [dependency('d:direct:1', { scope: 'runtime' })] });
    expect(exclude(model(), effective).dependencies).toEqual([
      dependency('d:direct:1', { scope: 'runtime', exclusions: [gone] }),
    ]);
  });
});

describe('a managed version', () => {
  const decision: Decision = {
    kind: 'manage',
    module: { ...bringer, type: 'jar', classifier: '' },
    from: '1',
    to: '2',
    evidence,
  };

  it('moves the own entry', () => {
    const raw = model({ dependencyManagement: [dependency('d:direct:1', { scope: 'runtime' })] });
    expect(apply(raw, [decision], raw).dependencyManagement).toEqual([
      dependency('d:direct:2', { scope: 'runtime' }),
    ]);
  });

  it('repeats what the inherited entry says besides, since it replaces that one', () => {
    const inherited = dependency('d:direct:1', { scope: 'runtime', exclusions: [gone] });
    const effective = model({ dependencyManagement: [inherited] });
    expect(apply(model(), [decision], effective).dependencyManagement).toEqual([
      { ...inherited, version: '2' },
    ]);
  });
});

describe("the plugin's version", () => {
  const decision = (property: string | undefined): Decision => ({
    kind: 'plugin',
    plugin: { groupId: 'org.apache.maven.plugins', artifactId: 'maven-shade-plugin' },
    from: '1',
    to: '2',
    property,
    evidence,
  });

  it('moves the property that holds it', () => {
    expect(apply(model(), [decision('v')], model()).properties).toEqual({ v: '2' });
  });

  it('else stands in the own plugin element', () => {
    const changed = apply(shadeModel('1'), [decision(undefined)], model());
    expect(changed.build.plugins.map(({ version }) => version)).toEqual(['2']);
    const made = apply(model(), [decision(undefined)], model());
    expect(made.build.plugins.map(({ version }) => version)).toEqual(['2']);
  });
});

describe('a filter', () => {
  const decision: Decision = { kind: 'filter', artifact: gone, excludes: ['x/*'], evidence };
  const filters = (raw: Model): ConfigurationNode | undefined =>
    raw.build.plugins[0]?.executions[0]?.configuration?.children.find(
      ({ name }) => name === 'filters',
    );

  it('is appended to what the module inherits', () => {
    const list = filters(apply(model(), [decision], shadeModel('1')));
    expect(list?.attributes).toEqual({ 'combine.children': 'append' });
    expect(list?.children.map(({ name }) => name)).toEqual(['filter']);
  });

  it('goes behind the own filters', () => {
    const twice = apply(shadeModel('1'), [decision, decision], shadeModel('1'));
    expect(filters(twice)?.children.map(({ name }) => name)).toEqual(['filter', 'filter']);
  });
});

describe('a manifest attribute', () => {
  const decision: Decision = {
    kind: 'manifest',
    attribute: 'Multi-Release',
    value: 'true',
    evidence,
  };

  it('joins the manifest transformer that is there', () => {
    const once = apply(shadeModel('1'), [decision], shadeModel('1'));
    const twice = apply(once, [decision], shadeModel('1'));
    expect(twice).toEqual(once);
    const transformers = once.build.plugins[0]?.executions[0]?.configuration?.children[0];
    expect(transformers?.children[0]?.children[0]?.children).toEqual([
      { name: 'Multi-Release', value: 'true', attributes: {}, children: [] },
    ]);
  });
});

it('a dependency that is added is the last one', () => {
  const coordinates = {
    groupId: 'n',
    artifactId: 'new',
    version: '3',
    extension: 'jar',
    classifier: '',
  };
  const raw = model({ dependencies: [dependency('d:direct:1')] });
  const changed = apply(raw, [{ kind: 'add', coordinates, scope: 'compile', evidence }], raw);
  expect(changed.dependencies).toEqual([dependency('d:direct:1'), dependency('n:new:3')]);
});
