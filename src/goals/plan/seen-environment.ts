import { createHash } from 'node:crypto';

type Environment = Readonly<Record<string, string | undefined>>;

/** The variables of the environment that a goal looked at, there or not, and what they were. */
export interface SeenEnvironment {
  readonly variables: readonly string[];
  /** A digest: values may be secrets. */
  readonly state: string;
}

/** An environment that notes which of its variables are read by name. */
export interface WatchedEnvironment {
  readonly environment: Environment;
  /** What was read until now, and what `texts` (POMs, settings) name. */
  readonly seen: (texts: Iterable<string>) => SeenEnvironment;
}

/**
 * Which variables decide a result. Shells change others with each command (`OLDPWD`, `SHLVL`, `_`), and they must not
 * count; but any POM may name any variable, as `${env.NAME}`, as `env.NAME` in an activation, or without the prefix as
 * `${NAME}`. So those count that were read by name, and those whose names stand so in a text. To list the environment
 * (`Object.getOwnPropertyDescriptors`), as for Maven's system properties, is to read none of it.
 */
export function watchEnvironment(environment: Environment): WatchedEnvironment {
  const read = new Set<string>();
  const watched = new Proxy(environment, {
    get: (target, name) => {
      if (typeof name !== 'string') return undefined;
      read.add(name);
      return target[name];
    },
  });
  return {
    environment: watched,
    seen: (texts) => {
      const names = new Set(read);
      for (const text of texts) for (const name of namedIn(text)) names.add(name);
      const variables = [...names].sort();
      return { variables, state: environmentState(environment, variables) };
    },
  };
}

/** A digest of what these variables are now. */
export function environmentState(environment: Environment, variables: readonly string[]): string {
  const values = variables.map((name) => environment[name] ?? null);
  return createHash('sha256').update(JSON.stringify(values)).digest('hex');
}

/** What may be the name of a variable: `env.NAME` anywhere, and every `${NAME}`. */
function* namedIn(text: string): Iterable<string> {
  // UTF-16 read byte by byte has a NUL beside each letter.
  const plain = text.replaceAll('\0', '');
  for (const [, name = ''] of plain.matchAll(/\benv\.([^\s<>{}"']{1,256})/g)) yield name;
  for (const [, name = ''] of plain.matchAll(/\$\{([^\s<>{}"']{1,256})\}/g)) yield name;
}
