import type { Cause, Cure } from '../uber/cause/cause.js';

type ByKind = {
  readonly [Kind in Cause['kind']]: { readonly kind: Kind } & Extract<
    Cause,
    { readonly kind: Kind }
  >;
};

const words: { readonly [Kind in Cause['kind']]: (cause: ByKind[Kind]) => string } = {
  'artifact-gone': ({ artifact, lastSeen, path }) =>
    `${artifact} is gone from the tree, last there at ${lastSeen}${by(path)}`,
  'never-asked': ({ artifact, path }) => `nothing asks for ${artifact} here${by(path)}`,
  mediated: ({ artifact, asked, chosen, path }) =>
    `${artifact} ${chosen} was chosen, nearer in the tree than ${asked}${by(path)}`,
  managed: ({ artifact, asked, chosen, path }) =>
    `${artifact} is managed to ${chosen}, and ${asked} has the name${by(path)}`,
  excluded: ({ artifact, by: excluder, path }) =>
    `${artifact} is excluded by ${excluder}${by(path)}`,
  'kept-out': ({ artifact, rule }) => `${artifact} is kept out on purpose (${rule})`,
  filtered: ({ artifact, rule }) => `a filter drops it from ${artifact} (${rule})`,
  relocated: ({ wanted, found }) => `package relocation: wanted as ${wanted}, here as ${found}`,
  versioned: ({ artifact, java }) =>
    `${artifact} holds it for Java ${java} and later, and no manifest switches that on`,
  shadowed: ({ winner, loser }) => `${winner} comes first on the class path and hides ${loser}`,
  'java-level': ({ java, needs }) =>
    needs === undefined
      ? `Java ${java} does not have it`
      : `it needs Java ${needs}, and Java ${java} runs it`,
  changed: ({ artifact, from, to }) =>
    from === undefined && to === undefined
      ? `${artifact} is here, and has changed`
      : `${artifact} is here as ${from ?? 'another version'}, and ${to ?? 'another one'} has the name`,
};

/** Why a reference does not resolve, as half a sentence with its evidence. */
export function causeText(cause: Cause): string {
  return textOf(cause.kind, cause);
}

/** Generic over the kind, as `tell` is over the code. */
function textOf<Kind extends Cause['kind']>(kind: Kind, cause: ByKind[Kind]): string {
  return words[kind](cause);
}

/** What to do about it, as an order. */
export function cureText(cure: Cure): string {
  switch (cure.kind) {
    case 'add-dependency':
      return `add the dependency ${cure.coordinates}`;
    case 'manage-version':
      return `manage ${cure.module} to ${cure.version}`;
    case 'remove-exclusion':
      return `remove the exclusion of ${cure.module} in ${cure.where}`;
    case 'relocate-in-consumer':
      return `relocate ${cure.from} to ${cure.to} in the consumer`;
    case 'upgrade-consumer':
      return `take ${cure.module} ${cure.version}`;
    case 'switch-versions-on':
      return 'put Multi-Release: true into the manifest';
    case 'put-first':
      return `put ${cure.entry} first on the class path`;
    case 'newer-java':
      return `run it with Java ${cure.java} or later`;
    default:
      return cure satisfies never;
  }
}

/** The dependency path behind a comma, where there is one. */
function by(path: readonly string[]): string {
  return path.length === 0 ? '' : `: ${path.join(' → ')}`;
}
