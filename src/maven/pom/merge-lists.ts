import type { Dependency } from './model.js';

/**
 * Two lists as one by key, as `ModelMerger.merge` does it: the target's elements keep their places, what only the
 * source has follows. Of equal keys the source's element wins where it is dominant, as a whole, in the target's
 * place. Where the source is empty the target stays as it is, repeated keys included.
 */
export function mergeByKey<T>(
  target: readonly T[],
  source: readonly T[],
  key: (element: T) => string,
  sourceDominant: boolean,
): readonly T[] {
  if (source.length === 0) return target;
  const merged = new Map<string, T>();
  for (const element of target) merged.set(key(element), element);
  for (const element of source) {
    const id = key(element);
    if (sourceDominant || !merged.has(id)) merged.set(id, element);
  }
  return [...merged.values()];
}

/** Maven's `Dependency.getManagementKey`. */
export function managementKey({ groupId, artifactId, type, classifier }: Dependency): string {
  const start = `${groupId}:${artifactId}:${type}`;
  return classifier === '' ? start : `${start}:${classifier}`;
}
