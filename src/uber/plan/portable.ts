import type { Problem } from '../../contract/problem/problem.js';
import type { FolderName } from '../../wording/folders.js';

/** A folder of this machine and what stands for it in a plan. */
export interface NamedFolder {
  readonly path: string;
  readonly name: FolderName;
}

/** Problems with every mention of these folders replaced by their names, longest path first: plans hold no path of a machine. */
export function portable(
  problems: readonly Problem[],
  folders: readonly NamedFolder[],
): readonly Problem[] {
  const longestFirst = folders
    .filter(({ path }) => path.length > 1)
    .sort((a, b) => b.path.length - a.path.length);
  const replace = (text: string): string =>
    longestFirst.reduce((moved, { path, name }) => moved.replaceAll(path, name), text);
  const text = JSON.stringify(problems, (_, member: unknown) =>
    typeof member === 'string' ? replace(member) : member,
  );
  // Only texts were changed: the shape is what went in.
  const moved: readonly Problem[] = JSON.parse(text);
  return moved;
}
