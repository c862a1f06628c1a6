import { quickClassLines } from '../goals/diff/quick.js';
import { createFiles } from '../platform/files.js';
import { printable } from '../report/printable.js';
import { classLines } from './class-lines.js';

/**
 * `diff --classes OLD NEW` and nothing more, in any order: such a question is answered faster than the parser of options is
 * loaded. `undefined` where the words or the jars are not that plain; the whole program is to be asked then, and says what is
 * wrong if anything is.
 */
export function quickDiff(argv: readonly string[]): string | undefined {
  if (argv[0] !== 'diff' || argv.length !== 4) return undefined;
  const [old, now, ...others] = argv.slice(1).filter((word) => word !== '--classes');
  if (old === undefined || now === undefined || others.length > 0) return undefined;
  if (old.startsWith('-') || now.startsWith('-')) return undefined;
  try {
    const files = createFiles();
    if (files.stat('uberplan.json') !== undefined) return undefined;
    const lines = quickClassLines({ files }, old, now);
    return lines && printable(classLines(lines), false);
  } catch {
    return undefined; // asked again, it fails again, and is told
  }
}
