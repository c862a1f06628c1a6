import type { Dependency } from './model.js';

/** A text with its expressions replaced. */
export type Replace = (text: string) => string;

/** Dependencies with every text interpolated; those without an expression are the same objects. */
export function interpolateDependencies(
  dependencies: readonly Dependency[],
  replace: Replace,
): readonly Dependency[] {
  return dependencies.map((each) => (hasExpression(each) ? interpolate(each, replace) : each));
}

function hasExpression(dependency: Dependency): boolean {
  const { groupId, artifactId, version, type, classifier, scope, systemPath } = dependency;
  const texts = [groupId, artifactId, version, type, classifier, scope, systemPath];
  return (
    texts.some((text) => text?.includes('${')) ||
    dependency.exclusions.some((each) => `${each.groupId}${each.artifactId}`.includes('${'))
  );
}

function interpolate(dependency: Dependency, replace: Replace): Dependency {
  const maybe = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : replace(text);
  return {
    groupId: replace(dependency.groupId),
    artifactId: replace(dependency.artifactId),
    version: maybe(dependency.version),
    type: replace(dependency.type),
    classifier: replace(dependency.classifier),
    scope: maybe(dependency.scope),
    optional: dependency.optional,
    systemPath: maybe(dependency.systemPath),
    exclusions: dependency.exclusions.map(({ groupId, artifactId }) => ({
      groupId: replace(groupId),
      artifactId: replace(artifactId),
    })),
  };
}
