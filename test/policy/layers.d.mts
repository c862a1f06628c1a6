/** One room of `src`: see layers.mjs. */
export interface Room {
  readonly folders: readonly string[];
  readonly values: readonly string[];
  readonly types?: readonly string[];
  readonly reason: string;
}

export const rooms: Readonly<Record<string, Room>>;
export const pureNode: readonly string[];
export const packages: Readonly<Record<string, readonly string[]>>;
export const ambient: readonly string[];
export function layerOverrides(): readonly object[];
