import type { Files } from '../../contract/ports/files.js';
import { entryLines } from '../../uber/plan/entry-table.js';
import type { ContentEntry } from '../../uber/shade/contents.js';

/** `--entries FILE`: writes the table of entries as text. Throws `IoError`. */
export function writeEntryTable(
  files: Pick<Files, 'write'>,
  file: string,
  entries: readonly ContentEntry[],
): void {
  files.write(file, entryLines(entries));
}
