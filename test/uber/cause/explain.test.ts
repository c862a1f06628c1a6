import { describe, expect, it } from 'vitest';
import type { Coordinates } from '../../../src/maven/coordinates/coordinates.js';
import { explain } from '../../../src/uber/cause/explain.js';
import type { CauseSides } from '../../../src/uber/cause/explain.js';
import type { CauseTree } from '../../../src/uber/cause/tree.js';

const module = { groupId: 'org.acme', artifactId: 'a' };

function coordinates(version: string): Coordinates {
  return { ...module, version, extension: 'jar', classifier: '' };
}

function artifact(version: string, rule?: string): CauseTree['artifacts'][number] {
  return {
    coordinates: coordinates(version),
    path: ['org.acme:root:1', `org.acme:a:${version}`],
    inclusion: rule === undefined ? { kind: 'included' } : { kind: 'excluded', rule },
  };
}

function tree(change: Partial<CauseTree> = {}): CauseTree {
  return { artifacts: [], excluded: [], versions: [], dropping: () => undefined, ...change };
}

/** Why `org/acme/A.class` of `org.acme:a:VERSION` is not there. */
function explained(version: string, sides: Partial<CauseSides>): ReturnType<typeof explain> {
  return explain(
    { coordinates: coordinates(version), path: 'org/acme/A.class' },
    { on: undefined, against: undefined, held: () => undefined, pathOf: () => undefined, ...sides },
  );
}

describe('an artifact that is not in the tree', () => {
  it('is gone where the other side has it, which names its version and can be added', () => {
    const against = tree({ artifacts: [artifact('1')] });
    expect(explained('1', { on: tree(), against })).toEqual({
      kind: 'artifact-gone',
      artifact: 'org.acme:a',
      lastSeen: '1',
      path: ['org.acme:root:1', 'org.acme:a:1'],
      cure: { kind: 'add-dependency', coordinates: 'org.acme:a:1' },
    });
  });

  it('is excluded where an exclusion names it, which comes before the other side', () => {
    const excluded = [{ module, by: 'org.acme:b', path: ['org.acme:root:1', 'org.acme:b:1'] }];
    const against = tree({ artifacts: [artifact('1')] });
    expect(explained('1', { on: tree({ excluded }), against })).toEqual({
      kind: 'excluded',
      artifact: 'org.acme:a',
      by: 'org.acme:b',
      path: ['org.acme:root:1', 'org.acme:b:1'],
      cure: { kind: 'remove-exclusion', module: 'org.acme:a', where: 'org.acme:b' },
    });
  });

  it('was never asked for where only a consumer brings it', () => {
    const path = ['org.acme:user:1', 'org.acme:a:2'];
    expect(explained('2', { on: tree(), pathOf: () => path })).toEqual({
      kind: 'never-asked',
      artifact: 'org.acme:a:2',
      path,
      cure: { kind: 'add-dependency', coordinates: 'org.acme:a:2' },
    });
  });
});

describe('an artifact that is in the tree', () => {
  it('is kept out by the rule that the plan names', () => {
    const on = tree({ artifacts: [artifact('2', 'artifactSet exclude org.acme:*')] });
    expect(explained('1', { on })).toMatchObject({
      kind: 'kept-out',
      rule: 'artifactSet exclude org.acme:*',
    });
  });

  it('goes in without what a filter drops', () => {
    const dropping = (_: unknown, path: string): string | undefined =>
      path === 'org/acme/A.class' ? 'filter org.acme:a excludes org/**' : undefined;
    const on = tree({ artifacts: [artifact('1')], dropping });
    expect(explained('1', { on })).toMatchObject({
      kind: 'filtered',
      rule: 'filter org.acme:a excludes org/**',
    });
  });

  it('is there in an older version, which can be managed', () => {
    const on = tree({ artifacts: [artifact('1')] });
    expect(explained('2', { on })).toEqual({
      kind: 'changed',
      artifact: 'org.acme:a',
      from: '1',
      to: '2',
      cure: { kind: 'manage-version', module: 'org.acme:a', version: '2' },
    });
  });

  it('is not taken back to an older version', () => {
    const on = tree({ artifacts: [artifact('2')] });
    expect(explained('1', { on })).toMatchObject({ kind: 'changed', cure: undefined });
  });

  // Maven 3.8.7, dependency:tree -Dverbose: "(org.acme:a:jar:2:compile - omitted for conflict with 1)".
  it('was chosen by nearness where another asked for the version that has the name', () => {
    const path = ['org.acme:root:1', 'org.acme:b:1'];
    const versions = [{ kind: 'mediated', module, asked: '2', chosen: '1', path }] as const;
    const on = tree({ artifacts: [artifact('1')], versions });
    expect(explained('2', { on })).toEqual({
      kind: 'mediated',
      artifact: 'org.acme:a',
      asked: '2',
      chosen: '1',
      path: [...path, 'org.acme:a:2'],
      cure: { kind: 'manage-version', module: 'org.acme:a', version: '2' },
    });
  });

  it('is managed where management names it, though nobody recorded what was asked for', () => {
    const versions = [
      { kind: 'managed', module, asked: undefined, chosen: undefined, path: [] },
    ] as const;
    const on = tree({ artifacts: [artifact('1')], versions });
    expect(explained('2', { on })).toMatchObject({
      kind: 'managed',
      asked: '2',
      chosen: '1',
      path: ['org.acme:root:1', 'org.acme:a:1'],
    });
  });

  it('is no cause where it is there in the version that has the name', () => {
    expect(explained('1', { on: tree({ artifacts: [artifact('1')] }) })).toBeUndefined();
  });
});

it('takes the word of the jar for a version where no tree tells one', () => {
  expect(explained('2', { held: () => '1' })).toMatchObject({
    kind: 'changed',
    from: '1',
    to: '2',
  });
});

it('guesses nothing where nothing tells', () => {
  expect(explained('1', {})).toBeUndefined();
  expect(explained('1', { on: tree() })).toBeUndefined();
  expect(explained('1', { against: tree({ artifacts: [artifact('1')] }) })).toBeUndefined();
});
