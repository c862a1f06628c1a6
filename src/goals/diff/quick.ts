import { readColumns } from '../../formats/jar/directory-columns.js';
import type { DirectoryColumns } from '../../formats/jar/directory-columns.js';
import { sortedBytewise } from '../../formats/text/byte-order.js';
import { binaryNameOf } from '../../jvm/compare/class-names.js';
import { differingPaths } from '../../jvm/compare/quick-sets.js';
import { RECORD_PATH } from '../../uber/patch/label.js';
import { parseInputs } from '../input/grammar.js';
import type { World } from '../input/world.js';

/** A class that is not equal on both sides, by its binary name. */
export interface ClassLine {
  readonly name: string;
  readonly status: 'added' | 'removed' | 'changed';
}

/**
 * The raw set difference of the classes of two jars, by name: what `diffGoal` lists, and nothing else of it. It reads two
 * tables of contents and no entry, so that it takes no longer than listing them. `undefined` where a side is anything but
 * one jar with nothing unusual in it: `diffGoal` is to be asked, and says what is wrong. Throws as that does.
 */
export function quickClassLines(
  { files }: Pick<World, 'files'>,
  old: string,
  now: string,
): readonly ClassLine[] | undefined {
  const before = columnsOf(files, old);
  const after = before && columnsOf(files, now);
  const paths = before && after && differingPaths(before, after);
  if (paths === undefined) return undefined;
  const lines = (['added', 'removed', 'changed'] as const).flatMap((status) =>
    paths[status].map((path) => ({ name: binaryNameOf(path), status })),
  );
  return sortedBytewise(lines, ({ name }) => name);
}

/** A stopgap is to be told of. */
function isStopgap({ bytes: { buffer, byteOffset, byteLength } }: DirectoryColumns): boolean {
  return Buffer.from(buffer, byteOffset, byteLength).includes(RECORD_PATH, 0, 'latin1');
}

function columnsOf(files: World['files'], text: string): DirectoryColumns | undefined {
  const [input, ...others] = parseInputs(text, files);
  if (input?.kind !== 'jar' || others.length > 0) return undefined;
  const source = files.open(input.file);
  try {
    const columns = source && readColumns(source);
    return columns && isStopgap(columns) ? undefined : columns;
  } finally {
    source?.close();
  }
}
