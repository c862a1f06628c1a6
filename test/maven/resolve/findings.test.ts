import { describe, expect, test } from 'vitest';
import { ResolutionError } from '../../../src/contract/problem/errors.js';
import type { ResolveAnswer, Resolution } from '../../../src/maven/resolve/machine.js';
import { resolveGraph } from '../../../src/maven/resolve/resolve-graph.js';
import { parseDrawing } from '../../support/graph-drawing.js';
import { allScopes, resolveFrom } from '../../support/resolve-facts.js';

describe('findings about a graph', () => {
  test('an artifact without a POM is told with who asked for it', () => {
    const { problems } = resolve(['root:1', '\\- a:1', '   \\- b:1 (absent)']);
    expect(problems).toMatchObject([
      { code: 'resolve.descriptor-absent', path: ['test:root:1', 'test:a:1', 'test:b:1'] },
    ]);
  });

  test('what lost mediation is not worth a word', () => {
    const { problems } = resolve(['root:1', '+- b:2', '\\- a:1', '   \\- b:1 (absent)']);
    expect(problems).toEqual([]);
  });

  test('a dependency without a version is told, and nothing is asked for', () => {
    const { resolution, batches } = resolveFrom(draw(['root:1', '\\- a:1', '   \\- b:']));
    expect(resolution.problems).toMatchObject([{ code: 'resolve.version-missing' }]);
    expect(batches.flat()).toHaveLength(1);
  });

  test('coordinates that could leave a folder are told, and nothing is asked for', () => {
    const { resolution, batches } = resolveFrom(draw(['root:1', '\\- a:1', '   \\- x:../..:1']));
    expect(resolution.problems).toMatchObject([{ code: 'resolve.coordinates-unsafe' }]);
    expect(batches.flat()).toHaveLength(1);
  });

  test('a scope that Maven does not know is told', () => {
    const { problems } = resolve(['root:1', '\\- a:1', '   \\- b:1@sometimes']);
    expect(problems).toMatchObject([{ code: 'resolve.scope-unknown', scope: 'sometimes' }]);
  });

  test('an artifact relocation is told', () => {
    const { problems } = resolve(['root:1', '\\- old:1 => new:2']);
    expect(problems).toMatchObject([
      { code: 'resolve.relocated', from: [{ artifactId: 'old' }], to: { artifactId: 'new' } },
    ]);
  });

  test('a POM that could not be asked for is another problem than one that is not there', () => {
    const failed = [{ repository: 'third-party', detail: 'timed out' }];
    const { problems } = answerAll({ kind: 'unasked', asked: [], failed });
    expect(problems).toMatchObject([{ code: 'resolve.descriptor-unasked', failed }]);
  });

  test('the problem of a POM that cannot be used is handed on', () => {
    const problem = {
      code: 'resolve.relocated',
      from: [],
      to: { groupId: 'g', artifactId: 'a', version: '1' },
      path: [],
    } as const;
    expect(answerAll({ kind: 'unusable', problem }).problems).toEqual([problem]);
  });

  test('an exclusion is told with who carries it, by exact name and by wildcard', () => {
    const { excluded } = resolve([
      'root:1',
      '+- a:1 -x',
      '|  \\- b:1 -other:*',
      '|     +- x:1',
      '|     \\- other:y:2',
    ]);
    const path = ['test:root:1', 'test:a:1', 'test:b:1'];
    expect(excluded).toEqual([
      { path, module: module('test', 'x', '1'), by: { groupId: 'test', artifactId: 'a' } },
      { path, module: module('other', 'y', '2'), by: { groupId: 'test', artifactId: 'b' } },
    ]);
  });

  test('what scope or optionality keeps out is no exclusion', () => {
    const { excluded } = resolve(['root:1', '\\- a:1 -x -y', '   +- x:1@test', '   \\- y:1?']);
    expect(excluded).toEqual([]);
  });

  test('an edge back to its own path is omitted as a cycle', () => {
    const { omitted } = resolve(['root:1', '\\- a:1', '   \\- b:1', '      \\- a:2']);
    expect(omitted).toMatchObject([
      { path: ['test:root:1', 'test:a:1', 'test:b:1'], reason: { kind: 'cycle' } },
    ]);
  });
});

describe('what stops a resolution', () => {
  test.each([
    ['resolve.range-without-match', ['versions d 1 2', 'root:1', '\\- a:1', '   \\- d:[3,4]']],
    ['resolve.range-without-match', ['root:1', '\\- d:[3,4]']],
    ['version.range-malformed', ['root:1', '\\- a:1', '   \\- d:[3,4']],
    [
      'resolve.range-conflict',
      [
        'versions d 1 2',
        'root:1',
        '+- a:1',
        '|  \\- d:[1]',
        '\\- b:1',
        '   \\- d:[2]',
        'd:1',
        'd:2',
      ],
    ],
  ])('%s is thrown', (code, lines) => {
    expect(stopCode(() => resolve(lines))).toBe(code);
  });

  test('versions that could not be asked for decide nothing', () => {
    const failed = [{ repository: 'central', detail: 'refused' }];
    const { root } = draw(['root:1', '\\- d:[1,2]']);
    const machine = resolveGraph(root, { scopes: allScopes });
    machine.next([]);
    expect(stopCode(() => machine.next([{ kind: 'unasked', asked: [], failed }]))).toBe(
      'resolve.range-unasked',
    );
  });

  test('a chain without an end', () => {
    const { root } = draw(['root:1', '\\- a:0']);
    const machine = resolveGraph(root, { scopes: allScopes });
    expect(
      stopCode(() => {
        let step = machine.next([]);
        while (step.done !== true) step = machine.next(step.value.map(endless));
      }),
    ).toBe('resolve.graph-too-large');
  });
});

function draw(lines: readonly string[]) {
  return parseDrawing(`${lines.join('\n')}\n`);
}

function resolve(lines: readonly string[]): Resolution {
  return resolveFrom(draw(lines)).resolution;
}

function answerAll(answer: ResolveAnswer): Resolution {
  const machine = resolveGraph(draw(['root:1', '\\- a:1']).root, { scopes: allScopes });
  let step = machine.next([]);
  while (step.done !== true) step = machine.next(step.value.map(() => answer));
  return step.value;
}

let length = 0;

/** Every POM asks for an artifact that nobody has heard of. */
function endless(): ResolveAnswer {
  const { root } = draw(['root:1', `\\- next:a${++length}:1`]);
  const { coordinates, dependencies, repositories } = root;
  return {
    kind: 'descriptor',
    descriptor: {
      module: coordinates,
      dependencies,
      repositories,
      licenses: [],
      relocatedFrom: [],
    },
  };
}

function module(groupId: string, artifactId: string, version: string) {
  return { groupId, artifactId, version };
}

function stopCode(run: () => void): string {
  try {
    run();
  } catch (error) {
    if (error instanceof ResolutionError) return error.code;
    throw error;
  }
  return 'nothing stopped';
}
