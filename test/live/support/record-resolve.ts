import { rmSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { moduleKey, moduleVersionKey } from '../../../src/maven/coordinates/coordinates.js';
import type { Dependency, RepositoryDefinition } from '../../../src/maven/pom/model.js';
import type { ResolutionRoot } from '../../../src/maven/resolve/machine.js';
import { allScopes } from '../../support/resolve-facts.js';
import type { ResolveFacts } from '../../support/resolve-facts.js';
import { resolveGraph } from '../../../src/maven/resolve/resolve-graph.js';
import type { ResolveAnswer, ResolveNeed } from '../../../src/maven/resolve/machine.js';
import { corpusFolder, formatFacts } from '../../support/resolve-corpus.js';

/** Files larger than this are kept compressed. */
const mostPlain = 24 * 1024;

/** Resolves with `answer`, and keeps what it said: all that the same resolution needs without network. */
export async function recordFacts(
  root: ResolutionRoot,
  answer: (need: ResolveNeed) => Promise<ResolveAnswer>,
): Promise<ResolveFacts> {
  const descriptors = new Map<
    string,
    ResolveFacts['descriptors'] extends ReadonlyMap<string, infer D> ? D : never
  >();
  const versions = new Map<string, readonly string[]>();
  const machine = resolveGraph(root, { scopes: allScopes, asTreeGoal: true });
  let step = machine.next([]);
  while (step.done !== true) {
    const needs = step.value;
    const answers = await Promise.all(needs.map(answer));
    for (const [index, need] of needs.entries()) {
      const said = answers[index];
      if (said?.kind === 'versions' && need.kind === 'versions')
        versions.set(moduleKey(need), said.versions);
      if (said?.kind === 'descriptor' && need.kind === 'descriptor') {
        const { module, dependencies, relocatedFrom } = said.descriptor;
        descriptors.set(moduleVersionKey(need.module), {
          module,
          relocatedFrom,
          dependencies: dependencies.map(withoutPlace),
          // They do not count for the tree: they only say where to ask.
          repositories: noRepositories,
          licenses: [],
        });
      }
    }
    step = machine.next(answers);
  }
  return {
    root: { ...relevant(root, descriptors), repositories: noRepositories },
    descriptors,
    versions,
  };
}

const noRepositories: readonly RepositoryDefinition[] = [];

/** Writes one case: its facts and Maven's tree. */
export function writeCorpusCase(
  name: string,
  reason: string,
  facts: ResolveFacts,
  tree: string,
): void {
  const text = formatFacts({ reason, facts, tree });
  const plain = `${corpusFolder}/${name}.json`;
  for (const file of [plain, `${plain}.gz`]) rmSync(file, { force: true });
  if (text.length <= mostPlain) writeFileSync(plain, text);
  else writeFileSync(`${plain}.gz`, gzipSync(text, { level: 9 }));
}

/** Of the root's management what speaks of an artifact that occurs. */
function relevant(root: ResolutionRoot, descriptors: ResolveFacts['descriptors']): ResolutionRoot {
  const met = new Set(
    [root, ...descriptors.values()].flatMap(({ dependencies }) => dependencies.map(moduleKey)),
  );
  for (const { module } of descriptors.values()) met.add(moduleKey(module));
  return {
    ...root,
    dependencies: root.dependencies.map(withoutPlace),
    managedDependencies: root.managedDependencies
      .filter((managed) => met.has(moduleKey(managed)))
      .map(withoutPlace),
  };
}

/** Paths of the machine that recorded are nobody's business. */
function withoutPlace(dependency: Dependency): Dependency {
  return dependency.systemPath === undefined
    ? dependency
    : { ...dependency, systemPath: '/outside.jar' };
}
