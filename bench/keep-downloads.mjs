import { linkSync, mkdirSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Downloaded files and what repositories do not have; indexes, descriptors and finished goals are left behind. As links: the
 * cache changes no file in place, and a copy of gigabytes would push out of memory what is to be measured warm.
 */
export function keepDownloads(from, to) {
  for (const part of ['files', 'store/downloads-v1', 'store/absent-v1'])
    if (existsSync(join(from, part))) linkAll(join(from, part), join(to, part));
}

function linkAll(from, to) {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkAll(source, target);
    else linkSync(source, target);
  }
}
