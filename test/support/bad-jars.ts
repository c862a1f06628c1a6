import { zip } from './zip.js';

/**
 * One jar per way of being damaged or hostile: the bytes of `test/fixtures/jars/bad/<code>[.<variant>].jar`, whose name
 * says the code it must be refused with. The test compares them, and writes the missing ones with `WRITE_FIXTURES=1`.
 */
export const badJars: Readonly<Record<string, () => Buffer>> = {
  'jar.empty': () => Buffer.alloc(0),
  'jar.not-a-zip': () => Buffer.from('<!doctype html><title>502 Bad Gateway</title>'),
  'jar.truncated': () => zip([{ path: 'a.txt', content: 'a' }]).subarray(0, 40),
  'jar.truncated.data': () =>
    zip([{ path: 'a.txt', content: 'abc', compressedSize: 50, size: 50, stored: true }]),
  'jar.spanned': () => zip([{ path: 'a.txt' }], { disk: 3 }),
  'jar.damaged-directory': () => zip([{ path: 'a.txt' }], { directorySize: 20 }),
  'jar.damaged-directory.count': () => zip([{ path: 'a.txt' }], { count: 2 }),
  'jar.damaged-directory.size': () => zip([{ path: 'a.txt' }], { directorySize: 5_000 }),
  'jar.damaged-directory.zip64': () =>
    zip([{ path: 'a.txt', size: 0xffffffff, extra: Buffer.from([1, 0, 2, 0, 9, 9]) }]),
  'jar.unsafe-path': () => zip([{ path: '../../etc/passwd', content: 'x' }]),
  'jar.unsafe-path.absolute': () => zip([{ path: '/etc/passwd', content: 'x' }]),
  'jar.unsafe-path.drive': () => zip([{ path: 'C:/boot.ini', content: 'x' }]),
  'jar.unsafe-path.backslash': () => zip([{ path: 'a\\b.txt', content: 'x' }]),
  'jar.unsafe-path.nul': () => zip([{ path: 'a.txt\0.class', content: 'x' }]),
  'jar.encrypted': () => zip([{ path: 'a.txt', content: 'x', flags: 1 }]),
  'jar.unknown-compression': () => zip([{ path: 'a.txt', content: 'x', method: 12 }]),
  'jar.overlapping-entries': () =>
    zip([
      { path: 'a.txt', content: 'abc' },
      { path: 'b.txt', content: 'abc', offset: 0 },
    ]),
  'jar.header-mismatch': () => zip([{ path: 'a.txt', content: 'x', localPath: 'b.txt' }]),
  'jar.header-mismatch.offset': () =>
    zip([{ path: 'a.txt', content: 'x', offset: 2, descriptor: true }]),
  'jar.damaged-data': () => {
    const bytes = zip([{ path: 'a.txt', content: 'some text that is long enough' }]);
    bytes.fill(0xff, 35, 45);
    return bytes;
  },
  'jar.wrong-size': () => zip([{ path: 'a.txt', content: 'abc', size: 2 }]),
  'jar.wrong-size.short': () => zip([{ path: 'a.txt', content: 'abc', size: 4 }]),
  'jar.wrong-size.bomb': () => zip([{ path: 'a.txt', content: 'abc', size: 900_000_000 }]),
  'jar.wrong-size.stored': () => zip([{ path: 'a.txt', content: 'abc', stored: true, size: 2 }]),
  'jar.wrong-checksum': () => zip([{ path: 'a.txt', content: 'abc', crc32: 1 }]),
  'jar.too-large': () => zip([{ path: 'a.txt', content: 'abc', size: 0xfffffff0 }]),
  'jar.bad-manifest': () => zip([{ path: 'META-INF/MANIFEST.MF', content: 'no colon here\n' }]),
};
