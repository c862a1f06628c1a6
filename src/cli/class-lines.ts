import type { ClassDiff } from '../goals/diff/result.js';

/** What of a class `--classes` shows. */
type Shown = Pick<ClassDiff, 'name' | 'status'> & Partial<Pick<ClassDiff, 'oldName'>>;

/** For pipes: a mark and a name a line, in the order given; a class that moved stands where its new name does. */
export function classLines(classes: readonly Shown[]): string {
  return classes
    .map(({ status, name, oldName }) => {
      if (status === 'moved') return `> ${oldName ?? name} -> ${name}\n`;
      return status === 'unknown' ? '' : `${mark[status]} ${name}\n`;
    })
    .join('');
}

const mark = { added: '+', removed: '-', changed: '~' } as const;
