import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Descriptor } from '../../src/maven/resolve/machine.js';
import type { ModuleVersion } from '../../src/maven/coordinates/coordinates.js';
import { moduleVersionKey } from '../../src/maven/coordinates/coordinates.js';
import { formatDependency, parseDependency } from './dependency-notation.js';
import type { ResolveFacts } from './resolve-facts.js';

export const corpusFolder = 'test/corpus/resolve';

/** A recorded root: what its artifacts ask for, and the tree that Maven made of it. */
export interface CorpusCase {
  readonly reason: string;
  readonly facts: ResolveFacts;
  readonly tree: string;
}

/** The file of a case; dependencies are in `formatDependency` notation, each descriptor in one line. */
interface CorpusFile {
  readonly reason: string;
  readonly tool: string;
  readonly root: string;
  readonly extension: string;
  readonly dependencies: readonly string[];
  readonly management: readonly string[];
  readonly versions: Readonly<Record<string, readonly string[]>>;
  readonly descriptors: Readonly<Record<string, readonly string[]>>;
  /** Requested `g:a:v` to the chain of artifact relocations that begins with it. */
  readonly relocations: Readonly<Record<string, readonly string[]>>;
  readonly tree: readonly string[];
}

export function formatFacts({ reason, facts, tree }: CorpusCase): string {
  const { root, descriptors, versions } = facts;
  const relocated = [...descriptors].filter(([, { relocatedFrom }]) => relocatedFrom.length > 0);
  const file: CorpusFile = {
    reason,
    tool: 'dependency:tree of maven-dependency-plugin 3.6.1 on Maven 3.8.7, JDK 17',
    root: moduleVersionKey(root.coordinates),
    extension: root.coordinates.extension,
    dependencies: root.dependencies.map(formatDependency),
    management: root.managedDependencies.map(formatDependency),
    versions: Object.fromEntries(versions),
    descriptors: Object.fromEntries(
      [...descriptors].map(([key, { dependencies }]) => [key, dependencies.map(formatDependency)]),
    ),
    relocations: Object.fromEntries(
      relocated.map(([key, { relocatedFrom, module }]) => [
        key,
        [...relocatedFrom, module].map(moduleVersionKey),
      ]),
    ),
    tree: tree.trimEnd().split('\n'),
  };
  return `${JSON.stringify(file, undefined, 1)
    .replaceAll(/\n {3,}/g, ' ')
    .replaceAll(/\n {2}\]/g, ' ]')}\n`;
}

/** All recorded cases by name, in byte order. */
export function readCorpus(): readonly (CorpusCase & { readonly name: string })[] {
  return readdirSync(corpusFolder)
    .sort()
    .map((name) => {
      const bytes = readFileSync(`${corpusFolder}/${name}`);
      const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
      // Written by formatFacts only.
      const file: CorpusFile = JSON.parse(text);
      return { name: name.replace(/\.json(\.gz)?$/, ''), ...parseFacts(file) };
    });
}

function parseFacts(file: CorpusFile): CorpusCase {
  const descriptors = Object.entries(file.descriptors).map(([key, dependencies]) => {
    const chain = (file.relocations[key] ?? [key]).map(toModuleVersion);
    const descriptor: Descriptor = {
      module: chain.at(-1) ?? toModuleVersion(key),
      relocatedFrom: chain.slice(0, -1),
      dependencies: dependencies.map(parseDependency),
      repositories: [],
      licenses: [],
    };
    return [key, descriptor] as const;
  });
  return {
    reason: file.reason,
    tree: file.tree.map((line) => `${line}\n`).join(''),
    facts: {
      root: {
        coordinates: { ...toModuleVersion(file.root), extension: file.extension, classifier: '' },
        dependencies: file.dependencies.map(parseDependency),
        managedDependencies: file.management.map(parseDependency),
        repositories: [],
      },
      descriptors: new Map(descriptors),
      versions: new Map(Object.entries(file.versions)),
    },
  };
}

function toModuleVersion(key: string): ModuleVersion {
  const [groupId = '', artifactId = '', version = ''] = key.split(':');
  return { groupId, artifactId, version };
}
