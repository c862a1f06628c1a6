import type { Cause, Cure } from '../uber/cause/cause.js';

/** Why a reference does not resolve, as half a sentence with its evidence. */
export function causeText(cause: Cause): string {
  switch (cause.kind) {
    case 'artifact-gone':
      return `${cause.artifact} is gone from the tree, last there at ${cause.lastSeen}${by(cause.path)}`;
    case 'mediated':
      return `${cause.artifact} ${cause.chosen} was chosen, nearer in the tree than ${cause.asked}${by(cause.path)}`;
    case 'managed':
      return `${cause.artifact} is managed to ${cause.chosen}, and ${cause.asked} was asked for${by(cause.path)}`;
    case 'excluded':
      return `${cause.artifact} is excluded by ${cause.by}${by(cause.path)}`;
    case 'kept-out':
      return `${cause.artifact} is kept out on purpose (${cause.rule})`;
    case 'filtered':
      return `a filter drops it from ${cause.artifact} (${cause.rule})`;
    case 'relocated':
      return `it is wanted as ${cause.wanted}, and what is there has the types under other names: ${cause.found}`;
    case 'versioned':
      return `${cause.artifact} holds it for Java ${cause.java} and later, and no manifest switches that on`;
    case 'shadowed':
      return `${cause.winner} comes first on the class path and hides ${cause.loser}`;
    case 'java-level':
      return cause.needs === undefined
        ? `Java ${cause.java} does not have it`
        : `it needs Java ${cause.needs}, and Java ${cause.java} runs it`;
    case 'changed':
      return cause.from === undefined && cause.to === undefined
        ? `${cause.artifact} has the class, and it changed`
        : `${cause.artifact} has the class, and it changed from ${cause.from ?? '?'} to ${cause.to ?? '?'}`;
    default:
      return cause satisfies never;
  }
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
