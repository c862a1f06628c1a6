import { ResolutionError } from '../../contract/problem/errors.js';
import type { PlanProblem } from '../../contract/problem/kinds/plan.js';
import type { ModuleId } from '../../maven/coordinates/coordinates.js';
import { moduleKey } from '../../maven/coordinates/coordinates.js';
import type { Model } from '../../maven/pom/model.js';
import type { VersionsAnswer } from '../../maven/repository/answers.js';
import { compareVersions, isSnapshot } from '../../maven/version/version.js';
import { shadePlugin, shadePluginOf } from '../../uber/upgrade/shade-plugin.js';
import { failuresOf } from '../../uber/upgrade/ask.js';
import type { MavenAccess, ModelOptions, ReadModule } from '../input/maven-access.js';
import { mavenAtHand } from '../input/maven-version.js';
import type { World } from '../input/world.js';
import { mavenPrerequisite } from './plugin.js';

/** What finding a plugin's version takes. */
interface VersionParts {
  readonly world: Pick<World, 'files' | 'machine'>;
  readonly access: Pick<MavenAccess, 'versions' | 'chainOf'>;
  readonly model: ModelOptions;
}

/** A module whose shade plugin, if it has one, has a version. */
export interface VersionedModule {
  readonly module: ReadModule;
  readonly problems: readonly PlanProblem[];
}

/**
 * The module with a version for the shade plugin, where no POM of its chain names one: the one that Maven would take
 * (`DefaultPluginVersionResolver`): what the metadata calls the release, else the latest; where that needs a newer Maven,
 * or none is marked, the highest that runs, snapshots last. Throws `ResolutionError` `plan.plugin-version`.
 */
export async function withPluginVersion(
  parts: VersionParts,
  module: ReadModule,
): Promise<VersionedModule> {
  const { effective } = module;
  const plugin = shadePluginOf(effective.model);
  if (plugin === undefined || plugin.version !== undefined) return { module, problems: [] };
  const version = await selectVersion(parts, plugin, effective.model);
  const plugins = effective.model.build.plugins.map((one) =>
    moduleKey(one) === moduleKey(shadePlugin) ? { ...one, version } : one,
  );
  const model = { ...effective.model, build: { ...effective.model.build, plugins } };
  return {
    module: { ...module, effective: { ...effective, model } },
    problems: [{ code: 'plan.plugin-not-pinned', plugin: moduleKey(shadePlugin), version }],
  };
}

async function selectVersion(
  { world, access, model }: VersionParts,
  { groupId, artifactId }: ModuleId,
  { pluginRepositories }: Model,
): Promise<string> {
  const known = await access.versions(groupId, artifactId, pluginRepositories);
  if (known.kind !== 'versions') throw noVersion(whyNot(known));
  const maven = mavenAtHand(world);
  for (const version of candidates(known)) {
    const chain = await access.chainOf({ groupId, artifactId, version }, pluginRepositories, model);
    const needed = chain && mavenPrerequisite(chain);
    if (needed === undefined || compareVersions(needed, maven) <= 0) return version;
  }
  throw noVersion(`none of its versions runs on Maven ${maven}`);
}

/** In the order in which Maven tries them. */
function candidates({
  versions,
  release,
  latest,
}: Extract<VersionsAnswer, { readonly kind: 'versions' }>): readonly string[] {
  const descending = [...versions].sort((a, b) => compareVersions(b, a));
  const marked = release ?? latest;
  return [
    ...(marked === undefined ? [] : [marked]),
    ...descending.filter((version) => !isSnapshot(version)),
    ...descending.filter((version) => isSnapshot(version)),
  ];
}

function whyNot(answer: VersionsAnswer): string {
  const failed = answer.kind === 'unasked' ? failuresOf(answer) : [];
  return failed.length === 0 ? 'no repository has it' : failed.join('; ');
}

function noVersion(why: string): ResolutionError {
  return new ResolutionError(
    'plan.plugin-version',
    `no POM names a version of ${moduleKey(shadePlugin)}, and what Maven would take is not known: ${why}`,
    {},
    "write the plugin's version into the POM",
  );
}
