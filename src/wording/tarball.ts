import type { TarballProblem } from '../contract/problem/kinds/tarball.js';
import { counted } from './count.js';
import type { Words } from './words.js';

/** What is said about findings of the area `tarball`. */
export const tarballWords = {
  'tarball.damaged-entry': {
    severity: 'error',
    title: 'A tarball holds damaged entries',
    message: ({ file, offset, count, detail }) =>
      `${file}: ${counted(count, 'block')} that should be ${count === 1 ? 'an entry is' : 'entries are'} none, the first at byte ${offset}: ${detail}`,
    advice: () => 'fetch or build the tarball again: what it should hold there is not known',
  },
  'tarball.unsafe-path': {
    severity: 'warning',
    title: 'Entries of a tarball have unsafe paths',
    message: ({ file, entry, offset, count }) =>
      `${file}: ${counted(count, 'entry', 'entries')} would be unpacked outside of the folder, the first at byte ${offset}: ${JSON.stringify(entry)}`,
    advice: () => 'do not unpack it; uberplan writes nothing of it to disk',
  },
} satisfies Words<TarballProblem>;
