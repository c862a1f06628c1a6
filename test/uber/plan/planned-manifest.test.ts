import { describe, expect, it } from 'vitest';
import type { ConfigurationNode } from '../../../src/maven/pom/model.js';
import { plannedManifest } from '../../../src/uber/plan/planned-manifest.js';
import { aPlan } from '../../support/plans.js';

function node(
  name: string,
  inside: string | readonly ConfigurationNode[],
  attributes: Readonly<Record<string, string>> = {},
): ConfigurationNode {
  return typeof inside === 'string'
    ? { name, value: inside, children: [], attributes }
    : { name, value: undefined, children: inside, attributes };
}

const switched = node('configuration', [
  node('transformers', [
    node('transformer', [node('manifestEntries', [node('Multi-Release', 'true')])], {
      implementation: 'org.apache.maven.plugins.shade.resource.ManifestResourceTransformer',
    }),
  ]),
]);

describe('the manifest of a planned jar', () => {
  const plan = aPlan({
    shade: {
      version: '3.4.1',
      executions: [
        { id: 'plain', jarName: 'a.jar', configuration: undefined },
        { id: 'switched', jarName: 'b.jar', configuration: switched },
      ],
    },
  });

  it('has what the transformer of its execution sets', () => {
    expect(plannedManifest(plan, 1)).toEqual({ 'Multi-Release': 'true' });
  });

  it('of another execution has nothing of it', () => {
    expect(plannedManifest(plan, 0)).toEqual({});
  });
});
