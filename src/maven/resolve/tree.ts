import type { Coordinates } from '../coordinates/coordinates.js';
import type { ResolvedNode, Resolution } from './machine.js';

/** An artifact of the flat list, with the dependency path that brought it. */
export interface ListedArtifact {
  readonly node: ResolvedNode;
  /** root → … → artifact as `g:a:v`, both ends included. */
  readonly path: readonly string[];
}

/**
 * The text of `dependency:tree` (maven-dependency-plugin 3.6.1, neither verbose nor filtered), each line ended by `\n`.
 * `packaging` is the module's.
 */
export function formatTree(resolution: Resolution, packaging: string): string {
  const { groupId, artifactId, version } = resolution.root;
  const lines = [`${groupId}:${artifactId}:${packaging}:${version}`];
  drawChildren(resolution.children, '', lines);
  return lines.map((line) => `${line}\n`).join('');
}

/**
 * The artifacts in the order of `project.getArtifacts()`: the tree in preorder, of these scopes. An artifact of another
 * scope is left out, what lies below it is not (Maven's `RepositoryUtils.toArtifacts`).
 */
export function listArtifacts(
  resolution: Resolution,
  scopes: readonly string[],
): readonly ListedArtifact[] {
  const listed: ListedArtifact[] = [];
  const wanted = new Set(scopes);
  const walk = (nodes: readonly ResolvedNode[], path: readonly string[]): void => {
    for (const node of nodes) {
      const own = [...path, keyOf(node.coordinates)];
      if (wanted.has(node.scope)) listed.push({ node, path: own });
      walk(node.children, own);
    }
  };
  walk(resolution.children, [keyOf(resolution.root)]);
  return listed;
}

function keyOf({ groupId, artifactId, version }: Coordinates): string {
  return `${groupId}:${artifactId}:${version}`;
}

function drawChildren(nodes: readonly ResolvedNode[], indent: string, lines: string[]): void {
  for (const [index, node] of nodes.entries()) {
    const last = index === nodes.length - 1;
    lines.push(`${indent}${last ? '\\- ' : '+- '}${label(node)}`);
    drawChildren(node.children, `${indent}${last ? '   ' : '|  '}`, lines);
  }
}

/** maven-artifact's `DefaultArtifact.toString`; the plugin marks what is optional only from 3.7.0 on. */
function label({ coordinates, type, scope }: ResolvedNode): string {
  const { groupId, artifactId, version, classifier } = coordinates;
  const parts = [groupId, artifactId, type, ...(classifier === '' ? [] : [classifier]), version];
  if (scope !== '') parts.push(scope);
  return parts.join(':');
}
