import { createHash } from 'node:crypto';
import type { ByteSource } from '../../contract/ports/bytes.js';
import type { Piece } from '../../formats/jar/pieces.js';
import { partsOf } from '../../formats/jar/pieces.js';

/** All of a file, in one piece. */
export function wholeOf({ size }: Pick<ByteSource, 'size'>): readonly Piece[] {
  return size === 0 ? [] : [{ kind: 'copy', offset: 0, length: size }];
}

/** Lower-case hex, read in chunks. */
export function sha256Of(source: ByteSource): string {
  const hash = createHash('sha256');
  for (const part of partsOf(source, wholeOf(source))) hash.update(part);
  return hash.digest('hex');
}
