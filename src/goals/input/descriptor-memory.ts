import { createHash } from 'node:crypto';
import type { ModuleVersion } from '../../maven/coordinates/coordinates.js';
import { moduleVersionKey } from '../../maven/coordinates/coordinates.js';
import type { EffectiveModel, ModelContext } from '../../maven/pom/machine.js';
import { isSnapshot } from '../../maven/version/version.js';
import type { Descriptor } from '../../maven/resolve/machine.js';
import type { PomFiles } from './pom-files.js';
import type { World } from './world.js';

/** Raise the number when what a descriptor holds, or how a model is built, changes. */
const area = 'descriptor-v2';

/** Descriptors of earlier runs: used while the POMs that they were made of have not changed. */
export interface DescriptorMemory {
  get(module: ModuleVersion, context: ModelContext): Descriptor | undefined;
  put(
    module: ModuleVersion,
    context: ModelContext,
    models: readonly EffectiveModel[],
    descriptor: Descriptor,
  ): void;
}

/** One file that a descriptor was made of, as it was then. */
interface Link {
  readonly path: string;
  readonly size: number;
  readonly mtimeMs: number;
}

interface Stored {
  readonly links: readonly Link[];
  /** Properties of user and environment that the POMs may look at; of what these were a digest, since they may be secrets. */
  readonly personal: { readonly names: readonly string[]; readonly state: string };
  readonly descriptor: Descriptor;
}

/**
 * Keeps descriptors in the store by coordinates and context. Size and time of every POM in the chain are compared
 * before one is believed. What may change without a file changing is not kept: SNAPSHOTs, version ranges (the caller
 * leaves them out), imports that were missing. Nor is what was made of a POM without a checksum: every run tells that
 * anew.
 */
export function createDescriptorMemory(
  world: Pick<World, 'files' | 'store'>,
  poms: PomFiles,
  isVerified: (path: string) => boolean,
): DescriptorMemory {
  const keys = new WeakMap<ModelContext, string>();
  const links = new Map<string, Link | undefined>();
  const named = new Map<string, readonly string[]>();

  function keyOf(module: ModuleVersion, context: ModelContext): string {
    const machine = keys.get(context) ?? digestMachine(context);
    keys.set(context, machine);
    return `${moduleVersionKey(module)}\n${machine}`;
  }

  function linkOf(path: string): Link | undefined {
    if (links.has(path)) return links.get(path);
    const stat = world.files.stat(path);
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
    get: (module, context) => {
      const stored = readStored(world.store.get(area, keyOf(module, context)));
      if (stored === undefined) return undefined;
      const { names, state } = stored.personal;
      if (digestPerson(context, names) !== state) return undefined;
      return stored.links.every((link) => isSame(link, linkOf(link.path)))
        ? stored.descriptor
        : undefined;
    },
    put: (module, context, models, descriptor) => {
      const chain = models.flatMap((model) => [...model.chain, ...model.imports]);
      const found = [...new Set(chain.map(({ location }) => location))].map(linkOf);
      const whole = found.filter((link) => link !== undefined);
      const moving = chain.some(({ version }) => isSnapshot(version));
      const lacking = models.some(({ problems }) =>
        problems.some(({ code }) => code.startsWith('pom.import-')),
      );
      const verified = whole.every(({ path }) => isVerified(path));
      if (moving || lacking || !verified || whole.length !== found.length) return;
      const names = [...new Set(whole.flatMap(({ path }) => namesIn(path)))];
      const personal = { names, state: digestPerson(context, names) };
      const stored: Stored = { links: whole, personal, descriptor };
      const bytes = new TextEncoder().encode(JSON.stringify(stored));
      world.store.put(area, keyOf(module, context), bytes);
    },
  };
}

/** The store checks that these are the bytes which `put` wrote; what is no such thing all the same counts as nothing. */
function readStored(bytes: Uint8Array | undefined): Stored | undefined {
  if (bytes === undefined) return undefined;
  try {
    const stored: Stored | undefined = JSON.parse(new TextDecoder().decode(bytes));
    if (!Array.isArray(stored?.links) || !Array.isArray(stored.personal?.names)) return undefined;
    return stored.descriptor === undefined ? undefined : stored;
  } catch {
    // No JSON: read from the POMs again.
    return undefined;
  }
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

function digestMachine(context: ModelContext): string {
  const { jdk, userProperties, superPom, systemProperties } = context;
  const shared = Object.entries(systemProperties).filter(([name]) => !isPersonal(name));
  shared.sort(([a], [b]) => (a < b ? -1 : 1));
  return digest([jdk, shared, Object.entries(userProperties), superPom.sha256]);
}

function digestPerson({ systemProperties }: ModelContext, names: readonly string[]): string {
  return digest(names.flatMap((name) => [name, systemProperties[name] ?? null]));
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

function isSame(link: Link, now: Link | undefined): boolean {
  return now !== undefined && now.size === link.size && now.mtimeMs === link.mtimeMs;
}
