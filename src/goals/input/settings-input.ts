import { UsageError } from '../../contract/problem/errors.js';
import { decodeXml } from '../../formats/xml/decode.js';
import { readSettings } from '../../maven/repository/read-settings.js';
import type { Settings } from '../../maven/repository/settings.js';
import { emptySettings, mergeSettings } from '../../maven/repository/settings.js';
import type { World } from './world.js';

/** Where settings are looked for. */
export interface SettingsPlaces {
  /** `--settings`, or `-s` of `.mvn/maven.config`; absent: `~/.m2/settings.xml`. */
  readonly user: string | undefined;
  /** `-gs` of `.mvn/maven.config`; absent: `conf/settings.xml` of the Maven that the user runs. */
  readonly global: string | undefined;
  /** Of Maven installations, the one that the user runs first. */
  readonly homes: readonly string[];
}

/**
 * The settings that the user's Maven would read: the user's over the global ones. Throws `UsageError`
 * `repository.no-settings` where a named file is not there, `FormatError` where one is not settings.
 */
export function openSettings(
  world: Pick<World, 'files' | 'machine'>,
  places: SettingsPlaces,
  properties: Readonly<Record<string, string>>,
): Settings {
  const { homeFolder } = world.machine;
  const home = places.homes[0];
  const user = named(world, places.user) ?? `${homeFolder}/.m2/settings.xml`;
  const global = named(world, places.global) ?? (home && `${home}/conf/settings.xml`);
  return mergeSettings(
    readOne(world, user, properties),
    global === undefined ? emptySettings : readOne(world, global, properties),
  );
}

function named({ files }: Pick<World, 'files'>, path: string | undefined): string | undefined {
  if (path === undefined || files.stat(path)?.kind === 'file') return path;
  throw new UsageError(
    'repository.no-settings',
    `there is no settings file ${path}`,
    { file: path },
    'name an existing file with --settings',
  );
}

function readOne(
  { files }: Pick<World, 'files'>,
  path: string,
  properties: Readonly<Record<string, string>>,
): Settings {
  const bytes = files.read(path);
  return bytes === undefined
    ? emptySettings
    : readSettings(decodeXml(bytes, path), path, properties);
}
