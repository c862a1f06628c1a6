import { ResolutionError } from '../../contract/problem/errors.js';
import type { Fetch, FetchAnswer } from '../../contract/ports/fetch.js';
import type { Files } from '../../contract/ports/files.js';
import type { StatedChecksum } from './checksums.js';
import { checksumAlgorithms, checksumOfHeaders, digest, readChecksum } from './checksums.js';
import type { Body, Download, Downloads } from './downloads.js';
import type { RemoteRepository } from './remote.js';
import { addressOf } from './remote.js';

/** Largest text (POM, metadata) and largest artifact that are taken, in bytes. */
const textLimit = 16 * 1024 * 1024;
const artifactLimit = 4 * 1024 * 1024 * 1024 - 1;
const checksumLimit = 64 * 1024;

/** What a transfer needs of the world. */
export interface TransferPorts {
  readonly fetch: Fetch;
  readonly files: Files;
  readonly downloads: Downloads;
}

/** A file that is now in the cache, or why it is not. */
export type Transfer =
  | { readonly kind: 'arrived'; readonly download: Download }
  | Extract<FetchAnswer, { readonly kind: 'absent' | 'unreachable' }>;

/**
 * Brings one file of a repository into the downloads: whole, checked against the best checksum on offer, or not at all.
 * A checksum that does not fit is tried once more (a proxy may have cut the first answer) and then thrown as
 * `ResolutionError` `repository.checksum-mismatch`: a file that was tampered with must not be hidden by another
 * repository's.
 */
export async function transfer(
  ports: TransferPorts,
  remote: RemoteRepository,
  path: string,
): Promise<Transfer> {
  const first = await attempt(ports, remote, path);
  const last = first.kind === 'mismatch' ? await attempt(ports, remote, path) : first;
  if (last.kind !== 'mismatch') return last;
  throw new ResolutionError(
    'repository.checksum-mismatch',
    `${addressOf(remote, path)} has ${last.stated.algorithm} ${last.actual}, but repository "${remote.id}" states ${last.stated.value}`,
    { file: addressOf(remote, path) },
    'run again, and tell the owner of the repository if it stays so; the download was discarded',
  );
}

type Mismatch = {
  readonly kind: 'mismatch';
  readonly stated: StatedChecksum;
  readonly actual: string;
};

async function attempt(
  ports: TransferPorts,
  remote: RemoteRepository,
  path: string,
): Promise<Transfer | Mismatch> {
  const isText = /\.(?:pom|xml)$/.test(path);
  const answer = await request(ports, remote, path, isText ? undefined : ports.downloads.arrivals);
  if (answer.kind === 'absent' || answer.kind === 'unreachable') return answer;
  let kept = false;
  try {
    const body = bodyOf(ports, answer);
    if (body === undefined) return { kind: 'unreachable', reason: 'reset', detail: 'lost' };
    if (isWebPage(body.bytes)) return webPage;
    const stated = checksumOfHeaders(answer.headers) ?? (await askChecksum(ports, remote, path));
    const mismatch = stated && mismatchOf(stated, body.bytes);
    if (mismatch !== undefined) return mismatch;
    const download = ports.downloads.keep(remote, path, body, stated !== undefined);
    kept = true;
    return { kind: 'arrived', download };
  } finally {
    if (answer.kind === 'stored' && !kept) ports.files.remove(answer.path);
  }
}

function mismatchOf(stated: StatedChecksum, bytes: Uint8Array): Mismatch | undefined {
  const actual = digest(bytes, stated.algorithm);
  return actual === stated.value ? undefined : { kind: 'mismatch', stated, actual };
}

function bodyOf(
  ports: TransferPorts,
  answer: Extract<FetchAnswer, { readonly kind: 'found' | 'stored' }>,
): Body | undefined {
  if (answer.kind === 'found') return { kind: 'bytes', bytes: answer.bytes };
  const bytes = ports.files.read(answer.path);
  return bytes && { kind: 'part', bytes, path: answer.path };
}

const webPage: Transfer = {
  kind: 'unreachable',
  reason: 'protocol',
  detail: 'answered with a web page where a file of a repository was asked for',
};

function request(
  ports: TransferPorts,
  remote: RemoteRepository,
  path: string,
  toFile: string | undefined,
  limit = toFile === undefined ? textLimit : artifactLimit,
): Promise<FetchAnswer> {
  return ports.fetch({
    url: addressOf(remote, path),
    headers: remote.headers,
    limit,
    ...(remote.proxy !== undefined && { proxy: remote.proxy }),
    ...(toFile !== undefined && { toFile }),
  });
}

/**
 * The best checksum file that the repository has; one that cannot be asked for counts as not offered. They are asked
 * for side by side: most repositories have two of the four, and waiting for each in turn would treble a download.
 */
async function askChecksum(
  ports: TransferPorts,
  remote: RemoteRepository,
  path: string,
): Promise<StatedChecksum | undefined> {
  const stated = await Promise.all(
    checksumAlgorithms.map(async (algorithm) => {
      const file = `${path}.${algorithm}`;
      const answer = await request(ports, remote, file, undefined, checksumLimit);
      if (answer.kind !== 'found') return undefined;
      return readChecksum(new TextDecoder().decode(answer.bytes), algorithm);
    }),
  );
  return stated.find((checksum) => checksum !== undefined);
}

/** Portals and proxies answer 200 with a page: neither an artifact nor a POM starts like that. */
function isWebPage(bytes: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 256));
  return /^(?:\u00ef\u00bb\u00bf)?\s*(?:<!doctype\s+html|<html[\s>])/i.test(start);
}
