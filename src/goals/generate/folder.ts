import type { Files } from '../../contract/ports/files.js';
import { UsageError } from '../../contract/problem/errors.js';
import { joinPath } from '../../uber/generate/parent-path.js';

/** A file of the module, ready to be written. */
export interface ModuleFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Whether other bytes say the same, so that there is nothing to write. */
  readonly holdsTheSame?: (there: Uint8Array) => boolean;
}

/** Against what is on disk now. */
export function stateOf(
  files: Files,
  folder: string,
  file: ModuleFile,
): 'new' | 'changed' | 'same' {
  const there = files.read(`${folder}/${file.name}`);
  if (there === undefined) return 'new';
  const same = sameBytes(there, file.bytes) || file.holdsTheSame?.(there) === true;
  return same ? 'same' : 'changed';
}

/** Throws `UsageError` where writing would overwrite what differs, or the target is no folder. */
export function requireFree(
  files: Files,
  folder: string,
  module: readonly ModuleFile[],
  force: boolean,
): void {
  const kind = files.stat(folder)?.kind;
  if (kind !== undefined && kind !== 'folder') {
    throw new UsageError(
      'generate.target-not-a-folder',
      `${folder} is there and is no folder`,
      { file: folder },
      'name another folder with --out',
    );
  }
  const changed = module.filter((file) => stateOf(files, folder, file) === 'changed');
  if (force || changed.length === 0) return;
  throw new UsageError(
    'generate.target-exists',
    `${folder} is there, and ${changed.map(({ name }) => name).join(', ')} would change`,
    { file: folder },
    'overwrite with --force, look at the change with --dry-run, or name another folder with --out',
  );
}

/**
 * Writes a module. A new folder is written beside its place and renamed, so that half of it is never seen; into one
 * that is there each file goes by itself, the POM last. What is the same already is not touched.
 */
export function writeModule(files: Files, folder: string, module: readonly ModuleFile[]): void {
  if (files.stat(folder) === undefined) {
    writeNew(files, folder, module);
    return;
  }
  const changed = module.filter((file) => stateOf(files, folder, file) !== 'same');
  const pomLast = changed.toSorted((a, b) => Number(isPom(a)) - Number(isPom(b)));
  for (const { name, bytes } of pomLast) files.write(`${folder}/${name}`, bytes);
}

function writeNew(files: Files, folder: string, module: readonly ModuleFile[]): void {
  const name = folder.slice(folder.lastIndexOf('/') + 1);
  const part = joinPath(folder, `../.${name}.part`);
  // What an earlier run may have left when it was killed.
  removeIfThere(files, part);
  try {
    for (const file of module) files.write(`${part}/${file.name}`, file.bytes);
    files.rename(part, folder);
  } catch (error) {
    removeIfThere(files, part);
    throw error;
  }
}

/** Not asked where there is nothing: a part of the path may be no folder, which writing tells better. */
function removeIfThere(files: Files, path: string): void {
  if (files.stat(path) !== undefined) files.remove(path);
}

function isPom({ name }: ModuleFile): boolean {
  return name === 'pom.xml';
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
