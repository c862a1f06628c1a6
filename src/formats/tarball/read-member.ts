import type { ByteSource } from '../../contract/ports/bytes.js';
import type { TarballProblem } from '../../contract/problem/kinds/tarball.js';
import { sortedBytewise } from '../text/byte-order.js';
import { failTarball } from './fail.js';
import { nearestNames } from './nearest-names.js';
import type { TarballEntry } from './walk.js';
import { walkTarball } from './walk.js';

/** A file that is read into memory as a whole, as large as an entry of a jar may be. */
const MAX_MEMBER = 1024 * 1024 * 1024;
/** Names kept for a message. */
const MAX_NAMES = 20_000;

/** A member's bytes, and what is wrong with other entries of the tarball. */
export interface TarballMember {
  readonly bytes: Uint8Array;
  readonly problems: readonly TarballProblem[];
}

/** Where the member was last seen: of several entries of one name, unpacking leaves the last. */
type Seen =
  | { readonly kind: 'file'; readonly entry: TarballEntry; readonly pieces: Buffer[] }
  | { readonly kind: 'none-such'; readonly entry: TarballEntry }
  | undefined;

/**
 * Reads one file out of a tarball (POSIX ustar, pax, GNU; gzipped or plain), as a stream: only its bytes are kept, nothing
 * is written anywhere and no link is followed. Throws `FormatError` `tarball.*` with entry and offset.
 */
export async function readMember(source: ByteSource, name: string): Promise<TarballMember> {
  const wanted = plainName(name);
  const jars: string[] = [];
  const unsafe = { count: 0, entry: '', offset: 0 };
  const seen: { last: Seen } = { last: undefined };
  const walked = await walkTarball(source, (entry) => {
    const plain = plainName(entry.path);
    if (isUnsafe(plain) && unsafe.count++ === 0)
      Object.assign(unsafe, { entry: entry.path, offset: entry.offset });
    if (plain !== wanted) {
      if (isJarName(plain) && jars.length < MAX_NAMES) jars.push(plain);
      return undefined;
    }
    const last = entry.type === 'file' ? fileOf(source, entry) : noFile(entry);
    seen.last = last;
    return last.kind === 'file' ? last.pieces : undefined;
  });
  const found = seen.last;
  if (found === undefined) return noMember(source, wanted, { jars, ...walked });
  if (found.kind === 'none-such') return refuse(source, wanted, found.entry);
  const problems: readonly TarballProblem[] = [
    ...damageOf(source, walked),
    ...(unsafe.count === 0
      ? []
      : [{ code: 'tarball.unsafe-path' as const, file: source.name, ...unsafe }]),
  ];
  return { bytes: Buffer.concat(found.pieces), problems };
}

