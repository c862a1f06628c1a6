import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from 'diff';

/** A file before and after; `undefined` where it is not there. */
export interface TextChange {
  readonly oldName: string;
  readonly newName: string;
  readonly before: string | undefined;
  readonly after: string;
}

/** The changes as one unified diff, as `patch` and `git apply` take it; empty where nothing changes. */
export function unifiedDiff(changes: readonly TextChange[]): string {
  return changes
    .filter(({ before, after }) => before !== after)
    .map(({ oldName, newName, before, after }) => {
      const from = before === undefined ? '/dev/null' : oldName;
      const patch = structuredPatch(from, newName, before ?? '', after, undefined, undefined, {
        context: 3,
      });
      return formatPatch(patch, FILE_HEADERS_ONLY);
    })
    .join('');
}
