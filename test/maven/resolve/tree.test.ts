import { describe, expect, test } from 'vitest';
import { listArtifacts } from '../../../src/maven/resolve/tree.js';
import { parseDrawing } from '../../support/graph-drawing.js';
import { resolveFrom } from '../../support/resolve-facts.js';

describe('listArtifacts', () => {
  const drawing = parseDrawing(
    [
      'manage below:1@compile',
      'root:1',
      '+- p:1@provided',
      '|  +- below:1',
      '|  \\- beside:1',
      '+- t:1@test',
      '\\- c:1',
      '   \\- r:1@runtime',
    ].join('\n'),
  );
  const runtime = ['compile', 'runtime'];

  test('keeps the order of the tree and what lies below an artifact of another scope', () => {
    const { resolution } = resolveFrom(drawing, runtime);
    expect(
      listArtifacts(resolution, runtime).map(({ node }) => node.coordinates.artifactId),
    ).toEqual(['below', 'c', 'r']);
  });

  test('gives the dependency path, both ends included', () => {
    const { resolution } = resolveFrom(drawing, runtime);
    expect(listArtifacts(resolution, runtime)[0]?.path).toEqual([
      'test:root:1',
      'test:p:1',
      'test:below:1',
    ]);
  });

  test('branches without an artifact of the wanted scopes are not in the result', () => {
    const { resolution } = resolveFrom(drawing, runtime);
    const [first] = resolution.children;
    expect(resolution.children.map(({ coordinates }) => coordinates.artifactId)).toEqual([
      'p',
      'c',
    ]);
    expect(first?.children.map(({ coordinates }) => coordinates.artifactId)).toEqual(['below']);
  });
});
