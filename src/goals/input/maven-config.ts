import { readMavenConfig } from '../../maven/pom/maven-config.js';
import type { World } from './world.js';

/** What `.mvn/maven.config` adds to the command line; the command line's own options come after and win. */
export interface MavenConfig {
  /** The folder that holds `.mvn`; `${maven.multiModuleProjectDirectory}`. */
  readonly root: string | undefined;
  readonly userProperties: Readonly<Record<string, string>>;
  readonly profiles: readonly string[];
  readonly settings: string | undefined;
  readonly globalSettings: string | undefined;
}

/** Looks upwards from a folder for `.mvn`, as the `mvn` script does, and reads the options that models depend on. */
export function findMavenConfig(
  { files }: Pick<World, 'files'>,
  folder: string | undefined,
): MavenConfig {
  const root = folder === undefined ? undefined : findRoot({ files }, folder);
  const bytes = root === undefined ? undefined : files.read(`${root}/.mvn/maven.config`);
  const text = bytes === undefined ? '' : new TextDecoder().decode(bytes);
  return readArguments(readMavenConfig(text), root);
}

function findRoot({ files }: Pick<World, 'files'>, folder: string): string | undefined {
  for (let current = folder; ; current = parentOf(current)) {
    if (files.stat(`${current}/.mvn`)?.kind === 'folder') return current;
    if (parentOf(current) === current) return undefined;
  }
}

/** The folder above; the root of a file system is its own. */
export function parentOf(folder: string): string {
  const cut = folder.replace(/\/[^/]*$/, '');
  return cut === '' ? '/' : cut;
}

function readArguments(args: readonly string[], root: string | undefined): MavenConfig {
  const userProperties: Record<string, string> = {};
  const profiles: string[] = [];
  const paths: { settings?: string; global?: string } = {};
  for (let at = 0; at < args.length; at += 1) {
    const option = readOption(args[at] ?? '', args[at + 1] ?? '');
    if (option === undefined) continue;
    const { name, value } = option;
    if (name === 'profiles') profiles.push(...value.split(',').filter((id) => id !== ''));
    else if (name === 'define') define(userProperties, value);
    else paths[name] = value;
  }
  const from = (path: string | undefined): string | undefined =>
    path === undefined || path.startsWith('/') || root === undefined ? path : `${root}/${path}`;
  return {
    root,
    userProperties,
    profiles,
    settings: from(paths.settings),
    globalSettings: from(paths.global),
  };
}

/** How an option is written; one that is `joined` may have its value right behind its letter. */
const options = [
  { name: 'global', short: '-gs', long: '--global-settings', joined: false },
  { name: 'settings', short: '-s', long: '--settings', joined: false },
  { name: 'profiles', short: '-P', long: '--activate-profiles', joined: true },
  { name: 'define', short: '-D', long: '--define', joined: true },
] as const;

/** An option with its value, which may be the argument after it. */
function readOption(
  argument: string,
  next: string,
): { readonly name: (typeof options)[number]['name']; readonly value: string } | undefined {
  for (const { name, short, long, joined } of options) {
    const isShort = joined ? argument.startsWith(short) : argument === short;
    if (!isShort && !argument.startsWith(long)) continue;
    const rest = argument.slice(isShort ? short.length : long.length);
    return { name, value: rest === '' ? next : rest.replace(/^=/, '') };
  }
  return undefined;
}

/** `NAME=VALUE`; without a value it is `true`, as Maven has it. */
function define(properties: Record<string, string>, text: string): void {
  const at = text.indexOf('=');
  const name = at < 0 ? text : text.slice(0, at);
  if (name !== '') properties[name] = at < 0 ? 'true' : text.slice(at + 1);
}
