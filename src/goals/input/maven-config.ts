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
    const argument = args[at] ?? '';
    const next = args[at + 1] ?? '';
    const inline = (flag: string): string =>
      argument.length > flag.length ? argument.slice(flag.length).replace(/^=/, '') : next;
    if (argument === '-gs' || argument.startsWith('--global-settings')) {
      paths.global = inline(argument.startsWith('--') ? '--global-settings' : '-gs');
    } else if (argument === '-s' || argument.startsWith('--settings')) {
      paths.settings = inline(argument.startsWith('--') ? '--settings' : '-s');
    } else if (/^(?:-P|--activate-profiles)/.test(argument)) {
      const flag = argument.startsWith('--') ? '--activate-profiles' : '-P';
      profiles.push(
        ...inline(flag)
          .split(',')
          .filter((id) => id !== ''),
      );
    } else if (/^(?:-D|--define)/.test(argument)) {
      define(userProperties, inline(argument.startsWith('--') ? '--define' : '-D'));
    }
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

/** `NAME=VALUE`; without a value it is `true`, as Maven has it. */
function define(properties: Record<string, string>, text: string): void {
  const at = text.indexOf('=');
  const name = at < 0 ? text : text.slice(0, at);
  if (name !== '') properties[name] = at < 0 ? 'true' : text.slice(at + 1);
}
