import { readFileSync, readdirSync } from 'node:fs';
import type { RecordedPlans } from '../contract/ports/recorded-plans.js';
import { IoError } from '../contract/problem/errors.js';
import { packageFolder } from './package.js';

/** The files in the package's `plans` folder. */
export const packagedPlans: RecordedPlans = {
  list: () => reading(`${packageFolder}plans`, (folder) => readdirSync(folder).sort()),
  read: (name) => reading(`${packageFolder}plans/${name}`, (file) => readFileSync(file)),
};

function reading<T>(path: string, read: (path: string) => T): T {
  try {
    return read(path);
  } catch (cause) {
    throw new IoError(
      'platform.damaged-package',
      `${path} cannot be read`,
      { file: path },
      'install uberplan again',
      { cause },
    );
  }
}