/** A jar of a folder of a tarball. */
export interface TarballJar {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * All jars that lie right below a folder of a tarball, in byte order of their names; read as `readMember` reads one, into
 * memory. Throws `FormatError` `tarball.*`; `tarball.no-member` where there is none.
 */
export async function readJars(
  source: ByteSource,
  folder: string,
): Promise<{ readonly jars: readonly TarballJar[]; readonly problems: readonly TarballProblem[] }> {
  const found = new Map<string, Buffer[]>();
  const elsewhere: string[] = [];
  let bytes = 0;
  const below = plainName(folder);
  const walked = await walkTarball(source, (entry) => {
    const plain = plainName(entry.path);
    if (!/\.(?:jar|JAR)$/.test(plain)) return undefined;
    if (!isRightBelow(below, plain)) {
      if (elsewhere.length < MAX_NAMES) elsewhere.push(plain);
      return undefined;
    }
    found.delete(plain);
    if (entry.type !== 'file') return undefined;
    bytes += entry.size;
    if (bytes > MAX_MEMBER)
      failTarball('tarball.too-large', placeOf(source, entry), `${bytes} bytes with those before`);
    const pieces: Buffer[] = [];
    found.set(plain, pieces);
    return pieces;
  });
  if (found.size === 0)
    noMember(source, below === '' ? '*' : `${below}/*`, { jars: elsewhere, ...walked });
  const jars = sortedBytewise([...found], ([name]) => name).map(([name, pieces]) => ({
    name,
    bytes: Buffer.concat(pieces),
  }));
  return { jars, problems: damageOf(source, walked) };
}

function isRightBelow(folder: string, path: string): boolean {
  const prefix = folder === '' ? '' : `${folder}/`;
  return path.startsWith(prefix) && !path.slice(prefix.length).includes('/');
}

function damageOf(source: ByteSource, { damaged }: Walked): readonly TarballProblem[] {
  return damaged === undefined
    ? []
    : [{ code: 'tarball.damaged-entry' as const, file: source.name, ...damaged }];
}

/** Up to `most` members that are jars, in the order of the tarball: reading ends with the last of them. */
export async function firstJars(source: ByteSource, most: number): Promise<readonly string[]> {
  const jars: string[] = [];
  await walkTarball(
    source,
    ({ path }) => {
      if (isJarName(path)) jars.push(plainName(path));
      return undefined;
    },
    () => jars.length >= most,
  );
  return jars;
}

function fileOf(source: ByteSource, entry: TarballEntry): Exclude<Seen, undefined> {
  if (entry.size > MAX_MEMBER)
    failTarball('tarball.too-large', placeOf(source, entry), `${entry.size} bytes`);
  return { kind: 'file', entry, pieces: [] };
}

function noFile(entry: TarballEntry): Exclude<Seen, undefined> {
  return { kind: 'none-such', entry };
}

function refuse(source: ByteSource, name: string, entry: TarballEntry): never {
  const place = placeOf(source, entry);
  if (entry.type === 'sparse')
    return failTarball(
      'tarball.sparse',
      place,
      `${name} is stored as a sparse file`,
      'pack the tarball again without --sparse',
    );
  const { link } = entry;
  const what = link === undefined ? 'no file' : `a link to ${JSON.stringify(link)}`;
  return failTarball(
    'tarball.not-a-file',
    place,
    `${name} is ${entry.type === 'folder' ? 'a folder' : what}`,
    link === undefined ? 'name a file of the tarball' : 'name the member that it leads to',
  );
}

function noMember(
  source: ByteSource,
  name: string,
  { jars, damaged, isEnded, size }: Walked & { readonly jars: readonly string[] },
): never {
  const file = source.name;
  if (damaged !== undefined)
    return failTarball(
      'tarball.damaged-header',
      { file, offset: damaged.offset },
      `${name} was not found, and the entry there is damaged: ${damaged.detail}`,
    );
  if (!isEnded)
    return failTarball(
      'tarball.truncated',
      { file, offset: size },
      `${name} was not found, and the tarball has no end: it may be cut short`,
    );
  const near = nearestNames(name, jars, 3);
  return failTarball(
    'tarball.no-member',
    { file, entry: name },
    `${file} has no ${name}`,
    near.length === 0
      ? 'name a jar that is in it; it holds none'
      : `name one that is in it, such as ${near.join(', ')}`,
  );
}

type Walked = Awaited<ReturnType<typeof walkTarball>>;

/** `./lib/x.jar` is `lib/x.jar`. */
function plainName(path: string): string {
  return path.replace(/^(?:\.\/+)+/, '').replace(/\/+$/, '');
}

/** Leads out of the folder it is unpacked in. A backslash is an ordinary character here. */
function isUnsafe(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path) || path.split('/').includes('..');
}

function isJarName(path: string): boolean {
  return /\.(?:jar|war)$/i.test(path);
}

function placeOf(
  source: ByteSource,
  { path, offset }: TarballEntry,
): Parameters<typeof failTarball>[1] {
  return { file: source.name, entry: path, offset };
}
