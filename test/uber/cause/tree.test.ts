import { describe, expect, it } from 'vitest';
import type { Coordinates } from '../../../src/maven/coordinates/coordinates.js';
import type { Resolution, ResolvedNode } from '../../../src/maven/resolve/machine.js';
import { explain } from '../../../src/uber/cause/explain.js';
import type { CauseTree } from '../../../src/uber/cause/tree.js';
import { joinTrees, treeOfPlan, treeOfResolution } from '../../../src/uber/cause/tree.js';
import { emptyModel } from '../../support/model.js';
import { aPlan } from '../../support/plans.js';

function at(artifactId: string, version: string): Coordinates {
  return { groupId: 'org.acme', artifactId, version, extension: 'jar', classifier: '' };
}

function node(coordinates: Coordinates, change: Partial<ResolvedNode> = {}): ResolvedNode {
  return {
    coordinates,
    type: 'jar',
    scope: 'compile',
    optional: false,
    premanagedVersion: undefined,
    premanagedScope: undefined,
    requestedVersion: coordinates.version,
    systemPath: undefined,
    repositories: [],
    relocatedFrom: [],
    children: [],
    ...change,
  };
}

function resolution(change: Partial<Resolution>): Resolution {
  return {
    root: at('root', '1'),
    children: [],
    omitted: [],
    excluded: [],
    descriptors: new Map(),
    problems: [],
    ...change,
  };
}

/** Why `org/acme/text/A.class` of `org.acme:text:2` is not there. */
function why(on: CauseTree): ReturnType<typeof explain> {
  return explain(
    { coordinates: at('text', '2'), path: 'org/acme/text/A.class' },
    { on, against: undefined, held: () => undefined, pathOf: () => undefined },
  );
}

// Maven 3.8.7, dependency:tree -Dverbose: "omitted for conflict with", "version managed from", and no line for an exclusion.
describe('what resolving found', () => {
  it('tells who asked for the version that nearness did not choose', () => {
    const tree = treeOfResolution(
      resolution({
        children: [node(at('text', '1'))],
        omitted: [
          {
            path: ['org.acme:root:1', 'org.acme:client:1'],
            wanted: at('text', '2'),
            scope: 'compile',
            premanagedVersion: undefined,
            reason: { kind: 'conflict', selected: '1' },
          },
        ],
      }),
    );
    expect(why(tree)).toMatchObject({
      kind: 'mediated',
      asked: '2',
      chosen: '1',
      path: ['org.acme:root:1', 'org.acme:client:1', 'org.acme:text:2'],
    });
  });

  it('tells the version that management changed', () => {
    const below = [node(at('text', '1'), { premanagedVersion: '2' })];
    const tree = treeOfResolution(
      resolution({ children: [node(at('client', '1'), { children: below })] }),
    );
    expect(why(tree)).toMatchObject({
      kind: 'managed',
      asked: '2',
      chosen: '1',
      path: ['org.acme:root:1', 'org.acme:client:1', 'org.acme:text:2'],
    });
  });

  it('tells who excluded what', () => {
    const path = ['org.acme:root:1', 'org.acme:client:1'];
    const excluded = [{ path, module: at('text', '2'), by: at('client', '1') }];
    expect(why(treeOfResolution(resolution({ excluded })))).toMatchObject({
      kind: 'excluded',
      by: 'org.acme:client',
      path,
    });
  });
});

const text = { module: at('text', '1'), path: ['org.acme:root:1', 'org.acme:text:1'] };
const included = {
  coordinates: text.module,
  path: text.path,
  scope: 'compile',
  optional: false,
  inclusion: { kind: 'included' as const },
};

function dependency(artifactId: string, ...exclusions: readonly string[]) {
  return {
    groupId: 'org.acme',
    artifactId,
    version: '1',
    type: 'jar',
    classifier: '',
    scope: undefined,
    optional: undefined,
    systemPath: undefined,
    exclusions: exclusions.map((one) => ({ groupId: 'org.acme', artifactId: one })),
  };
}

function element(
  name: string,
  value: string | undefined,
  ...children: readonly Element[]
): Element {
  return { name, value, children, attributes: {} };
}

interface Element {
  readonly name: string;
  readonly value: string | undefined;
  readonly children: readonly Element[];
  readonly attributes: Readonly<Record<string, string>>;
}

describe('what a plan records', () => {
  it('names the exclusion of the module itself', () => {
    const model = { ...emptyModel, dependencies: [dependency('client', 'text')] };
    const plan = aPlan({ artifacts: [], decisions: [], model });
    expect(why(treeOfPlan(plan))).toMatchObject({ kind: 'excluded', by: 'org.acme:client' });
  });

  it('does not take an exclusion of everything for one of this', () => {
    const client = { ...dependency('client'), exclusions: [{ groupId: '*', artifactId: '*' }] };
    const plan = aPlan({
      artifacts: [],
      decisions: [],
      model: { ...emptyModel, dependencies: [client] },
    });
    expect(why(treeOfPlan(plan))).toBeUndefined();
  });

  it('names management, though not who asked', () => {
    const model = { ...emptyModel, dependencyManagement: [dependency('text')] };
    const plan = aPlan({ artifacts: [included], decisions: [], model });
    expect(why(treeOfPlan(plan))).toMatchObject({ kind: 'managed', chosen: '1', path: text.path });
  });

  // maven-shade-plugin's SimpleFilter: a path that an exclude matches is left out of that artifact.
  it('names the pattern of the filter that drops the class', () => {
    const filter = element(
      'filter',
      undefined,
      element('artifact', 'org.acme:text'),
      element(
        'excludes',
        undefined,
        element('exclude', 'META-INF/*'),
        element('exclude', 'org/acme/text/'),
      ),
    );
    const configuration = element(
      'configuration',
      undefined,
      element('filters', undefined, filter),
    );
    const shade = {
      version: '3.6.0',
      executions: [{ id: 'default', jarName: 'uber.jar', configuration }],
    };
    const plan = aPlan({ artifacts: [included], decisions: [], shade });
    expect(why(treeOfPlan(plan))).toMatchObject({
      kind: 'filtered',
      rule: 'filter org.acme:text excludes org/acme/text/',
    });
  });
});

it('joins what a plan and resolving its module tell', () => {
  const planned = treeOfPlan(aPlan({ artifacts: [included], decisions: [] }));
  const resolved = treeOfResolution(
    resolution({ children: [node(at('text', '1'), { premanagedVersion: '2' })] }),
  );
  expect(why(planned)).toMatchObject({ kind: 'changed', from: '1', to: '2' });
  expect(why(joinTrees([planned, resolved]))).toMatchObject({ kind: 'managed', asked: '2' });
});
