import type { RepositoryProblem } from '../../contract/problem/kinds/repository.js';
import { effectiveModel } from '../../maven/pom/effective-model.js';
import type { ModelContext, PomSource } from '../../maven/pom/machine.js';
import type { Profile, RepositoryDefinition } from '../../maven/pom/model.js';
import { readSuperModel } from '../../maven/pom/super-model.js';
import { systemProperties } from '../../maven/pom/system-properties.js';
import type { ClientOptions } from '../../maven/repository/client.js';
import { createClient } from '../../maven/repository/client.js';
import { downloadsFolder } from '../../maven/repository/downloads.js';
import { environmentProxies } from '../../maven/repository/proxy.js';
import { selectMirror } from '../../maven/repository/mirror.js';
import type { Settings } from '../../maven/repository/settings.js';
import { withoutEncryptedPasswords } from './encrypted-passwords.js';
import { drive } from './drive.js';
import { defaultJdk } from './java-home.js';
import type { DefaultRepositories, Lookup } from './lookup.js';
import { createLookup } from './lookup.js';
import type { MavenOptions, ModelOptions } from './maven-access.js';
import { findMavenConfig } from './maven-config.js';
import { mavenHomes } from './maven-home.js';
import { makeContext } from './model-context.js';
import type { PomFiles } from './pom-files.js';
import { createPomFiles } from './pom-files.js';
import { openSettings } from './settings-input.js';
import type { SettingsFacts } from './settings-profiles.js';
import { activeSettingsProfiles } from './settings-profiles.js';
import type { Siblings } from './siblings.js';
import { createSiblings } from './siblings.js';
import { findSuperPom } from './super-pom.js';
import type { World } from './world.js';

/** What all of one run's look-ups share. */
export interface OpenRepositories {
  readonly world: World;
  readonly lookup: Lookup;
  readonly poms: PomFiles;
  readonly siblings: Siblings;
  /** Whether a file of a repository was verified, or was on this machine before. */
  readonly isVerified: (file: string) => boolean;
  readonly defaults: DefaultRepositories;
  readonly superPom: PomSource;
  /** Active profiles of settings; `-P` ids switch them too. */
  readonly settingsProfiles: (facts: SettingsFacts) => readonly Profile[];
  readonly defaultJdk: string;
  /** Version of the Maven that the super POM is of, where it says so. */
  readonly maven: string | undefined;
  readonly localRepository: string;
}

/** Reads settings and super POM, decides which repositories are asked and how. */
export function openRepositories(
  world: World,
  options: MavenOptions,
  report: (problem: RepositoryProblem) => void,
): OpenRepositories {
  const config = findMavenConfig(world, world.machine.workingFolder);
  const homes = mavenHomes(world);
  const jdk = defaultJdk(world);
  const userProperties = { ...config.userProperties, ...options.userProperties };
  const system = systemProperties(world.machine, jdk);
  const properties = { ...system, ...userProperties };
  const places = {
    user: options.settings ?? config.settings,
    global: config.globalSettings,
    homes,
  };
  const settings = withoutEncryptedPasswords(openSettings(world, places, properties), report);
  const localRepository = localRepositoryOf(world, userProperties, settings);
  const superPom = findSuperPom(world, homes, localRepository);
  if (!superPom.fromMaven) report({ code: 'repository.no-maven' });
  const poms = createPomFiles(world);
  const settingsProfiles = (facts: SettingsFacts): readonly Profile[] =>
    activeSettingsProfiles(world, settings, facts);
  const always = { systemProperties: system, userProperties, jdk, profiles: config.profiles };
  const inherited = readSuperModel(superPom.source).repositories;
  const defaults = {
    before: namedRepositories(world, options),
    after: [
      ...settingsProfiles(always).flatMap(({ repositories }) => repositories),
      ...(inherited.length > 0 ? inherited : mirroredCentral(settings)),
    ],
  };
  const client = createClient(
    world,
    clientOptions(world, options, { settings, localRepository, defaults, report }),
  );
  const shared = { world, superPom: superPom.source, settingsProfiles, defaultJdk: jdk };
  const siblings = createSiblings(world, poms, (source) =>
    drive(siblingModel(source, poms, makeContext(shared, plainReading, config)), (need) =>
      lookup.answer(need),
    ),
  );
  const lookup: Lookup = createLookup({
    world,
    client,
    poms,
    defaults,
    sibling: (module) => siblings.pom(module),
  });
  return {
    ...shared,
    lookup,
    poms,
    siblings,
    isVerified: client.isVerified,
    defaults,
    localRepository,
    maven: superPom.version,
  };
}

function localRepositoryOf(
  { machine }: World,
  userProperties: Readonly<Record<string, string>>,
  settings: Settings,
): string {
  const named = userProperties['maven.repo.local'] ?? settings.localRepository;
  return named ?? `${machine.homeFolder}/.m2/repository`;
}

function clientOptions(
  { machine }: World,
  options: MavenOptions,
  found: Pick<ClientOptions, 'localRepository' | 'report'> & {
    readonly settings: Settings;
    readonly defaults: DefaultRepositories;
  },
): ClientOptions {
  const { settings, defaults, localRepository, report } = found;
  return {
    localRepository,
    downloads: downloadsFolder(options.cacheFolder),
    offline: options.offline || settings.offline,
    update: options.update,
    choice: {
      settings,
      proxies: [...settings.proxies, ...environmentProxies(machine.environment)],
      direct: new Set(defaults.before.map(({ id }) => id)),
    },
    report,
  };
}

/** A sibling is read as its own build has it, without what the command line says about one module. */
const plainReading: ModelOptions = {
  userProperties: {},
  propertyEdits: {},
  profiles: [],
  jdk: undefined,
};

function siblingModel(
  source: PomSource,
  poms: PomFiles,
  context: ModelContext,
): ReturnType<typeof effectiveModel> {
  return effectiveModel(source, context, 'project', { readRaw: (asked) => poms.raw(asked) });
}

/** `--repository` and `UBERPLAN_REPOSITORY` (white space or commas between several). */
function namedRepositories(world: World, options: MavenOptions): readonly RepositoryDefinition[] {
  const variable = world.machine.environment['UBERPLAN_REPOSITORY'] ?? '';
  const urls = [...options.repositories, ...variable.split(/[\s,]+/)].filter((url) => url !== '');
  return [...new Set(urls)].map((url, at) => definition(`repository-${at + 1}`, url, true));
}

/**
 * Without Maven the address of its default repository is not known; where settings put a mirror in its place, the
 * mirror's address is all that is needed.
 */
function mirroredCentral(settings: Settings): readonly RepositoryDefinition[] {
  const central = definition('central', 'https://central.invalid', false);
  return selectMirror(central, settings.mirrors) === undefined ? [] : [central];
}

function definition(id: string, url: string, snapshots: boolean): RepositoryDefinition {
  const policy = { enabled: true, updatePolicy: undefined, checksumPolicy: undefined };
  return {
    id,
    url,
    layout: 'default',
    releases: policy,
    snapshots: { ...policy, enabled: snapshots },
  };
}
