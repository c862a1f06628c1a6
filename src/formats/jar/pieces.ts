import type { ByteSource } from '../../contract/ports/bytes.js';

/** A part of a file that is to be written: bytes of a source as they are, or bytes of its own. */
export type Piece =
  | { readonly kind: 'copy'; readonly offset: number; readonly length: number }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

/** Read and written at once: few calls, and little enough that it is still in the processor's cache when it is written. */
const CHUNK = 256 * 1024;

/** How many bytes the pieces have together. */
export function sizeOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + lengthOf(piece), 0);
}

/**
 * The bytes of the pieces in order, in chunks where they are copied from `source`. A chunk may lie where the one before it
 * lay: it is to be used before the next is asked for. Memory that is new for every chunk takes longer than all copying.
 */
export function* partsOf(source: ByteSource, pieces: readonly Piece[]): Generator<Uint8Array> {
  let room: Uint8Array | undefined;
  for (const piece of pieces) {
    if (piece.kind === 'bytes') {
      yield piece.bytes;
      continue;
    }
    const end = piece.offset + piece.length;
    for (let at = piece.offset; at < end; at += CHUNK) {
      const length = Math.min(CHUNK, end - at);
      if (source.readInto === undefined) {
        yield source.read(at, length);
        continue;
      }
      room ??= Buffer.allocUnsafeSlow(CHUNK);
      const chunk = room.subarray(0, length);
      source.readInto(at, chunk);
      yield chunk;
    }
  }
}

/** Bytes, and where in the file that is written they lie. */
export interface PlacedBytes {
  readonly at: number;
  readonly bytes: Uint8Array;
}

/** As `partsOf`, of the pieces of one kind. */
export function* placedParts(
  source: ByteSource,
  pieces: readonly Piece[],
  kind: Piece['kind'],
): Generator<PlacedBytes> {
  let start = 0;
  for (const piece of pieces) {
    let at = start;
    if (piece.kind === kind)
      for (const bytes of partsOf(source, [piece])) {
        yield { at, bytes };
        at += bytes.length;
      }
    start += lengthOf(piece);
  }
}

/** The pieces as a file that is read at random: what is not written yet can be read, and patched again. */
export function piecedSource(
  source: ByteSource,
  pieces: readonly Piece[],
  name = source.name,
): ByteSource {
  const placed: { readonly piece: Piece; readonly start: number }[] = [];
  let size = 0;
  for (const piece of pieces) {
    placed.push({ piece, start: size });
    size += lengthOf(piece);
  }
  return {
    name,
    size,
    read: (offset, length) => {
      const end = Math.min(size, offset + length);
      const found: Uint8Array[] = [];
      for (const { piece, start } of placed) {
        const from = Math.max(offset, start) - start;
        const to = Math.min(end, start + lengthOf(piece)) - start;
        if (from < to) found.push(readPiece(source, piece, from, to));
      }
      return found.length === 1 ? (found[0] ?? new Uint8Array()) : Buffer.concat(found);
    },
  };
}

function readPiece(source: ByteSource, piece: Piece, from: number, to: number): Uint8Array {
  return piece.kind === 'bytes'
    ? piece.bytes.subarray(from, to)
    : source.read(piece.offset + from, to - from);
}

function lengthOf(piece: Piece): number {
  return piece.kind === 'bytes' ? piece.bytes.length : piece.length;
}
