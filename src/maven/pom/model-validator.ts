import type { PomProblem } from '../../contract/problem/kinds/pom.js';
import { moduleKey } from '../coordinates/coordinates.js';
import type { Dependency, Model } from './model.js';
import { isAbsolutePath } from './path-translator.js';

/**
 * What Maven would stop at in an effective model, as far as resolution and shading depend on it
 * (`DefaultModelValidator.validateEffectiveModel`). The descriptor of a dependency is held to less: an expression in
 * a version is found only when the artifact is asked for.
 */
export function validateEffective(
  model: Model,
  purpose: 'project' | 'dependency',
  location: string,
): readonly PomProblem[] {
  return [
    ...validateOwn(model, location),
    ...model.dependencies.flatMap((each) => [
      ...validateIds(each, 'dependencies', location),
      ...validateVersion(each, purpose, location),
      ...validateSystemPath(each, location),
    ]),
    ...model.dependencyManagement.flatMap((each) =>
      validateIds(each, 'dependencyManagement', location),
    ),
  ];
}

function validateOwn(model: Model, location: string): readonly PomProblem[] {
  const module = `${model.groupId ?? ''}:${model.artifactId}`;
  return [model.groupId, model.artifactId, model.version].flatMap((text) =>
    text?.includes('${') ? [unresolved('project', module, text, location)] : [],
  );
}

function validateIds(
  dependency: Dependency,
  section: string,
  location: string,
): readonly PomProblem[] {
  const module = moduleKey(dependency);
  const { groupId, artifactId } = dependency;
  if (validId.test(groupId) && validId.test(artifactId)) return [];
  const text = [groupId, artifactId].find((part) => part.includes('${'));
  return [
    text === undefined
      ? { code: 'pom.bad-dependency', location, section, module }
      : unresolved(section, module, text, location),
  ];
}

const validId = /^[A-Za-z0-9_.-]+$/;

function validateVersion(
  dependency: Dependency,
  purpose: 'project' | 'dependency',
  location: string,
): readonly PomProblem[] {
  const module = moduleKey(dependency);
  const { version } = dependency;
  if (version === undefined) return [{ code: 'pom.missing-version', location, module }];
  if (purpose === 'dependency') return [];
  return [version, dependency.classifier, dependency.type]
    .filter((text) => text.includes('${'))
    .map((text) => unresolved('dependencies', module, text, location));
}

function validateSystemPath(dependency: Dependency, location: string): readonly PomProblem[] {
  const { scope, systemPath } = dependency;
  const isFine = scope === 'system' ? isAbsolutePath(systemPath ?? '') : systemPath === undefined;
  if (isFine) return [];
  return [{ code: 'pom.bad-system-path', location, module: moduleKey(dependency), systemPath }];
}

function unresolved(section: string, module: string, text: string, location: string): PomProblem {
  return { code: 'pom.unresolved-property', location, section, module, text };
}
