/**
 * The tool's own cache, beside the local repository: derived data by key (a content hash and the deriving format's
 * version are part of the key). A lost, truncated or foreign entry is `undefined`, never an error: it is made again.
 */
export interface Store {
  get(area: string, key: string): Uint8Array | undefined;
  put(area: string, key: string, value: Uint8Array): void;
}
