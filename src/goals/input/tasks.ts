/** What indexing a jar gives: its class list and the whole index, both encoded. */
export interface IndexedJar {
  readonly list: Uint8Array;
  readonly index: Uint8Array;
}

/** A part of a large jar: some of its classes. */
export interface JarSlice {
  readonly file: string;
  readonly at: number;
  readonly count: number;
}

/** The tasks that run on other threads; their entry files lie in `platform/workers`. */
export type TaskList = {
  /** SHA-256 of a file, lower-case hex. */
  readonly digest: { readonly input: { readonly file: string }; readonly output: string };
  /** Index the classes of one jar. */
  readonly index: { readonly input: { readonly file: string }; readonly output: IndexedJar };
  /** Index slice `at` of `count` of a jar's classes (`sliceOf`): an encoded index. */
  readonly 'index-slice': { readonly input: JarSlice; readonly output: Uint8Array };
  /** Open what an API comparison will read: an `ApiPreparation`. */
  readonly 'open-sides': { readonly input: unknown; readonly output: unknown };
  /** Compare the API of some classes: from an `ApiQuestion` to an `ApiAnswer`, whose shape the pool does not know. */
  readonly 'compare-api': { readonly input: unknown; readonly output: unknown };
  /** Link some classes on two class paths: from a `LinkQuestion` to a `LinkageDelta`. */
  readonly link: { readonly input: unknown; readonly output: unknown };
};
