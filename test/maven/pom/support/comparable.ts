import { moduleKey } from '../../../../src/maven/coordinates/coordinates.js';
import type { Dependency, Model, Plugin } from '../../../../src/maven/pom/model.js';

/** What of an effective model is compared with Maven's. */
interface Comparable {
  readonly [section: string]: unknown;
}

/**
 * An effective model without what Maven prints from elsewhere: repositories, the versions and management of plugins
 * that the running Maven itself brings, and the site plugin's copy of `<reporting>`. Plugins and executions that a
 * packaging binds are compared without their order: Maven keeps them in the order of a hash table.
 */
export function comparable(model: Model): Comparable {
  const { build } = model;
  return {
    groupId: model.groupId,
    artifactId: model.artifactId,
    version: model.version,
    packaging: model.packaging,
    name: model.name,
    description: model.description,
    url: model.url,
    inceptionYear: model.inceptionYear,
    organization: model.organization,
    licenses: model.licenses,
    properties: sorted(model.properties),
    dependencies: model.dependencies.map(dependency),
    dependencyManagement: model.dependencyManagement.map(dependency),
    modules: model.modules,
    directory: build.directory,
    outputDirectory: build.outputDirectory,
    sourceDirectory: build.sourceDirectory,
    finalName: build.finalName,
    resources: build.resources,
    plugins: byName(build.plugins),
    pluginOrder: build.plugins.map(moduleKey).filter((key) => !bound.has(key)),
    pluginManagement: byName(build.pluginManagement),
    extensions: build.extensions,
  };
}

function byName(plugins: readonly Plugin[]): unknown {
  return Object.fromEntries(
    plugins.filter(isComparable).map((each) => [moduleKey(each), plugin(each)]),
  );
}

/** Plugins of the super POM's management and those bound by packaging have versions that depend on the Maven. */
function plugin(each: Plugin): unknown {
  const executions = [...each.executions].sort((a, b) => (a.id < b.id ? -1 : 1));
  const fromMaven = bound.has(moduleKey(each));
  return { ...each, ...(fromMaven && { version: undefined }), executions };
}

function isComparable({ artifactId }: Plugin): boolean {
  return artifactId !== 'maven-site-plugin';
}

const bound = new Set(
  ['clean', 'install', 'deploy', 'resources', 'compiler', 'surefire', 'jar', 'site'].map(
    (name) => `org.apache.maven.plugins:maven-${name}-plugin`,
  ),
);

/** `false` and absent mean the same. */
function dependency(each: Dependency): Dependency {
  return { ...each, optional: each.optional === true ? true : undefined };
}

function sorted(record: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}
