import type { Problem } from '../../contract/problem/problem.js';
import { RECORD_PATH } from '../../uber/patch/label.js';
import type { Stopgap } from '../../uber/patch/recognise.js';

/** A jar whose table of contents was read. */
export interface ListedJar<Entry> {
  readonly entries: readonly Entry[];
  /** Throws `FormatError` where the entry is damaged. */
  readonly read: (entry: Entry) => Uint8Array;
}

/**
 * What the record in a jar that this tool patched says; `undefined` of any other. Only the table of contents is asked, and
 * what reads the record is loaded where there is one. `name`: as the user would name the jar.
 */
export async function stopgapIn<Entry extends { readonly path: string }>(
  { entries, read }: ListedJar<Entry>,
  name: string,
): Promise<Stopgap | undefined> {
  const record = entries.find(({ path }) => path === RECORD_PATH);
  if (record === undefined) return undefined;
  const { readStopgap } = await import('../../uber/patch/recognise.js');
  return readStopgap(() => read(record), name);
}

/** What is said of a jar, whoever reads it, as `stopgapIn` finds it. */
export async function stopgapNotice<Entry extends { readonly path: string }>(
  jar: ListedJar<Entry>,
  name: string,
): Promise<readonly Problem[]> {
  const stopgap = await stopgapIn(jar, name);
  return stopgap === undefined ? [] : [stopgap.problem];
}
