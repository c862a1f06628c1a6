/** A folder of this machine and what stands for it in a plan. */
export interface NamedFolder {
  readonly path: string;
  /** Such as `$LOCAL_REPOSITORY`. */
  readonly name: string;
}

/** Data with every mention of these folders replaced by their names, longest path first: plans hold no path of a machine. */
export function portable<T>(value: T, folders: readonly NamedFolder[]): T {
  const longestFirst = folders
    .filter(({ path }) => path.length > 1)
    .sort((a, b) => b.path.length - a.path.length);
  const replace = (text: string): string =>
    longestFirst.reduce((moved, { path, name }) => moved.replaceAll(path, name), text);
  const text = JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'string' ? replace(member) : member,
  );
  // What went in comes out, but for texts: the shape is the same.
  return JSON.parse(text) as T;
}
