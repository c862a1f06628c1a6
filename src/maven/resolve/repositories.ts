import type { RepositoryDefinition } from '../pom/model.js';

/**
 * The repositories in effect below an artifact: those above it, then those its own POM names under ids that are not
 * taken (`DefaultRemoteRepositoryManager.aggregateRepositories`; mirrors are the driver's business).
 */
export function aggregateRepositories(
  dominant: readonly RepositoryDefinition[],
  recessive: readonly RepositoryDefinition[],
): readonly RepositoryDefinition[] {
  const taken = new Set(dominant.map(({ id }) => id));
  const added = recessive.filter(({ id }) => {
    if (taken.has(id)) return false;
    taken.add(id);
    return true;
  });
  return added.length === 0 ? dominant : [...dominant, ...added];
}

/** Equal lists have equal texts. */
export function repositoriesText(repositories: readonly RepositoryDefinition[]): string {
  return repositories
    .map(({ id, url, snapshots }) => `${id} ${url} ${String(snapshots.enabled)}`)
    .join('\n');
}
