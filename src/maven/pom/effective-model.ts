import type { Machine } from '../../contract/ports/machine.js';
import type { Problem } from '../../contract/problem/problem.js';
import type { BuildRequest, ImportedManagement } from './build-request.js';
import { importManagement } from './dependency-management-importer.js';
import { injectDependencyManagement } from './dependency-management-injector.js';
import { assembleInheritance } from './inheritance-assembler.js';
import { interpolateModel } from './interpolate-model.js';
import { injectLifecycleBindings } from './lifecycle-bindings-injector.js';
import { readLineage, withBase } from './lineage.js';
import type { EffectiveModel, ModelContext, PomAnswer, PomNeed, PomSource } from './machine.js';
import { injectDefaultScopes } from './model-normalizer.js';
import { validateEffective } from './model-validator.js';
import type { Model } from './model.js';
import { translatePaths } from './path-translator.js';
import { expandPluginConfiguration } from './plugin-configuration-expander.js';
import { injectPluginManagement } from './plugin-management-injector.js';
import { readModel } from './read-model.js';
import { readSuperModel } from './super-model.js';
import { normalizeUrl } from './url-normalizer.js';

/** What a driver may keep from one model to the next: hundreds of descriptors share their parents and BOMs. */
export interface ModelMemory {
  /** Raw models, by checksum of the text say. Absent: each is read when it is needed. */
  readonly readRaw?: (source: PomSource) => Model;
  /** What BOMs manage; a plain `Map` that is used with one context only. */
  readonly imported?: Map<string, ImportedManagement>;
}

/**
 * The effective model of a POM, as Maven 3.8's `DefaultModelBuilder` builds it, in its order: lineage with profiles,
 * inheritance, interpolation; then paths, plugin management, life cycle bindings, imported BOMs, dependency
 * management, default scopes, plugin configurations, validation.
 *
 * `purpose` is what Maven calls its validation level: `project` for the module itself (profiles by file and `-P`, user
 * properties, plugins), `dependency` for an artifact's descriptor (as `DefaultArtifactDescriptorReader` reads it).
 *
 * Left out, since no content of an uber jar depends on it: reporting, developers, test resources, filters,
 * `${maven.build.timestamp}`, and the versions that Maven itself gives to plugins bound by packaging.
 *
 * Throws `FormatError` (see `parseXml`, `readModel`) and `ResolutionError` (see `readLineage`).
 */
export function* effectiveModel(
  source: PomSource,
  context: ModelContext,
  purpose: 'project' | 'dependency',
  memory: ModelMemory = {},
): Machine<PomNeed, PomAnswer, EffectiveModel> {
  return yield* build(newRequest(source, context, purpose, memory), []);
}

/**
 * A descriptor's model sees the command line's properties as system properties only, below its own
 * (`DefaultArtifactDescriptorReader` since 3.8.7, MNG-7563), and neither `-P` nor settings profiles.
 * A POM of a repository has no folder; one of the reactor keeps its own (`ModelBuildingRequest.setPomFile`), so that its
 * parent is found beside it.
 */
function newRequest(
  source: PomSource,
  context: ModelContext,
  purpose: 'project' | 'dependency',
  memory: ModelMemory,
): BuildRequest {
  const isProject = purpose === 'project';
  const { reactorRoot } = context;
  return {
    source,
    propertyEdits: isProject ? context.propertyEdits : {},
    userProperties: isProject ? context.userProperties : {},
    systemProperties: {
      ...context.systemProperties,
      ...(reactorRoot !== undefined && { 'maven.multiModuleProjectDirectory': reactorRoot }),
      ...context.userProperties,
    },
    jdk: context.jdk,
    profiles: isProject ? context.profiles : [],
    settingsProfiles: isProject ? context.settingsProfiles : [],
    superModel: readSuperModel(context.superPom),
    plugins: isProject,
    purpose,
    readRaw: memory.readRaw ?? readModel,
    imported: memory.imported ?? new Map<string, ImportedManagement>(),
  };
}

function* build(
  request: BuildRequest,
  path: readonly string[],
): Machine<PomNeed, PomAnswer, EffectiveModel> {
  const { source } = request;
  const problems: Problem[] = [];
  const lineage = yield* readLineage(request, problems);
  const inherited = lineage.models.reduceRight((parent, child) =>
    assembleInheritance(child, parent),
  );
  const around = { ...request, folder: source.folder };
  const interpolated = interpolateModel(inherited, around, source.location);
  problems.push(...interpolated.problems);
  const placed = place(interpolated.model, source.folder);
  const built = request.plugins ? bindPlugins(placed, source, problems) : placed;
  const repositories = withBase(built.repositories, request);
  const imported = yield* importManagement(built, request, repositories, path, build, problems);
  const managed = injectDefaultScopes(injectDependencyManagement(imported.model));
  const model = request.plugins ? expandPluginConfiguration(managed) : managed;
  const cyclic = new Set(interpolated.problems.map(({ text }) => text));
  const invalid = validateEffective(model, request.purpose, source.location);
  problems.push(...invalid.filter((each) => !('text' in each) || !cyclic.has(each.text)));
  const { groupId = '', version = '' } = model;
  return {
    model: { ...model, groupId, version },
    raw: lineage.raw,
    chain: lineage.chain,
    imports: imported.links,
    activeProfiles: lineage.activeProfiles,
    problems,
  };
}

function place(model: Model, folder: string | undefined): Model {
  const url = model.url === undefined ? undefined : normalizeUrl(model.url);
  return folder === undefined ? { ...model, url } : translatePaths({ ...model, url }, folder);
}

/** Plugin management, then what the packaging binds. A packaging may come from a plugin with extensions. */
function bindPlugins(model: Model, { location }: PomSource, problems: Problem[]): Model {
  const managed = injectPluginManagement(model);
  const bound = injectLifecycleBindings(managed);
  if (bound) return bound;
  const { packaging, build: own } = managed;
  const extended =
    own.extensions.length > 0 || own.plugins.some(({ extensions }) => extensions === 'true');
  if (!extended) problems.push({ code: 'pom.unknown-packaging', location, packaging });
  return managed;
}
