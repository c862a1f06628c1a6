import { FormatError } from '../../contract/problem/errors.js';
import { highestClassVersion } from '../../formats/classfile/class-version.js';
import { moduleVersionKey } from '../../maven/coordinates/coordinates.js';
import type { EffectiveModel } from '../../maven/pom/machine.js';
import type { RepositoryDefinition } from '../../maven/pom/model.js';
import { shadePlugin } from '../../uber/upgrade/shade-plugin.js';
import type { UpgradeAnswer } from '../../uber/upgrade/state.js';
import type { ReadableJar } from '../../uber/shade/input.js';
import type { MavenAccess, ModelOptions } from '../input/maven-access.js';
import type { Jars } from './jars.js';

/** The bytecode library that the shade plugin brings. */
const library = { groupId: 'org.ow2.asm', artifactId: 'asm' };
const opcodes = 'org/objectweb/asm/Opcodes.class';

/**
 * What a version of the shade plugin reads: its POM names its bytecode library (`override` is the version that the build
 * puts in its place), whose `Opcodes` has a constant for each class file version that it knows.
 */
export async function readPluginLimit(
  parts: { readonly access: MavenAccess; readonly jars: Jars; readonly model: ModelOptions },
  version: string,
  override: string | undefined,
  repositories: readonly RepositoryDefinition[],
): Promise<UpgradeAnswer> {
  const { access, jars, model } = parts;
  const plugin = { ...shadePlugin, version };
  const pom = await access.obtain({ ...plugin, extension: 'pom', classifier: '' }, repositories);
  if (pom.kind === 'absent' || pom.kind === 'unasked') return pom;
  const chain = await access.chainOf(plugin, repositories, model);
  if (chain === undefined) return unknown(`the POM of ${moduleVersionKey(plugin)} cannot be used`);
  const wanted = override ?? (await libraryVersion(access, chain, model));
  if (wanted === undefined)
    return unknown(`${moduleVersionKey(plugin)} brings no ${library.artifactId}`);
  const coordinates = { ...library, version: wanted, extension: 'jar', classifier: '' };
  const found = await access.obtain(coordinates, repositories);
  if (found.kind === 'absent' || found.kind === 'unasked') return found;
  const limit = limitOf(jars.open(found.path));
  if (limit === undefined)
    return unknown(`${moduleVersionKey(coordinates)} names no class file version`);
  return {
    kind: 'plugin',
    limit,
    library: moduleVersionKey(coordinates),
    maven: mavenPrerequisite(chain),
  };
}

/** The plugin's own dependency where it names one, else what resolving the plugin comes to. */
async function libraryVersion(
  access: MavenAccess,
  chain: EffectiveModel,
  model: ModelOptions,
): Promise<string | undefined> {
  const direct = chain.model.dependencies.find(
    ({ groupId, artifactId }) => groupId === library.groupId && artifactId === library.artifactId,
  );
  if (direct?.version !== undefined) return direct.version;
  const resolution = await access.resolve(chain, { scopes: ['compile', 'runtime'], model });
  const queue = [...resolution.children];
  for (const node of queue) {
    const { groupId, artifactId, version } = node.coordinates;
    if (groupId === library.groupId && artifactId === library.artifactId) return version;
    queue.push(...node.children);
  }
  return undefined;
}

function limitOf(jar: ReadableJar | undefined): number | undefined {
  const entry = jar?.directory.entries.find(({ path }) => path === opcodes);
  if (jar === undefined || entry === undefined) return undefined;
  try {
    return highestClassVersion(jar.read(entry));
  } catch (error) {
    if (error instanceof FormatError) return undefined;
    throw error;
  }
}

/** `<prerequisites><maven>`, which is not inherited: of the plugin's own POM, with its properties put in. */
export function mavenPrerequisite({ model, raw }: EffectiveModel): string | undefined {
  const written = raw.further?.['prerequisites.maven'];
  return written?.replaceAll(/\$\{([^${}]+)\}/g, (whole, name: string) => {
    return model.properties[name] ?? whole;
  });
}

function unknown(detail: string): UpgradeAnswer {
  return { kind: 'unknown', detail };
}
