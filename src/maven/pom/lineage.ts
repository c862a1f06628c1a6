import { ResolutionError } from '../../contract/problem/errors.js';
import type { Machine } from '../../contract/ports/machine.js';
import type { Problem } from '../../contract/problem/problem.js';
import { moduleVersionKey } from '../coordinates/coordinates.js';
import type { BuildRequest } from './build-request.js';
import type { EffectiveModel, PomAnswer, PomLink, PomNeed, PomSource } from './machine.js';
import { mergeByKey } from './merge-lists.js';
import { mergeDuplicates } from './model-normalizer.js';
import type { Model, Profile, RepositoryDefinition } from './model.js';
import { resolveParent } from './parent-resolver.js';
import { injectProfile } from './profile-injector.js';
import { selectProfiles, type ActivationContext } from './profile-selector.js';
import { emptyBuild } from './read-build.js';

/** A POM and its parents, nearest first, each normalized and with its active profiles merged in. */
export interface Lineage {
  /** The module's raw model with the property edits. */
  readonly raw: Model;
  /** The super model is the last. */
  readonly models: readonly Model[];
  readonly chain: readonly PomLink[];
  readonly activeProfiles: EffectiveModel['activeProfiles'];
}

/** Far above what anyone nests; hostile repositories could go on for ever. */
const longestLineage = 64;

/**
 * The first half of `DefaultModelBuilder.build`. Throws what `resolveParent` throws, and `ResolutionError`
 * `pom.parent-cycle`.
 */
export function* readLineage(
  request: BuildRequest,
  problems: Problem[],
): Machine<PomNeed, PomAnswer, Lineage> {
  const raw = editProperties(request.readRaw(request.source), request.propertyEdits);
  const context = activationContext(request);
  const models: Model[] = [];
  const chain: PomLink[] = [];
  const activeProfiles: { id: string; source: string }[] = [];
  let repositories: readonly RepositoryDefinition[] = [];
  let current: { source: PomSource; raw: Model } | undefined = { source: request.source, raw };
  while (current) {
    const source: PomSource = current.source;
    const active: readonly Profile[] = yield* selectProfiles(
      current.raw.profiles,
      current.raw.properties,
      context,
    );
    activeProfiles.push(...active.map(({ id }) => ({ id, source: source.location })));
    const settings = models.length === 0 ? request.settingsProfiles : [];
    activeProfiles.push(...settings.map(({ id }) => ({ id, source: 'settings.xml' })));
    const model: Model = [...active, ...settings].reduce(
      injectProfile,
      normalize(current.raw, request),
    );
    models.push(model);
    chain.push(link(current.raw, source));
    repositories = mergeByKey(repositories, model.repositories, ({ id }) => id, false);
    const parent: Model['parent'] = model.parent;
    const asked = withBase(repositories, request);
    current = parent && (yield* resolveParent(parent, source, asked, request.readRaw, problems));
    if (parent && current) checkParent(current.raw, current.source, source, chain, problems);
  }
  const superModel = normalize(request.superModel, request);
  const active = yield* selectProfiles(superModel.profiles, superModel.properties, context);
  models.push(active.reduce(injectProfile, superModel));
  return { raw, models, chain, activeProfiles };
}

/** Repositories named in POMs, then those of the settings, then the super POM's. */
export function withBase(
  named: readonly RepositoryDefinition[],
  request: BuildRequest,
): readonly RepositoryDefinition[] {
  const base = [
    ...request.settingsProfiles.flatMap(({ repositories }) => repositories),
    ...request.superModel.repositories,
  ];
  const usable = named.filter(({ url }) => !url.includes('${'));
  return mergeByKey(usable, base, ({ id }) => id, false);
}

function editProperties(raw: Model, edits: Readonly<Record<string, string>>): Model {
  return { ...raw, properties: { ...raw.properties, ...edits } };
}

/** Properties of settings profiles count as user properties when profiles are activated. */
function activationContext(request: BuildRequest): ActivationContext {
  const { settingsProfiles, userProperties, systemProperties, profiles, jdk, source } = request;
  const settings: Record<string, string> = {};
  for (const { properties } of settingsProfiles) Object.assign(settings, properties);
  return {
    profiles,
    userProperties: { ...settings, ...userProperties },
    systemProperties,
    jdk,
    folder: request.purpose === 'project' ? source.folder : undefined,
  };
}

/** Without the build where nobody asks for plugins, which saves most of the merging. */
function normalize(raw: Model, request: BuildRequest): Model {
  if (request.plugins) return mergeDuplicates(raw);
  const { directory, outputDirectory, sourceDirectory, finalName } = raw.build;
  const build = { ...emptyBuild, directory, outputDirectory, sourceDirectory, finalName };
  const profiles = raw.profiles.map((profile) => ({ ...profile, build: emptyBuild }));
  return mergeDuplicates({ ...raw, build, profiles });
}

function link(raw: Model, { location, sha256 }: PomSource): PomLink {
  return {
    groupId: raw.groupId ?? raw.parent?.groupId ?? '',
    artifactId: raw.artifactId,
    version: raw.version ?? raw.parent?.version ?? '',
    location,
    sha256,
  };
}

function checkParent(
  raw: Model,
  source: PomSource,
  child: PomSource,
  chain: readonly PomLink[],
  problems: Problem[],
): void {
  const parent = moduleVersionKey(link(raw, source));
  const path = chain.map(moduleVersionKey);
  if (path.includes(parent) || path.length >= longestLineage) {
    const first = chain[0]?.location ?? child.location;
    throw new ResolutionError(
      'pom.parent-cycle',
      `${first} has parents that form a cycle: ${[...path.slice(-5), parent].join(' -> ')}`,
      { file: first },
      'correct <parent> in one of them',
    );
  }
  if (raw.packaging === 'pom') return;
  const { packaging } = raw;
  problems.push({ code: 'pom.parent-packaging', location: child.location, parent, packaging });
}
