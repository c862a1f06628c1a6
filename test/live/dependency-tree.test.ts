import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openMaven } from '../../src/goals/input/open-maven.js';
import type { MavenAccess, ModelOptions } from '../../src/goals/input/maven-access.js';
import { moduleVersionKey } from '../../src/maven/coordinates/coordinates.js';
import type { EffectiveModel } from '../../src/maven/pom/machine.js';
import type { Resolution, ResolveAnswer, ResolveNeed } from '../../src/maven/resolve/machine.js';
import { formatTree } from '../../src/maven/resolve/tree.js';
import { openPlatform } from '../../src/platform/platform.js';
import type { Platform } from '../../src/platform/platform.js';
import { allScopes } from '../support/resolve-facts.js';
import { resolveCases, rootPom } from './resolve-cases.mjs';
import type { ResolveCase } from './resolve-cases.mjs';
import { mavenTrees } from './support/dependency-tree.js';
import { recordFacts, writeCorpusCase } from './support/record-resolve.js';

/**
 * The trees of real roots equal those of `dependency:tree` (plugin 3.6.1) of the Maven at hand, line by line. With
 * RECORD set, the facts and Maven's trees are written to test/corpus/resolve for the test without network.
 */
const folder = join(tmpdir(), `uberplan-trees-${process.pid}`);

let platform: Platform;
let maven: MavenAccess;
const trees = new Map<string, string>();

beforeAll(async () => {
  platform = await openPlatform({ cacheFolder: join(folder, 'cache'), progress: false });
  maven = openMaven(
    {
      ...platform,
      tasks: {
        warmUp: () => undefined,
        run: () => Promise.reject(new Error('no tasks here')),
        turn: () => Promise.resolve(),
      },
    },
    {
      offline: false,
      update: false,
      settings: undefined,
      repositories: [],
      cacheFolder: join(folder, 'cache'),
      userProperties: {},
    },
  );
  const own = resolveCases.filter(({ published }) => published === undefined);
  const roots = own.map((each) => ({ name: each.name, pom: rootPom(each) }));
  for (const [name, tree] of mavenTrees(join(folder, 'roots'), roots)) trees.set(name, tree);
  // Each on its own: in one reactor with the others they would stand for the artifacts of these names.
  for (const { name, published, define = {} } of resolveCases) {
    if (published === undefined) continue;
    const root = { name, pom: await publishedPom(published) };
    const defined = Object.entries(define).map(([property, value]) => `-D${property}=${value}`);
    const found = mavenTrees(join(folder, name), [root], defined);
    trees.set(name, found.get(name) ?? '');
  }
});

afterAll(async () => {
  await platform.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the tree of a real root', () => {
  test.each(resolveCases)('equals that of Maven: $name ($reason)', async (each) => {
    const options: ModelOptions = {
      userProperties: each.define ?? {},
      propertyEdits: {},
      profiles: [],
      jdk: undefined,
    };
    const { effective } = await maven.readModule({ kind: 'file', file: pomFile(each) }, options);
    const resolveOptions = { scopes: allScopes, asTreeGoal: true, model: options };
    const resolution = await maven.resolve(effective, resolveOptions);
    const expected = trees.get(each.name) ?? '';
    if (process.env['RECORD'] !== undefined && expected !== '') {
      await record(each, effective, resolution, expected);
    }
    expect(formatTree(resolution, effective.model.packaging)).toBe(expected);
  });
});

function pomFile({ name, published }: ResolveCase): string {
  const reactor = published === undefined ? join(folder, 'roots') : join(folder, name);
  return join(reactor, name, 'pom.xml');
}

async function publishedPom(published: string): Promise<string> {
  const [groupId = '', artifactId = '', version = ''] = published.split(':');
  const pom = { groupId, artifactId, version, extension: 'pom', classifier: '' };
  const obtained = await maven.obtain(pom, []);
  if (obtained.kind !== 'file') throw new Error(`${published}: ${obtained.kind}`);
  return readFileSync(obtained.path, 'utf8');
}

async function record(
  { name, reason }: ResolveCase,
  { model }: EffectiveModel,
  { root, descriptors }: Resolution,
  tree: string,
): Promise<void> {
  const answer = async (need: ResolveNeed): Promise<ResolveAnswer> => {
    if (need.kind === 'versions') {
      return maven.versions(need.groupId, need.artifactId, need.repositories);
    }
    const descriptor = descriptors.get(moduleVersionKey(need.module));
    return descriptor === undefined
      ? { kind: 'absent', asked: [] }
      : { kind: 'descriptor', descriptor };
  };
  const { dependencies, dependencyManagement: managedDependencies, repositories } = model;
  const from = { coordinates: root, dependencies, managedDependencies, repositories };
  writeCorpusCase(name, reason, await recordFacts(from, answer), tree);
}
