/** One side as it was read. */
export interface SideSummary {
  /** As the user named it. */
  readonly name: string;
  readonly inputs: readonly {
    readonly name: string;
    readonly kind: 'jar' | 'folder' | 'plan' | 'module' | 'member';
  }[];
  readonly classes: number;
  /** Bytes of the inputs as files; `undefined` for what is not built. */
  readonly bytes: number | undefined;
}
