import type { ByteSource } from '../../contract/ports/bytes.js';
import type { DirectoryColumns } from '../../formats/jar/directory-columns.js';
import { entryAt, pathAt, readColumns } from '../../formats/jar/directory-columns.js';
import { readGoodEntries } from '../../formats/jar/directory.js';
import type { JarEntry } from '../../formats/jar/entry.js';
import { PathTable } from '../../formats/jar/path-table.js';
import { readAhead } from '../../formats/jar/read-ahead.js';
import type { PartSource } from './api-task.js';
import type { NumberedPart, PathList } from './side-classes.js';
import { pathList } from './side-classes.js';

/** The files of this machine, as far as a thread that compares needs them; both throw `IoError`. */
export interface PartFiles {
  open(file: string): ByteSource & { close(): void };
  read(file: string): Uint8Array;
  /** Tables of contents that were read before, by file. */
  readonly contents?: ReadonlyMap<string, JarContents>;
}

/** A jar's table of contents, by which its entries are found and read. */
export interface JarContents {
  readonly paths: PathList;
  readonly entryOf: (number: number) => JarEntry | undefined;
}

/** Opens a class path entry on the thread that compares. Nothing stays open: files are opened for each reading. */
export function openPart(source: PartSource, files: PartFiles): NumberedPart {
  const { name, multiRelease } = source;
  switch (source.kind) {
    case 'jar':
      return openJar(source, files);
    case 'folder': {
      const { folder, paths } = source;
      const read = (number: number): Uint8Array => files.read(`${folder}/${paths[number]}`);
      return { name, multiRelease, paths: pathList(paths), read: oneByOne(read) };
    }
    case 'bytes': {
      const { paths, starts, bytes } = source;
      const read = (number: number): Uint8Array =>
        bytes.subarray(starts[number] ?? 0, starts[number + 1] ?? 0);
      return { name, multiRelease, paths: pathList(paths), read: oneByOne(read) };
    }
    case 'names':
      return { name, multiRelease, paths: pathList(source.paths), read: undefined };
    default:
      return source satisfies never;
  }
}

function openJar(
  { name, multiRelease, file }: Extract<PartSource, { readonly kind: 'jar' }>,
  files: PartFiles,
): NumberedPart {
  const { paths, entryOf } = files.contents?.get(file) ?? jarContents(file, files);
  return {
    name,
    multiRelease,
    paths,
    read: (numbers, visit) =>
      whileOpen(files.open(file), (source) => {
        const wanted = numbers.flatMap((number): readonly [number, JarEntry][] => {
          const entry = entryOf(number);
          return entry === undefined ? [] : [[number, entry]];
        });
        const read = readAhead(
          source,
          wanted.map(([, entry]) => entry),
        );
        for (const [number, entry] of wanted) visit(number, () => read(entry));
      }),
  };
}

/** Reads the table of contents of a jar. Throws `FormatError`, `IoError`. */
export function jarContents(file: string, files: Pick<PartFiles, 'open'>): JarContents {
  return whileOpen(files.open(file), (source) => contentsOf(source));
}

/**
 * The same of a jar that is open. Most jars are ordinary: then of tens of thousands of entries only those that are asked for
 * are made. Throws `FormatError`.
 */
export function contentsOf(
  source: ByteSource,
  columns: DirectoryColumns | undefined = readColumns(source),
): JarContents {
  const paths = columns && pathsIn(columns);
  if (columns !== undefined && paths !== undefined)
    return {
      paths,
      entryOf: (row) => (row < columns.count ? entryAt(columns, row) : undefined),
    };
  // What is wrong with single entries was told when the side was opened. They are there: no loader looks behind them.
  const { directory, refused } = readGoodEntries(source);
  const { entries } = directory;
  return {
    paths: pathList([...entries, ...refused].map(({ path = '' }) => path)),
    entryOf: (number) => entries[number],
  };
}

/** `undefined` where the paths are made to collide. */
function pathsIn(columns: DirectoryColumns): PathList | undefined {
  const table = new PathTable(columns);
  for (let row = 0; row < columns.count; row++) table.add(row);
  return table.isOverrun
    ? undefined
    : {
        count: columns.count,
        pathAt: (row) => pathAt(columns, row),
        numberOf: (path) => table.rowOf(path),
      };
}

function whileOpen<Source extends { close(): void }, Result>(
  source: Source,
  work: (source: Source) => Result,
): Result {
  try {
    return work(source);
  } finally {
    source.close();
  }
}

function oneByOne(read: (number: number) => Uint8Array): NumberedPart['read'] {
  return (numbers, visit) => {
    for (const number of numbers) visit(number, () => read(number));
  };
}
