/** The tasks that run on other threads; their entry files lie in `platform/workers`. */
export type TaskList = {
  /** Index the classes of one jar; the answer is the encoded index. */
  readonly index: { readonly input: { readonly file: string }; readonly output: Uint8Array };
};
