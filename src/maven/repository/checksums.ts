import { createHash } from 'node:crypto';

/** Checksums that repositories keep beside a file, best first. */
export const checksumAlgorithms = ['sha512', 'sha256', 'sha1', 'md5'] as const;

/** One of them, as Node's `createHash` and the file suffix name it. */
export type ChecksumAlgorithm = (typeof checksumAlgorithms)[number];

/** Hexadecimal digits of each. */
const digits: Record<ChecksumAlgorithm, number> = { sha512: 128, sha256: 64, sha1: 40, md5: 32 };

/** A checksum that a repository states, lower-case hex. */
export interface StatedChecksum {
  readonly algorithm: ChecksumAlgorithm;
  readonly value: string;
}

/**
 * The checksum in a file such as `x.jar.sha1`. Besides the bare digits, tools leave `digits  name`, `name: digits`
 * and `SHA1(name)= digits` behind; what has no run of exactly the right length is `undefined`, so a page of HTML is too.
 */
export function readChecksum(
  text: string,
  algorithm: ChecksumAlgorithm,
): StatedChecksum | undefined {
  const words = text
    .slice(0, 4096)
    .toLowerCase()
    .split(/[\s=:]+/);
  const exact = new RegExp(`^[0-9a-f]{${digits[algorithm]}}$`);
  const value = words.find((word) => exact.test(word));
  return value === undefined ? undefined : { algorithm, value };
}

/**
 * The best checksum in the headers of the answer itself, as repository managers send it (`x-checksum-sha1`; buckets:
 * `x-goog-meta-checksum-sha1`). Header names in lower case.
 */
export function checksumOfHeaders(
  headers: Readonly<Record<string, string>>,
): StatedChecksum | undefined {
  for (const algorithm of checksumAlgorithms) {
    const text = headers[`x-checksum-${algorithm}`] ?? headers[`x-goog-meta-checksum-${algorithm}`];
    const stated = text === undefined ? undefined : readChecksum(text, algorithm);
    if (stated !== undefined) return stated;
  }
  return undefined;
}

/** Lower-case hex digest of bytes. */
export function digest(bytes: Uint8Array, algorithm: ChecksumAlgorithm): string {
  return createHash(algorithm).update(bytes).digest('hex');
}
