import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';

/** Downloaded files and what repositories do not have; indexes, descriptors and finished goals are left behind. */
export function keepDownloads(from, to) {
  for (const part of ['files', 'store/downloads-v1', 'store/absent-v1'])
    if (existsSync(join(from, part))) cpSync(join(from, part), join(to, part), { recursive: true });
}
