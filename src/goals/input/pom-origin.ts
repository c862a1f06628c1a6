import { createHash } from 'node:crypto';
import type { EffectiveModel, ModelContext } from '../../maven/pom/machine.js';
import { isSnapshot } from '../../maven/version/version.js';
import type { PomFiles } from './pom-files.js';
import type { World } from './world.js';

/** One file that something was made of, as it was then. */
interface Link {
  readonly path: string;
  readonly size: number;
  readonly mtimeMs: number;
}

/** The POMs that something was made of: it may be believed while they are as they were. */
export interface PomOrigin {
  readonly links: readonly Link[];
  /** Properties of user and environment that the POMs may look at; of what these were a digest, since they may be secrets. */
  readonly personal: { readonly names: readonly string[]; readonly state: string };
}

/** Finds out origins, and whether they still hold. */
export interface PomOrigins {
  /**
   * `undefined` of what may change without a file changing: SNAPSHOTs and imports that were missing (version ranges the
   * caller leaves out). So of what was made of a POM without a checksum: every run tells that anew.
   */
  of(models: readonly EffectiveModel[], context: ModelContext): PomOrigin | undefined;
  /** Of what was made of all of these. */
  together(origins: readonly PomOrigin[], context: ModelContext): PomOrigin;
  /** Size and time of every POM are compared. */
  holds(origin: PomOrigin, context: ModelContext): boolean;
}

/** Origins in one run, in which no POM changes. `isVerified`: whether a file has its checksum. */
export function createPomOrigins(
  { files }: Pick<World, 'files'>,
  poms: PomFiles,
  isVerified: (path: string) => boolean,
): PomOrigins {
  const links = new Map<string, Link | undefined>();
  const named = new Map<string, readonly string[]>();

  function linkOf(path: string): Link | undefined {
    if (links.has(path)) return links.get(path);
    const stat = files.stat(path);
    const link = stat && { path, size: stat.size, mtimeMs: stat.mtimeMs };
    links.set(path, link);
    return link;
  }

  function namesIn(path: string): readonly string[] {
    const names = named.get(path) ?? personalNames(poms.ofRepository(path)?.text ?? '');
    named.set(path, names);
    return names;
  }

  return {
    of: (models, context) => {
      const chain = models.flatMap((model) => [...model.chain, ...model.imports]);
      const found = [...new Set(chain.map(({ location }) => location))].map(linkOf);
      const whole = found.filter((link) => link !== undefined);
      const moving = chain.some(({ version }) => isSnapshot(version));
      const lacking = models.some(({ problems }) =>
        problems.some(({ code }) => code.startsWith('pom.import-')),
      );
      const verified = whole.every(({ path }) => isVerified(path));
      if (moving || lacking || !verified || whole.length !== found.length) return undefined;
      const names = [...new Set(whole.flatMap(({ path }) => namesIn(path)))];
      return { links: whole, personal: { names, state: stateOf(names, context) } };
    },
    together: (origins, context) => {
      const all = new Map(origins.flatMap((one) => one.links).map((link) => [link.path, link]));
      const names = [...new Set(origins.flatMap(({ personal }) => personal.names))];
      return { links: [...all.values()], personal: { names, state: stateOf(names, context) } };
    },
    holds: ({ links: then, personal }, context) =>
      stateOf(personal.names, context) === personal.state &&
      then.every((link) => isSame(link, linkOf(link.path))),
  };
}

/** What is no origin counts as nothing: it is read from a store that an earlier version may have written. */
export function isPomOrigin(value: unknown): value is PomOrigin {
  const { links, personal }: Partial<Record<'links' | 'personal', unknown>> = Object(value);
  const { names, state }: Partial<Record<'names' | 'state', unknown>> = Object(personal);
  return Array.isArray(links) && Array.isArray(names) && typeof state === 'string';
}

/** A digest of all in a context that is not personal: machine, Java, `-D`, super POM. */
export function machineDigest(context: ModelContext): string {
  const { jdk, userProperties, superPom, systemProperties } = context;
  const shared = Object.entries(systemProperties).filter(([name]) => !isPersonal(name));
  shared.sort(([a], [b]) => (a < b ? -1 : 1));
  return digest([jdk, shared, Object.entries(userProperties), superPom.sha256]);
}

/** Properties of the environment and the user differ from shell to shell; few POMs look at them. */
function isPersonal(name: string): boolean {
  return name.startsWith('env.') || name.startsWith('user.');
}

/** Personal properties that a POM may mean: by their names anywhere, and every `${NAME}` may be a variable's. */
function personalNames(text: string): readonly string[] {
  const named = [...text.matchAll(/\b(?:env|user)\.[^\s<>{}"']{1,256}/g)].map(([name]) => name);
  const expressions = [...text.matchAll(/\$\{([^\s<>{}"']{1,256})\}/g)];
  return [...new Set([...named, ...expressions.map(([, name = '']) => `env.${name}`)])];
}

function stateOf(names: readonly string[], { systemProperties }: ModelContext): string {
  return digest(names.flatMap((name) => [name, systemProperties[name] ?? null]));
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

function isSame(link: Link, now: Link | undefined): boolean {
  return now !== undefined && now.size === link.size && now.mtimeMs === link.mtimeMs;
}
