import { createGunzip } from 'node:zlib';
import type { ByteSource } from '../../contract/ports/bytes.js';
import { failTarball, tarballError } from './fail.js';

/** Bytes read at once. */
const CHUNK = 1024 * 1024;
/** What is inflated in any case, and how many times what was read beyond that; jars hardly get smaller at all. */
const FREE_SIZE = 256 * 1024 * 1024;
const MAX_RATIO = 100;

/**
 * The bytes of a tarball, inflated where it is gzipped (RFC 1952), piece by piece. Throws `FormatError`: cut short, damaged,
 * or far more than its size makes likely.
 */
export async function* tarBytes(source: ByteSource): AsyncGenerator<Buffer, void> {
  const head = source.read(0, 2);
  const isGzip = head[0] === 0x1f && head[1] === 0x8b;
  if (!isGzip) {
    for (let at = 0; at < source.size; at += CHUNK) yield bufferOf(source.read(at, CHUNK));
    return;
  }
  yield* inflated(source);
}

async function* inflated(source: ByteSource): AsyncGenerator<Buffer, void> {
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  const limit = FREE_SIZE + source.size * MAX_RATIO;
  let at = 0;
  let size = 0;
  /** One piece at a time, and the next when the stream has room for it. */
  const feed = (): void => {
    const bytes = source.read(at, CHUNK);
    at += bytes.length;
    if (at >= source.size) gunzip.end(bytes);
    else gunzip.write(bytes, feedNext);
  };
  const feedNext = (error?: Error | null): void => {
    if (error || gunzip.destroyed) return;
    try {
      feed();
    } catch (thrown) {
      gunzip.destroy(thrown instanceof Error ? thrown : new Error(String(thrown)));
    }
  };
  feedNext();
  try {
    for await (const piece of gunzip) {
      if (!Buffer.isBuffer(piece)) continue;
      size += piece.length;
      if (size > limit)
        failTarball(
          'tarball.too-large',
          { file: source.name, offset: size },
          `${source.size} bytes inflate to more than ${limit}`,
        );
      yield piece;
    }
  } catch (error) {
    throw gzipError(error, source, at) ?? error;
  } finally {
    gunzip.destroy();
  }
}

/** What zlib says of a stream; `undefined` for what is none of its errors. */
function gzipError(error: unknown, source: ByteSource, offset: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const place = { file: source.name, offset };
  if (code === 'Z_BUF_ERROR')
    return tarballError('tarball.truncated', place, 'the gzip stream is cut short');
  if (code === 'Z_DATA_ERROR' || code === 'Z_NEED_DICT')
    return tarballError('tarball.damaged-gzip', place, 'the gzip stream does not inflate');
  return undefined;
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
