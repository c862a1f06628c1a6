import { managementKey } from './merge-lists.js';
import type { Dependency, Model } from './model.js';

/**
 * Dependencies with what `<dependencyManagement>` says about them (`DefaultDependencyManagementInjector`): version,
 * scope and system path where absent, all exclusions where there are none. `optional` is not managed.
 */
export function injectDependencyManagement(model: Model): Model {
  if (model.dependencyManagement.length === 0 || model.dependencies.length === 0) return model;
  const managed = new Map<string, Dependency>();
  for (const each of model.dependencyManagement) {
    // A repeated key: Maven merges each in turn, so what the first leaves open comes from the next.
    const key = managementKey(each);
    const earlier = managed.get(key);
    managed.set(key, earlier ? complete(earlier, each) : each);
  }
  const dependencies = model.dependencies.map((dependency) => {
    const management = managed.get(managementKey(dependency));
    return management ? complete(dependency, management) : dependency;
  });
  return { ...model, dependencies };
}

function complete(dependency: Dependency, management: Dependency): Dependency {
  return {
    ...dependency,
    version: dependency.version ?? management.version,
    scope: dependency.scope ?? management.scope,
    systemPath: dependency.systemPath ?? management.systemPath,
    exclusions: dependency.exclusions.length > 0 ? dependency.exclusions : management.exclusions,
  };
}
