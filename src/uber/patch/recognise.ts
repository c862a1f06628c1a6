import { FormatError } from '../../contract/problem/errors.js';
import type { PatchProblem } from '../../contract/problem/kinds/patch.js';
import { parseCoordinates } from '../../maven/coordinates/coordinates.js';
import { readRecord } from './read-record.js';

/** A jar that holds the record of a patch. */
export interface Stopgap {
  /** What is said of it. */
  readonly problem: PatchProblem;
  /** By path: of the classes that were added the coordinates of their artifact; `undefined` where that was a mere file. */
  readonly added: ReadonlyMap<string, string | undefined>;
}

/** Reads the record of a patched jar, damaged or not. `file`: as the user would name the jar. */
export function readStopgap(read: () => Uint8Array, file: string): Stopgap {
  try {
    const { patches } = readRecord(read(), file);
    const sources = patches.flatMap((patch) => patch.sources.map(({ name }) => name));
    const added = patches.flatMap((patch) => patch.added);
    return {
      problem: {
        code: 'patch.stopgap',
        file,
        classes: added.length,
        sources: [...new Set(sources)],
      },
      added: new Map(
        added.map(({ name, source }) => [
          `${name.replaceAll('.', '/')}.class`,
          parseCoordinates(source) === undefined ? undefined : source,
        ]),
      ),
    };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const problem = { code: 'patch.damaged-record', file, detail: error.message } as const;
    return { problem, added: new Map() };
  }
}
