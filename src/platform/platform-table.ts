import { readFileSync } from 'node:fs';
import type { PlatformTable } from '../contract/ports/platform-table.js';
import { IoError } from '../contract/problem/errors.js';
import { packageFolder } from './package.js';

/** The table that lies in the package's `platform` folder (made by `npm run record:platform`). */
export const packagedPlatformTable: PlatformTable = {
  read: () => {
    const file = `${packageFolder}platform/java.tbl.gz`;
    try {
      return readFileSync(file);
    } catch (cause) {
      throw new IoError(
        'platform.damaged-package',
        `${file} cannot be read`,
        { file },
        'install uberplan again',
        { cause },
      );
    }
  },
};
