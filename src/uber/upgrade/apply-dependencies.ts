import type { ModuleId } from '../../maven/coordinates/coordinates.js';
import { moduleKey } from '../../maven/coordinates/coordinates.js';
import type { Dependency, Model } from '../../maven/pom/model.js';
import { plainDependency } from '../../maven/pom/plain-dependency.js';
import type { Decision } from '../plan/decision.js';
import { interpolateSimply } from './interpolate-simply.js';

type Of<Kind extends Decision['kind']> = Extract<Decision, { readonly kind: Kind }>;

/** The exclusion in each own dependency (profiles' included) that brings the module; an inherited one is written again in full. */
export function exclude(raw: Model, { module, under }: Of<'exclude'>, effective: Model): Model {
  return under.reduce((model, bringer) => excludeUnder(model, module, bringer, effective), raw);
}

function excludeUnder(raw: Model, module: ModuleId, under: ModuleId, effective: Model): Model {
  const brings = (dependency: Dependency): boolean => isModule(dependency, under, effective);
  const change = (dependency: Dependency): Dependency =>
    brings(dependency) ? withExclusion(dependency, module, effective) : dependency;
  const own =
    raw.dependencies.some(brings) ||
    raw.profiles.some(({ dependencies }) => dependencies.some(brings));
  if (own) {
    return {
      ...raw,
      dependencies: raw.dependencies.map(change),
      profiles: raw.profiles.map((profile) => ({
        ...profile,
        dependencies: profile.dependencies.map(change),
      })),
    };
  }
  const inherited = effective.dependencies
    .filter((dependency) => moduleKey(dependency) === moduleKey(under))
    .map((dependency) => withExclusion(dependency, module, effective));
  return { ...raw, dependencies: [...raw.dependencies, ...inherited] };
}

function withExclusion(dependency: Dependency, module: ModuleId, effective: Model): Dependency {
  if (dependency.exclusions.some((own) => isModule(own, module, effective))) return dependency;
  const { groupId, artifactId } = module;
  return { ...dependency, exclusions: [...dependency.exclusions, { groupId, artifactId }] };
}

/** The version in the module's own managed entry, else in a new one that repeats what the inherited entry says besides. */
export function manage(raw: Model, { module, to }: Of<'manage'>, effective: Model): Model {
  const matches = (entry: Dependency): boolean =>
    isModule(entry, module, effective) &&
    interpolateSimply(entry.type, effective) === module.type &&
    interpolateSimply(entry.classifier, effective) === module.classifier;
  const at = raw.dependencyManagement.findLastIndex(matches);
  if (at >= 0) {
    const dependencyManagement = raw.dependencyManagement.map((entry, index) =>
      index === at ? { ...entry, version: to } : entry,
    );
    return { ...raw, dependencyManagement };
  }
  const inherited = effective.dependencyManagement.find(matches);
  const entry = { ...(inherited ?? plainDependency(module)), version: to };
  return { ...raw, dependencyManagement: [...raw.dependencyManagement, entry] };
}

/** A dependency of its own, the last one. */
export function addDependency(raw: Model, { coordinates, scope }: Of<'add'>): Model {
  const dependency: Dependency = {
    ...plainDependency({ ...coordinates, type: coordinates.extension }),
    version: coordinates.version,
    scope: scope === 'compile' ? undefined : scope,
  };
  return { ...raw, dependencies: [...raw.dependencies, dependency] };
}

function isModule(written: ModuleId, module: ModuleId, effective: Model): boolean {
  return (
    interpolateSimply(written.groupId, effective) === module.groupId &&
    interpolateSimply(written.artifactId, effective) === module.artifactId
  );
}
