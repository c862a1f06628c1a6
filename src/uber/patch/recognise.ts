import { FormatError } from '../../contract/problem/errors.js';
import type { PatchProblem } from '../../contract/problem/kinds/patch.js';
import { readRecord } from './read-record.js';

/** What is said of a jar that holds the record of a patch. `file`: as the user would name it. */
export function stopgapProblem(read: () => Uint8Array, file: string): PatchProblem {
  try {
    const { patches } = readRecord(read(), file);
    const sources = patches.flatMap((patch) => patch.sources.map(({ name }) => name));
    return {
      code: 'patch.stopgap',
      file,
      classes: patches.reduce((sum, { added }) => sum + added.length, 0),
      sources: [...new Set(sources)],
    };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return { code: 'patch.damaged-record', file, detail: error.message };
  }
}
