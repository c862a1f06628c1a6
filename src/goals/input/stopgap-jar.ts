import type { Problem } from '../../contract/problem/problem.js';
import { RECORD_PATH } from '../../uber/patch/label.js';

/** A jar whose table of contents was read. */
export interface ListedJar<Entry> {
  readonly entries: readonly Entry[];
  /** Throws `FormatError` where the entry is damaged. */
  readonly read: (entry: Entry) => Uint8Array;
}

/**
 * What is said of a jar that this tool patched, whoever reads it; nothing of any other. Only the table of contents is asked,
 * and what reads the record is loaded where there is one. `name`: as the user would name the jar.
 */
export async function stopgapNotice<Entry extends { readonly path: string }>(
  { entries, read }: ListedJar<Entry>,
  name: string,
): Promise<readonly Problem[]> {
  const record = entries.find(({ path }) => path === RECORD_PATH);
  if (record === undefined) return [];
  const { stopgapProblem } = await import('../../uber/patch/recognise.js');
  return [stopgapProblem(() => read(record), name)];
}
