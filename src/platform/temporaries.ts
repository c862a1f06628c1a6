import { rmSync } from 'node:fs';

/** Files that are being written and would be half of something if the process stopped now. */
const open = new Set<string>();
let count = 0;

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

/** Removes whatever is half written: called on Ctrl-C and at exit. Never throws. */
export function removeTemporaries(): void {
  for (const path of open) discard(path);
}
