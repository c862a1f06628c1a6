import type { ManifestAttribute } from './manifest.js';

/**
 * A manifest with attributes added at the end of its main section, and every byte that it had. Line ends are those that it
 * has. Where there is none, one that has nothing else. Line breaks and NUL in values become spaces.
 */
export function manifestWith(
  old: Uint8Array | undefined,
  attributes: readonly ManifestAttribute[],
): Uint8Array {
  throw new Error(`not yet: ${old?.length} ${attributes.length}`);
}
