import { readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { codeOf } from './io-errors.js';

/** Files that are being written and would be half of something if the process stopped now. */
const open = new Set<string>();
let count = 0;
/** A file is written without a pause. */
const ABANDONED_MS = 10 * 60 * 1000;

/** A name beside `target`, of this process only, that is removed if the process is interrupted. */
export function temporaryBeside(target: string): string {
  count += 1;
  const path = `${target}.${process.pid}-${count}.part`;
  open.add(path);
  return path;
}

/** The file has its final name, or is gone. */
export function settle(path: string): void {
  open.delete(path);
}

/** Removes a half-written file, if it is there at all. Never throws: something else is being told already. */
export function discard(path: string): void {
  open.delete(path);
  try {
    rmSync(path, { force: true });
  } catch {
    // A part of the path is no folder: then there is no file either.
  }
}

/**
 * Removes temporaries of `target` that nobody writes any more: those of a process that was killed. Never throws. A process
 * of the same number may be another one, of this machine or in another container: what it has not touched for ten minutes
 * is not its own.
 */
export function clearBeside(target: string): void {
  const folder = dirname(target);
  const before = `${basename(target)}.`;
  for (const name of namesIn(folder)) {
    if (!name.startsWith(before)) continue;
    const [, id] = /^(\d{1,10})-\d{1,15}\.part$/.exec(name.slice(before.length)) ?? [];
    const path = join(folder, name);
    if (id === undefined || open.has(path) || open.has(target + name.slice(before.length - 1)))
      continue;
    if (Number(id) === process.pid || !isRunning(Number(id)) || isOld(path)) discard(path);
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // writing will tell what is wrong with it
  }
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function isOld(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && Date.now() - found.mtimeMs > ABANDONED_MS;
}

/** Removes whatever is half written: called on Ctrl-C and at exit. Never throws. */
export function removeTemporaries(): void {
  for (const path of open) discard(path);
}
