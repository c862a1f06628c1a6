import { crc32 } from 'node:zlib';
import type { FileStat, Files } from '../../contract/ports/files.js';
import { IoError } from '../../contract/problem/errors.js';
import type { Problem } from '../../contract/problem/problem.js';
import { unsafePath } from '../../formats/jar/entry-path.js';
import type { SideEntry } from '../../jvm/compare/side.js';
import type { OpenedPart } from './opened-part.js';

/** Most files and folders looked at below one folder, and how deep. */
const MAX_SEEN = 1_000_000;
const MAX_DEPTH = 64;

interface Walk {
  readonly files: Files;
  readonly folder: string;
  readonly entries: FolderEntry[];
  readonly problems: Problem[];
  /** Files and folders looked at: links can make a few of them look like very many. */
  seen: number;
  /** Whether there is more than is looked at. */
  isCut: boolean;
}

/**
 * A folder of classes as a class path entry: its files in byte order of their paths, links followed, but none that leads
 * back to a folder above it. A file is read for its CRC-32 when that is asked for, so where sizes differ never. The
 * manifest of a folder means nothing to a JVM: versioned classes stay switched off. Throws `IoError`.
 */
export function openFolderPart(files: Files, folder: string): OpenedPart {
  const walk: Walk = { files, folder, entries: [], problems: [], seen: 0, isCut: false };
  visit(walk, '', [files.realPath(folder) ?? folder]);
  const { entries, problems } = walk;
  if (walk.isCut) problems.push({ code: 'input.folder-too-large', folder, files: entries.length });
  return {
    part: {
      name: folder,
      entries,
      multiRelease: false,
      read: ({ path }) => readFile(files, `${folder}/${path}`),
    },
    originOf: undefined,
    coordinates: undefined,
    bytes: entries.reduce((sum, { size }) => sum + size, 0),
    problems,
    close: () => {},
  };
}

/** `above`: the real paths of the folders that led here. */
function visit(walk: Walk, below: string, above: readonly string[]): void {
  for (const { path, stat } of childrenOf(walk, below)) {
    walk.seen += 1;
    if (walk.seen > MAX_SEEN || above.length > MAX_DEPTH) {
      walk.isCut = true;
      return;
    }
    if (stat?.kind === 'folder') descend(walk, path, above);
    else if (stat?.kind !== 'file') leaveOut(walk, path, 'no-file');
    else if (unsafePath(path.slice(1)) !== undefined) leaveOut(walk, path, 'unsafe-path');
    else walk.entries.push(folderEntry(walk.files, walk.folder, path.slice(1), stat.size));
  }
}

function descend(walk: Walk, path: string, above: readonly string[]): void {
  const real = walk.files.realPath(`${walk.folder}${path}`);
  const isAbove = above.some((folder) => folder === real || folder.startsWith(`${real}/`));
  if (real === undefined || isAbove) leaveOut(walk, path, 'link-circle');
  else visit(walk, path, [...above, real]);
}

interface Child {
  readonly path: string;
  readonly stat: FileStat | undefined;
}

/** A folder stands where its path with `/` would: so all files are in byte order of their paths. */
function childrenOf({ files, folder }: Walk, below: string): readonly Child[] {
  return (files.list(`${folder}${below}`) ?? [])
    .map((name) => {
      const path = `${below}/${name}`;
      const stat = files.stat(`${folder}${path}`);
      return { path, stat, order: Buffer.from(stat?.kind === 'folder' ? `${name}/` : name) };
    })
    .sort((a, b) => Buffer.compare(a.order, b.order));
}

function leaveOut(
  { folder, problems }: Walk,
  path: string,
  reason: 'link-circle' | 'no-file' | 'unsafe-path',
): void {
  problems.push({ code: 'input.file-left-out', folder, path: path.slice(1), reason });
}

interface FolderEntry extends SideEntry {
  readonly crc32: number;
  readonly size: number;
}

/** Its checksum costs reading the file and is found out once. */
function folderEntry(files: Files, folder: string, path: string, size: number): FolderEntry {
  let known: number | undefined;
  return {
    path,
    size,
    get crc32() {
      known ??= crc32(readFile(files, `${folder}/${path}`));
      return known;
    },
  };
}

function readFile(files: Files, path: string): Uint8Array {
  const bytes = files.read(path);
  if (bytes !== undefined) return bytes;
  throw new IoError(
    'io.unreadable',
    `${path} was there and is gone`,
    { file: path },
    'run again when nothing else writes to that folder',
  );
}
