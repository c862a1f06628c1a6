import { describe, expect, it } from 'vitest';
import {
  checksumOfHeaders,
  digest,
  readChecksum,
} from '../../../src/maven/repository/checksums.js';

// Expected digests of "abc": FIPS 180-4 and RFC 1321, as `sha1sum` and `md5sum` (coreutils 9.1) print them.
const sha1 = 'a9993e364706816aba3e25717850c26c9cd0d89d';
const md5 = '900150983cd24fb0d6963f7d28e17f72';

describe('a checksum file', () => {
  it.each([
    ['bare digits', sha1],
    ['digits and name', `${sha1}  thing.jar\n`],
    ['name and digits', `thing.jar: ${sha1}`],
    ['the way of openssl', `SHA1(thing.jar)= ${sha1}`],
    ['capitals', sha1.toUpperCase()],
    ['line ends of Windows', `${sha1}\r\n`],
  ])('is read: %s', (_what, text) => {
    expect(readChecksum(text, 'sha1')).toEqual({ algorithm: 'sha1', value: sha1 });
  });

  it.each([
    ['nothing', ''],
    ['a page', '<html><body>Not here</body></html>'],
    ['digits of another length', md5],
    ['a longer run of digits', `${sha1}0`],
  ])('is none: %s', (_what, text) => {
    expect(readChecksum(text, 'sha1')).toBeUndefined();
  });
});

describe('checksums', () => {
  it('are computed as the standards say', () => {
    const abc = new TextEncoder().encode('abc');
    expect(digest(abc, 'sha1')).toBe(sha1);
    expect(digest(abc, 'md5')).toBe(md5);
  });

  it('of headers: the best is taken, and what is none is passed over', () => {
    expect(checksumOfHeaders({ 'x-checksum-md5': md5, 'x-checksum-sha1': sha1 })).toEqual({
      algorithm: 'sha1',
      value: sha1,
    });
    expect(
      checksumOfHeaders({ 'x-checksum-sha1': 'unknown', 'x-goog-meta-checksum-md5': md5 }),
    ).toEqual({
      algorithm: 'md5',
      value: md5,
    });
    expect(checksumOfHeaders({ etag: `"${sha1}"` })).toBeUndefined();
  });
});
