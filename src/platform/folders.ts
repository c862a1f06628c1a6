import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { IoError } from '../contract/problem/errors.js';
import { codeOf, ioError } from './io-errors.js';

/**
 * Makes a folder and those above it that are missing, one level at a time: Node's recursive `mkdir` never returns
 * where a folder that is there answers ENOENT, as `/proc` does. Throws `IoError`.
 */
export function makeFolders(path: string): void {
  const missing: string[] = [];
  let folder = resolve(path);
  while (!isFolder(folder) && dirname(folder) !== folder) {
    missing.push(folder);
    folder = dirname(folder);
  }
  for (const level of missing.toReversed()) makeOne(level);
}

function makeOne(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process was faster.
    if (codeOf(error) === 'EEXIST' && isFolder(path)) return;
    if (codeOf(error) !== 'ENOENT') throw ioError('make the folder', path, error);
    throw new IoError(
      'io.not-permitted',
      `cannot make the folder ${path}: ${dirname(path)} takes no folders`,
      { file: path },
      'choose another place',
      { cause: error },
    );
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    // What may not be looked at is told when a folder is made in it.
    return false;
  }
}
