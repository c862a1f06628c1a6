import type { PomProblem } from '../../contract/problem/kinds/pom.js';
import { Interpolator } from './expression.js';
import { interpolateBuild } from './interpolate-build.js';
import { interpolateDependencies, type Replace } from './interpolate-dependency.js';
import type { Model, Profile, RepositoryDefinition } from './model.js';
import { lookUpIn, postProcess, type Surroundings } from './value-sources.js';

/** A text that was kept as written. */
type PropertyCycle = Extract<PomProblem, { readonly code: 'pom.property-cycle' }>;

/** A model with every text interpolated, and what went wrong (`StringVisitorModelInterpolator`). */
export function interpolateModel(
  model: Model,
  around: Surroundings,
  location: string,
): { readonly model: Model; readonly problems: readonly PropertyCycle[] } {
  const problems: PropertyCycle[] = [];
  const source = withCiFriendly(model, around.systemProperties);
  const interpolator = new Interpolator(
    lookUpIn(source, around),
    (expression, value) => postProcess(expression, value, around.folder),
    (text) => problems.push({ code: 'pom.property-cycle', location, text }),
  );
  const replace: Replace = (text) => interpolator.interpolate(text);
  return { model: replaceTexts(source, replace), problems };
}

/** The three properties that the command line overrides in the model itself (`DefaultModelVersionProcessor`). */
function withCiFriendly(model: Model, system: Readonly<Record<string, string>>): Model {
  const set = Object.entries(system).filter(([name]) =>
    ['revision', 'sha1', 'changelist'].includes(name),
  );
  if (set.length === 0) return model;
  return { ...model, properties: { ...model.properties, ...Object.fromEntries(set) } };
}

function replaceTexts(model: Model, replace: Replace): Model {
  const maybe = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : replace(text);
  const { parent, organization, relocation, further } = model;
  return {
    ...model,
    ...replaceBase(model, replace),
    parent: parent && {
      groupId: replace(parent.groupId),
      artifactId: replace(parent.artifactId),
      version: replace(parent.version),
      relativePath: maybe(parent.relativePath),
    },
    groupId: maybe(model.groupId),
    artifactId: replace(model.artifactId),
    version: maybe(model.version),
    packaging: replace(model.packaging),
    name: maybe(model.name),
    description: maybe(model.description),
    url: maybe(model.url),
    inceptionYear: maybe(model.inceptionYear),
    organization: organization && { name: maybe(organization.name), url: maybe(organization.url) },
    licenses: model.licenses.map(({ name, url }) => ({ name: maybe(name), url: maybe(url) })),
    profiles: model.profiles.map((profile) => ({ ...profile, ...replaceBase(profile, replace) })),
    relocation: relocation && {
      groupId: maybe(relocation.groupId),
      artifactId: maybe(relocation.artifactId),
      version: maybe(relocation.version),
      message: maybe(relocation.message),
    },
    ...(further && { further: replaceValues(further, replace) }),
  };
}

type Base = Omit<Profile, 'id' | 'activation'>;

/** What models and profiles share. A profile's id and activation stay as written. */
function replaceBase(base: Base, replace: Replace): Base {
  return {
    properties: replaceValues(base.properties, replace),
    dependencies: interpolateDependencies(base.dependencies, replace),
    dependencyManagement: interpolateDependencies(base.dependencyManagement, replace),
    repositories: base.repositories.map((each) => replaceRepository(each, replace)),
    pluginRepositories: base.pluginRepositories.map((each) => replaceRepository(each, replace)),
    modules: base.modules.map(replace),
    build: interpolateBuild(base.build, replace),
  };
}

function replaceRepository(
  repository: RepositoryDefinition,
  replace: Replace,
): RepositoryDefinition {
  const { id, url, layout } = repository;
  return { ...repository, id: replace(id), url: replace(url), layout: replace(layout) };
}

function replaceValues(
  values: Readonly<Record<string, string>>,
  replace: Replace,
): Readonly<Record<string, string>> {
  const entries = Object.entries(values);
  if (!entries.some(([, value]) => value.includes('${'))) return values;
  return Object.fromEntries(entries.map(([name, value]) => [name, replace(value)]));
}
