import { isStopError } from '../../contract/problem/errors.js';
import type { Machine } from '../../contract/ports/machine.js';
import type { Problem } from '../../contract/problem/problem.js';
import { moduleVersionKey, type ModuleVersion } from '../coordinates/coordinates.js';
import type { BuildRequest, ImportedManagement } from './build-request.js';
import type { EffectiveModel, PomAnswer, PomLink, PomNeed, PomSource } from './machine.js';
import { managementKey } from './merge-lists.js';
import type { Dependency, Model, RepositoryDefinition } from './model.js';

/** Builds the effective model of an imported BOM; given from outside, since the two call each other. */
export type BuildImport = (
  request: BuildRequest,
  path: readonly string[],
) => Machine<PomNeed, PomAnswer, EffectiveModel>;

/**
 * A model with its imported BOMs replaced by what they manage: the model's own management first, then the BOMs in
 * order; the first to name a dependency wins (`importDependencyManagement`, `DefaultDependencyManagementImporter`).
 * `path` holds the BOMs that are being imported, outermost first.
 */
export function* importManagement(
  model: Model,
  request: BuildRequest,
  repositories: readonly RepositoryDefinition[],
  path: readonly string[],
  build: BuildImport,
  problems: Problem[],
): Machine<PomNeed, PomAnswer, { readonly model: Model; readonly links: readonly PomLink[] }> {
  const boms = model.dependencyManagement.filter(isImport);
  if (boms.length === 0) return { model, links: [] };
  const own = moduleVersionKey({
    ...model,
    groupId: model.groupId ?? '',
    version: model.version ?? '',
  });
  const wanted = boms.flatMap((bom) => checkImport(bom, [...path, own], request, problems));
  const sources = yield* fetchBoms(wanted, request, repositories, problems);
  const imported: ImportedManagement[] = [];
  for (const module of wanted) {
    const key = memoryKey(module, request);
    const source = sources.get(key);
    const known = request.imported.get(key);
    const management =
      known ??
      (source && (yield* buildBom(source, module, request, [...path, own], build, problems)));
    if (!management) continue;
    request.imported.set(key, management);
    imported.push(management);
  }
  return {
    model: { ...model, dependencyManagement: combine(model, imported) },
    links: imported.flatMap(({ links }) => links),
  };
}

function isImport({ type, scope }: Dependency): boolean {
  return type === 'pom' && scope === 'import';
}

/** The coordinates of a BOM that can be asked for. */
function checkImport(
  bom: Dependency,
  path: readonly string[],
  request: BuildRequest,
  problems: Problem[],
): readonly ModuleVersion[] {
  const { groupId, artifactId, version } = bom;
  const { location } = request.source;
  const section = 'dependencyManagement';
  const text = [groupId, artifactId, version].find((part) => part?.includes('${'));
  const module = `${groupId}:${artifactId}`;
  if (text !== undefined) {
    problems.push({ code: 'pom.unresolved-property', location, section, module, text });
    return [];
  }
  if (groupId === '' || artifactId === '' || version === undefined) {
    problems.push({ code: 'pom.missing-version', location, module });
    return [];
  }
  const wanted = { groupId, artifactId, version };
  if (!path.includes(moduleVersionKey(wanted))) return [wanted];
  const cycle = [...path, moduleVersionKey(wanted)];
  problems.push({ code: 'pom.import-cycle', location, path: cycle });
  return [];
}

/** Asks for all that is not remembered, in one batch. */
function* fetchBoms(
  wanted: readonly ModuleVersion[],
  request: BuildRequest,
  repositories: readonly RepositoryDefinition[],
  problems: Problem[],
): Machine<PomNeed, PomAnswer, ReadonlyMap<string, PomSource>> {
  const sources = new Map<string, PomSource>();
  const unknown = wanted.filter((module) => !request.imported.has(memoryKey(module, request)));
  if (unknown.length === 0) return sources;
  const answers = yield unknown.map((module) => ({ kind: 'pom', module, repositories }) as const);
  for (const [index, module] of unknown.entries()) {
    const answer = answers[index];
    const bom = moduleVersionKey(module);
    const { location } = request.source;
    if (answer?.kind === 'pom') sources.set(memoryKey(module, request), answer.source);
    else if (answer?.kind === 'unasked') {
      problems.push({ code: 'pom.import-unasked', location, bom, failed: answer.failed });
    } else {
      const asked = answer?.kind === 'absent' ? answer.asked : [];
      problems.push({ code: 'pom.import-absent', location, bom, asked });
    }
  }
  return sources;
}

function* buildBom(
  source: PomSource,
  module: ModuleVersion,
  request: BuildRequest,
  path: readonly string[],
  build: BuildImport,
  problems: Problem[],
): Machine<PomNeed, PomAnswer, ImportedManagement | undefined> {
  try {
    const bom = yield* build(importRequest(source, request), path);
    problems.push(...bom.problems);
    const { location, sha256 } = source;
    return {
      dependencies: bom.model.dependencyManagement,
      links: [{ ...module, location, sha256 }, ...bom.imports],
    };
  } catch (error) {
    if (!isStopError(error)) throw error;
    problems.push({
      code: 'pom.import-unusable',
      location: request.source.location,
      bom: moduleVersionKey(module),
      error: error.code,
      detail: error.message,
    });
    return undefined;
  }
}

/** A BOM sees the properties of the command line, but neither `-P`, nor settings profiles, nor the module's folder. */
function importRequest(source: PomSource, request: BuildRequest): BuildRequest {
  return {
    ...request,
    source: { ...source, folder: undefined },
    propertyEdits: {},
    profiles: [],
    settingsProfiles: [],
    plugins: false,
    purpose: 'dependency',
  };
}

/** User properties reach BOMs of the module only, so what they manage may differ from a descriptor's BOM. */
function memoryKey(module: ModuleVersion, request: BuildRequest): string {
  const kind = Object.keys(request.userProperties).length > 0 ? 'user' : 'plain';
  return `${kind} ${moduleVersionKey(module)}`;
}

function combine(model: Model, imported: readonly ImportedManagement[]): readonly Dependency[] {
  const own = model.dependencyManagement.filter((each) => !isImport(each));
  if (imported.length === 0) return own;
  const merged = new Map(own.map((each) => [managementKey(each), each]));
  for (const { dependencies } of imported) {
    for (const each of dependencies) {
      const key = managementKey(each);
      if (!merged.has(key)) merged.set(key, each);
    }
  }
  return [...merged.values()];
}
