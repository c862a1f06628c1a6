/** What decides how the new module finds its parent. Paths are absolute, with `/`. */
export interface ParentSituation {
  /** As the definition writes it; `undefined` means Maven's default `../pom.xml`. */
  readonly written: string | undefined;
  /** The folder that the new module goes to. */
  readonly folder: string;
  /** The parent's POM where the definition found it on disk; `undefined`: it came from a repository. */
  readonly parentFile: string | undefined;
  /** Highest folder of the definition's reactor. */
  readonly reactorRoot: string | undefined;
  /** Whether a repository has the parent. */
  readonly published: boolean;
  /** What stands where the written path leads from the new folder. */
  readonly found: 'parent' | 'other' | 'nothing';
}

/**
 * What `<relativePath>` must say in the new place; `undefined`: what it says now.
 * - The path leads to the parent, or nowhere while the parent comes from a repository: it stays.
 * - It leads to something else while the parent comes from a repository: emptied, so that Maven does not look there.
 * - The parent is on disk: recomputed, but emptied where the module leaves the reactor and a repository has the parent.
 */
export function parentPath(situation: ParentSituation): string | undefined {
  const { folder, parentFile, reactorRoot, published, found, written } = situation;
  if (written === '') return undefined;
  if (parentFile === undefined) return found === 'other' ? '' : undefined;
  if (found === 'parent') return undefined;
  const leaves = reactorRoot === undefined || !isWithin(folder, reactorRoot);
  return leaves && published ? '' : relativePath(folder, parentFile);
}

/** The way from a folder to a file, both absolute. */
export function relativePath(folder: string, file: string): string {
  const from = parts(folder);
  const to = parts(file);
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}

/** `path` seen from `folder`, with `.` and `..` taken out; an absolute path is itself. */
export function joinPath(folder: string, path: string): string {
  const absolute = path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path);
  const joined = parts(absolute ? path : `${folder}/${path}`);
  const lead = (absolute ? path : folder).startsWith('/') ? '/' : '';
  return lead + joined.join('/');
}

function isWithin(folder: string, root: string): boolean {
  return folder === root || folder.startsWith(`${root.replace(/\/$/, '')}/`);
}

function parts(path: string): readonly string[] {
  const kept: string[] = [];
  for (const part of path.split(/[\\/]/)) {
    if (part === '..') kept.pop();
    else if (part !== '' && part !== '.') kept.push(part);
  }
  return kept;
}
