import { UsageError } from '../../contract/problem/errors.js';
import type { Files } from '../../contract/ports/files.js';
import { joinPath } from '../../uber/generate/parent-path.js';
import type { PatchTarget } from './result.js';

/** Where the patched jar goes, and what becomes of the one that it is made from. */
export interface Place {
  /** As the user would name it. */
  readonly out: string;
  readonly path: string;
  /** `--in-place`: where the original is kept, which no `*.jar` pattern takes. */
  readonly keptAs: string | undefined;
  /** A jar that must leave its folder: it and the patched one would hide each other. */
  readonly takeOut: string | undefined;
}

/** What is known of the jar that is patched. */
export interface PlacedJar {
  readonly file: string;
  /** It lies in a repository, which nobody but Maven writes to. */
  readonly fromRepository: boolean;
  /** The module that it is of, where that is known. */
  readonly artifactId: string | undefined;
}

interface Surroundings {
  readonly files: Pick<Files, 'stat' | 'realPath' | 'list'>;
  readonly workingFolder: string;
}

/** The mark in the name of a patched jar. */
const MARK = '-STOPGAP';

/**
 * Finds the place and refuses one where the jar would do harm. Throws `UsageError` `patch.same-file`,
 * `patch.read-only` and `patch.target-exists`.
 */
export function placeFor(
  jar: PlacedJar,
  { out, inPlace, force }: Pick<PatchTarget, 'out' | 'inPlace' | 'force'>,
  around: Surroundings,
): Place {
  if (inPlace) return placeOver(jar, out, around);
  const named = out ?? stopgapName(baseName(jar.file));
  const path = joinPath(around.workingFolder, named);
  requireFree(jar, { named, path }, around, force);
  const neighbours = neighboursOf(jar, path, around);
  if (neighbours.length > 0 && !force)
    throw exists(
      named,
      `would lie beside ${neighbours.join(', ')}, and either would hide the other`,
      ADVICE,
    );
  const isBeside = folderOf(path) === folderOf(jar.file);
  const isInstalled = baseName(folderOf(jar.file)) === 'lib' && !jar.fromRepository;
  const takeOut = isBeside || isInstalled ? jar.file : neighbours[0];
  return { out: named, path, keptAs: undefined, takeOut };
}

function requireFree(
  jar: PlacedJar,
  { named, path }: { readonly named: string; readonly path: string },
  around: Surroundings,
  force: boolean,
): void {
  const there = around.files.stat(path);
  if (there?.kind === 'folder') throw exists(named, 'is a folder', 'name a file with --out');
  if (isSame(path, jar.file, around)) throw sameFile(named);
  if (there !== undefined && !force) throw exists(named, 'is there already', ADVICE);
}

const ADVICE = 'choose another place with --out, or overwrite with --force';

/** Over the jar itself, or over what a link of that name leads to. */
function placeOver(jar: PlacedJar, out: string | undefined, { files }: Surroundings): Place {
  if (out !== undefined)
    throw new UsageError(
      'patch.same-file',
      `--in-place writes to ${jar.file}, and --out to ${out}`,
      {},
      'name one of the two',
    );
  if (jar.fromRepository)
    throw new UsageError(
      'patch.same-file',
      `${jar.file} lies in a repository, which is not written to`,
      { file: jar.file },
      'leave --in-place out: the patched jar is written to the working directory',
    );
  const path = files.realPath(jar.file) ?? jar.file;
  if (files.stat(path)?.isReadOnly === true)
    throw new UsageError(
      'patch.read-only',
      `${jar.file} is read-only`,
      { file: jar.file },
      'make it writable, or write elsewhere with --out',
    );
  return { out: jar.file, path, keptAs: `${path}.original`, takeOut: undefined };
}

/** Other jars of the module in the folder where the patched one would lie. */
function neighboursOf(jar: PlacedJar, path: string, { files }: Surroundings): readonly string[] {
  const folder = folderOf(path);
  const own = baseName(path);
  return (files.list(folder) ?? [])
    .filter((name) => name.endsWith('.jar') && name !== own && isOfModule(name, jar))
    .map((name) => `${folder}/${name}`);
}

/** By its name, as files of one module in a folder are told apart; the jar itself is one whatever it is called. */
function isOfModule(name: string, { file, artifactId }: PlacedJar): boolean {
  return name === baseName(file) || (artifactId !== undefined && name.startsWith(artifactId));
}

function isSame(path: string, other: string, { files }: Surroundings): boolean {
  const real = files.realPath(path);
  return real !== undefined && real === files.realPath(other);
}

function stopgapName(name: string): string {
  const stem = name.replace(/\.jar$/, '');
  return `${stem.endsWith(MARK) ? stem : stem + MARK}.jar`;
}

function folderOf(path: string): string {
  const end = path.lastIndexOf('/');
  return end <= 0 ? '/' : path.slice(0, end);
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function sameFile(file: string): UsageError {
  return new UsageError(
    'patch.same-file',
    `${file} is the jar that is patched`,
    { file },
    'name another file with --out, or use --in-place, which keeps the original',
  );
}

function exists(file: string, what: string, advice: string): UsageError {
  return new UsageError('patch.target-exists', `${file} ${what}`, { file }, advice);
}
