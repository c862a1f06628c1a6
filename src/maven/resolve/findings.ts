import type { Problem } from '../../contract/problem/problem.js';
import type { GraphNode } from './graph-node.js';

const knownScopes: ReadonlySet<string> = new Set([
  'compile',
  'runtime',
  'provided',
  'test',
  'system',
]);

/** Whether Maven knows a scope; others are on no class path, and stay visible in every tree. */
export function isKnownScope(scope: string): boolean {
  return knownScopes.has(scope);
}

/** Findings about an artifact of the result; what lost mediation is not worth a word. */
export function nodeProblems(node: GraphNode, path: readonly string[]): readonly Problem[] {
  const problems: Problem[] = [];
  const { coordinates, scope, relocatedFrom } = node;
  if (!isKnownScope(scope)) {
    problems.push({ code: 'resolve.scope-unknown', coordinates, scope, path });
  }
  if (relocatedFrom.length > 0) {
    problems.push({ code: 'resolve.relocated', from: relocatedFrom, to: coordinates, path });
  }
  const trouble = descriptorProblem(node, path);
  return trouble === undefined ? problems : [...problems, trouble];
}

function descriptorProblem(node: GraphNode, path: readonly string[]): Problem | undefined {
  const { coordinates, trouble } = node;
  switch (trouble?.kind) {
    case undefined:
      return undefined;
    case 'absent':
      return { code: 'resolve.descriptor-absent', coordinates, path, asked: trouble.asked };
    case 'unasked':
      return { code: 'resolve.descriptor-unasked', coordinates, path, failed: trouble.failed };
    case 'unusable':
      return trouble.problem;
    case 'no-version':
      return { code: 'resolve.version-missing', coordinates, path };
    case 'unsafe':
      return { code: 'resolve.coordinates-unsafe', coordinates, path };
    default:
      return trouble satisfies never;
  }
}
