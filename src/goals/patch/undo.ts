import { createHash } from 'node:crypto';
import { UsageError } from '../../contract/problem/errors.js';
import { partsOf } from '../../formats/jar/pieces.js';
import type { World } from '../input/world.js';
import { openTarget } from './open-target.js';
import { joinPath } from '../../uber/generate/parent-path.js';
import type { PatchTarget, UndoResult } from './result.js';
import { wholeOf } from './whole-file.js';

/**
 * Gives the original of a patched jar again: beside it under the name that it had, or where `--out` says, or in its place.
 * Throws `UsageError` `patch.no-record`, `patch.target-exists`, and `FormatError` `patch.undo-mismatch`.
 */
export async function undoGoal(world: World, options: PatchTarget): Promise<UndoResult> {
  if (options.jar === undefined)
    throw new UsageError(
      'patch.no-record',
      '--undo needs the jar that was patched',
      {},
      'name the jar whose patch is to be undone',
    );
  const target = await openTarget(world, options.jar, options.maven, undefined);
  try {
    const { earlier, source, name, file, problems } = target;
    if (earlier === undefined)
      throw new UsageError(
        'patch.no-record',
        `${name} was not patched by this tool`,
        { file: name },
        'look for the jar whose name ends in -STOPGAP.jar',
      );
    const { original } = earlier.record;
    const out = options.inPlace ? file : (options.out ?? original.name);
    const path = joinPath(world.machine.workingFolder, out);
    requireFree(world, { out, path, sha256: original.sha256 }, options);
    const result = { jar: name, out, original, problems } as const;
    if (options.dryRun) return { ...result, verdict: 'dry-run' };
    world.files.writeParts(path, partsOf(source, wholeOf(source)));
    return { ...result, verdict: 'written' };
  } finally {
    target.close();
  }
}

/** Nothing is overwritten but what is asked for, or what is the original already. */
function requireFree(
  { files }: Pick<World, 'files'>,
  {
    out,
    path,
    sha256,
  }: {
    readonly out: string;
    readonly path: string;
    readonly sha256: string;
  },
  { force, inPlace }: Pick<PatchTarget, 'force' | 'inPlace'>,
): void {
  if (force || inPlace || files.stat(path) === undefined) return;
  const there = files.read(path);
  if (there !== undefined && createHash('sha256').update(there).digest('hex') === sha256) return;
  throw new UsageError(
    'patch.target-exists',
    `${out} is there already`,
    { file: out },
    'choose another place with --out, or overwrite with --force',
  );
}
