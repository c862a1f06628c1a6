import type { Dependency } from '../../src/maven/pom/model.js';
import type { Descriptor } from '../../src/maven/resolve/machine.js';
import { parseDependency } from './dependency-notation.js';
import type { ResolveFacts } from './resolve-facts.js';

/**
 * A drawing of what POMs ask for, and of the tree that Maven makes of it:
 * ```
 * # nearest wins
 * manage c:3@runtime        a line of the root's dependencyManagement
 * versions d 1 2 3          what the repository has, for ranges
 * root:1
 * +- a:1
 * |  \- c:1                 a's POM asks for c:1
 * \- b:1 => e:2             b:1 is relocated to e:2
 * ---
 * test:root:jar:1
 * …
 * ```
 * Dependencies are in `parseDependency` notation. Each `g:a:v` has the POM that was drawn at its first place with
 * children; elsewhere it stands without. Trees below that of the root are further POMs (of versions that a range admits).
 * `(absent)` behind a node: no repository has its POM.
 */
export interface GraphDrawing extends ResolveFacts {
  /** `dependency:tree` of Maven. */
  readonly expected: string;
}

export function parseDrawing(text: string): GraphDrawing {
  const [input = '', expected = ''] = text.split(/^---\n/m);
  const lines = input.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const wordsOf = (keyword: string): readonly string[] =>
    lines
      .filter((line) => line.startsWith(`${keyword} `))
      .map((line) => line.slice(keyword.length + 1));
  const drawn = lines.filter((line) => !/^(?:manage|versions) /.test(line));
  const [tree = readNode('root:1'), ...further] = readTrees(drawn);
  const { groupId, artifactId, version = '' } = tree.dependency;
  return {
    expected,
    root: {
      coordinates: { groupId, artifactId, version, extension: 'jar', classifier: '' },
      dependencies: tree.children.map((child) => child.dependency),
      managedDependencies: wordsOf('manage').map(parseDependency),
      repositories: [],
    },
    descriptors: readDescriptors([...tree.children, ...further]),
    versions: new Map(
      wordsOf('versions').map((line) => {
        const [name = '', ...versions] = line.split(' ');
        return [name.includes(':') ? name : `test:${name}`, versions] as const;
      }),
    ),
  };
}

interface DrawnNode {
  readonly dependency: Dependency;
  readonly absent: boolean;
  /** `g:a:v` that it is relocated to. */
  readonly movedTo: string | undefined;
  readonly children: DrawnNode[];
}

function readTrees(lines: readonly string[]): readonly DrawnNode[] {
  const trees: DrawnNode[] = [];
  let open: DrawnNode[] = [];
  for (const line of lines) {
    const match = /^((?:[| ] {2})*)[+\\]- (.*)$/.exec(line);
    const [, indent = '', label = line] = match ?? [];
    const node = readNode(label);
    if (match === null) {
      trees.push(node);
      open = [node];
      continue;
    }
    const depth = indent.length / 3;
    open[depth]?.children.push(node);
    open.splice(depth + 1, Number.POSITIVE_INFINITY, node);
  }
  return trees;
}

function readNode(label: string): DrawnNode {
  const absent = label.endsWith(' (absent)');
  const [head = '', movedTo] = label.replace(/ \(absent\)$/, '').split(' => ');
  return { dependency: parseDependency(head.trim()), absent, movedTo, children: [] };
}

function readDescriptors(nodes: readonly DrawnNode[]): ReadonlyMap<string, Descriptor> {
  const found = new Map<string, Descriptor>();
  const visit = (node: DrawnNode): void => {
    const { groupId, artifactId, version = '' } = node.dependency;
    const module = { groupId, artifactId, version };
    const key = `${groupId}:${artifactId}:${version}`;
    const known = found.get(key);
    if (!node.absent && (known === undefined || known.dependencies.length === 0)) {
      found.set(key, toDescriptor(module, node));
      const moved = node.movedTo === undefined ? undefined : readNode(node.movedTo);
      if (moved !== undefined) visit({ ...moved, children: node.children });
    }
    node.children.forEach(visit);
  };
  nodes.forEach(visit);
  return found;
}

function toDescriptor(module: Descriptor['module'], node: DrawnNode): Descriptor {
  const moved = node.movedTo === undefined ? undefined : parseDependency(node.movedTo);
  return {
    module:
      moved === undefined
        ? module
        : { groupId: moved.groupId, artifactId: moved.artifactId, version: moved.version ?? '' },
    dependencies: node.children.map((child) => child.dependency),
    repositories: [],
    licenses: [],
    relocatedFrom: moved === undefined ? [] : [module],
  };
}
