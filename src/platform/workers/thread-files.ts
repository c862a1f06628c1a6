import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import type { ByteSource } from '../../contract/ports/bytes.js';
import { IoError } from '../../contract/problem/errors.js';

/** SHA-256 of a file, lower-case hex, in parts that take each other's place: a large file does not lie in memory. Throws `IoError`. */
export function fileDigest(file: string): string {
  return orFail(file, () => {
    const descriptor = openSync(file, 'r');
    try {
      const hash = createHash('sha256');
      const part = Buffer.allocUnsafeSlow(DIGEST_PART);
      for (let got = readSync(descriptor, part); got > 0; got = readSync(descriptor, part))
        hash.update(part.subarray(0, got));
      return hash.digest('hex');
    } finally {
      closeSync(descriptor);
    }
  });
}

const DIGEST_PART = 1 << 18;

/** Throws `IoError`. */
export function readWhole(file: string): Uint8Array {
  return orFail(file, () => readFileSync(file));
}

/** Opens a file that is read in parts; all of it throws `IoError`. */
export function openFile(file: string): ByteSource & { close(): void } {
  const descriptor = orFail(file, () => openSync(file, 'r'));
  const { size } = orFail(file, () => fstatSync(descriptor));
  return {
    name: file,
    size,
    read: (offset, length) => {
      const bytes = Buffer.allocUnsafeSlow(Math.max(0, Math.min(length, size - offset)));
      let filled = 0;
      for (let got = 1; got > 0 && filled < bytes.length; filled += got)
        got = orFail(file, () =>
          readSync(descriptor, bytes, filled, bytes.length - filled, offset + filled),
        );
      return bytes.subarray(0, filled);
    },
    close: () => closeSync(descriptor),
  };
}

function orFail<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    throw new IoError('io.failed', `${file} cannot be read`, { file }, undefined, { cause });
  }
}
