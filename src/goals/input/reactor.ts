import { isStopError } from '../../contract/problem/errors.js';
import type { Model } from '../../maven/pom/model.js';
import { normalize } from '../../maven/pom/path-translator.js';
import { parentOf } from './maven-config.js';
import type { PomFiles } from './pom-files.js';

/** How far above a module its reactor is looked for, and how many modules it may have. */
const mostLevels = 12;
const mostModules = 5_000;

/** Modules that are built together with one on disk. */
export interface Reactor {
  /** Highest folder whose modules lead to the one that was read. */
  readonly root: string;
  /** POM paths of the modules with this artifactId: few, so that their effective models may be built to compare the rest. */
  pomsOf(artifactId: string): readonly string[];
}

/**
 * The reactor that a module's folder belongs to: the highest folder above, reached by folders each of which declares the
 * one below (`<modules>`, those of profiles included). `undefined` where none does. The list of its modules is made
 * when it is first asked for.
 */
export function findReactor(poms: PomFiles, folder: string): Reactor | undefined {
  let root: string | undefined;
  let current = folder;
  let above = folder;
  for (let level = 0; level < mostLevels; level += 1) {
    if (parentOf(above) === above) break;
    above = parentOf(above);
    if (!declares(poms, above, current)) continue;
    root = above;
    current = above;
  }
  if (root === undefined) return undefined;
  const top = root;
  let index: ReadonlyMap<string, readonly string[]> | undefined;
  return {
    root,
    pomsOf: (artifactId) => {
      index ??= indexModules(poms, top);
      return index.get(artifactId) ?? [];
    },
  };
}

function declares(poms: PomFiles, folder: string, module: string): boolean {
  const model = readQuietly(poms, `${folder}/pom.xml`);
  return (
    model !== undefined && modulePaths(model, folder).some((path) => parentOf(path) === module)
  );
}

function indexModules(poms: PomFiles, root: string): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  const waiting = [`${root}/pom.xml`];
  const seen = new Set<string>();
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (seen.has(path) || seen.size >= mostModules) continue;
    seen.add(path);
    const model = readQuietly(poms, path);
    if (model === undefined) continue;
    const same = index.get(model.artifactId) ?? [];
    index.set(model.artifactId, [...same, path]);
    waiting.push(...modulePaths(model, parentOf(path)));
  }
  return index;
}

/** POM paths of a model's modules; a module may be named by its folder or its POM. */
function modulePaths(model: Model, folder: string): readonly string[] {
  const names = [...model.modules, ...model.profiles.flatMap(({ modules }) => modules)];
  return names.map((name) => {
    const path = normalize(`${folder}/${name}`);
    return path.endsWith('.xml') ? path : `${path}/pom.xml`;
  });
}

/** A broken POM beside the module is none of its business. */
function readQuietly(poms: PomFiles, path: string): Model | undefined {
  try {
    const source = poms.ofProject(path);
    return source && poms.raw(source);
  } catch (error) {
    if (isStopError(error)) return undefined;
    throw error;
  }
}
