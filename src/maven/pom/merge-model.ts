import { moduleKey } from '../coordinates/coordinates.js';
import { managementKey, mergeByKey } from './merge-lists.js';
import type { Build, Model, Plugin, Profile } from './model.js';

/** How a kind of merging joins the plugins of two builds, managed or not. */
export type PluginListRule = (
  target: readonly Plugin[],
  source: readonly Plugin[],
) => readonly Plugin[];

type ModelBase = Pick<
  Model,
  | 'properties'
  | 'dependencies'
  | 'dependencyManagement'
  | 'repositories'
  | 'pluginRepositories'
  | 'modules'
>;

/** `MavenModelMerger.mergeModelBase`: what models and profiles have in common, but properties and the build. */
export function mergeModelBase(
  target: ModelBase,
  source: ModelBase | Profile,
  sourceDominant: boolean,
): Omit<ModelBase, 'properties'> {
  const [dominant, recessive] = sourceDominant ? [source, target] : [target, source];
  return {
    dependencies: mergeByKey(
      target.dependencies,
      source.dependencies,
      managementKey,
      sourceDominant,
    ),
    dependencyManagement: mergeByKey(
      target.dependencyManagement,
      source.dependencyManagement,
      managementKey,
      sourceDominant,
    ),
    repositories: mergeRepositories(dominant.repositories, recessive.repositories),
    pluginRepositories: mergeRepositories(
      dominant.pluginRepositories,
      recessive.pluginRepositories,
    ),
    // Modules are never inherited; a profile adds its own.
    modules: sourceDominant ? [...new Set([...target.modules, ...source.modules])] : target.modules,
  };
}

/** `mergeModelBase_Repositories`: the dominant ones come first. */
function mergeRepositories(
  dominant: Model['repositories'],
  recessive: Model['repositories'],
): Model['repositories'] {
  return mergeByKey(dominant, recessive, ({ id }) => id, false);
}

/** `MavenModelMerger.mergeBuild`, and `mergeBuildBase` for profiles, which never set the rest. */
export function mergeBuild(
  target: Build,
  source: Build,
  sourceDominant: boolean,
  plugins: PluginListRule,
): Build {
  const [dominant, recessive] = sourceDominant ? [source, target] : [target, source];
  return {
    directory: dominant.directory ?? recessive.directory,
    outputDirectory: dominant.outputDirectory ?? recessive.outputDirectory,
    sourceDirectory: dominant.sourceDirectory ?? recessive.sourceDirectory,
    finalName: dominant.finalName ?? recessive.finalName,
    // Resources are inherited as a whole or not at all; a profile's are added.
    resources:
      sourceDominant || target.resources.length === 0
        ? [...target.resources, ...source.resources]
        : target.resources,
    plugins: plugins(target.plugins, source.plugins),
    pluginManagement: plugins(target.pluginManagement, source.pluginManagement),
    extensions: mergeByKey(target.extensions, source.extensions, moduleKey, sourceDominant),
  };
}
