import { describe, expect, it } from 'vitest';
import { readDirectory } from '../../../src/formats/jar/directory.js';
import { readEntry } from '../../../src/formats/jar/read-entry.js';
import { compareResources } from '../../../src/jvm/compare/resources.js';
import type { ResourceDiff } from '../../../src/jvm/compare/resources.js';
import type { Side, SidePart } from '../../../src/jvm/compare/side.js';
import { byteSource, zip } from '../../support/zip.js';
import type { ZipEntry } from '../../support/zip.js';

type Files = Readonly<Record<string, string>>;

const nothing: ResourceDiff = {
  services: [],
  manifest: [],
  manifestSections: { added: 0, removed: 0, changed: 0 },
  files: [],
};

describe('compareResources', () => {
  it('finds nothing in equal sides and reads nothing for it', () => {
    const one = { ...jar({ 'META-INF/services/a.S': 'a.B', x: '1' }), read: unreadable };
    expect(compareResources(sideOf(one), sideOf(one))).toEqual({
      resources: nothing,
      problems: [],
    });
  });

  it('compares services by what they name: comments, order and repeats do not count', () => {
    const old = {
      'META-INF/services/a.S': 'a.B\na.C\n',
      'META-INF/services/z.S': '# one\nz.A\nz.B',
    };
    const now = {
      'META-INF/services/a.S': 'a.C\na.D # new\n',
      'META-INF/services/z.S': 'z.B\nz.A\nz.A',
    };
    expect(resources(old, now)).toEqual({
      ...nothing,
      services: [{ service: 'a.S', added: ['a.D'], removed: ['a.B'] }],
    });
  });

  it('tells a service file that is new or gone with all that it names', () => {
    expect(
      resources({ 'META-INF/services/b.T': 'b.U' }, { 'META-INF/services/a.S': 'a.B' }).services,
    ).toEqual([
      { service: 'a.S', added: ['a.B'], removed: [] },
      { service: 'b.T', added: [], removed: ['b.U'] },
    ]);
  });

  it('puts the services of all class path entries together, as ServiceLoader does', () => {
    const one = sideOf(
      jar({ 'META-INF/services/a.S': 'a.B' }),
      jar({ 'META-INF/services/a.S': 'a.C' }),
    );
    const merged = sideOf(jar({ 'META-INF/services/a.S': 'a.B\na.C' }));
    expect(compareResources(one, merged).resources).toEqual(nothing);
  });

  it('takes a folder below META-INF/services for a resource', () => {
    const path = 'META-INF/services/org/example/x';
    expect(resources({}, { [path]: 'a' }).files.map((file) => file.path)).toEqual([path]);
  });

  it('compares main attributes without case and counts the sections', () => {
    const old = {
      'META-INF/MANIFEST.MF': manifest('A: 1\nB: 2\n\nName: x\nS: 1\n\nName: y\nS: 1\n'),
    };
    const now = {
      'META-INF/MANIFEST.MF': manifest('a: 1\nC: 3\n\nName: x\nS: 2\n\nName: z\nS: 1\n'),
    };
    expect(resources(old, now)).toEqual({
      ...nothing,
      manifest: [
        { attribute: 'B', old: '2', now: undefined },
        { attribute: 'C', old: undefined, now: '3' },
      ],
      manifestSections: { added: 1, removed: 1, changed: 1 },
    });
  });

  it.each([
    ['lib/libx.so', 'native'],
    ['libx.so.1.2', 'native'],
    ['x.DLL', 'native'],
    ['META-INF/native/libx.jnilib', 'native'],
    ['mac/libx.dylib', 'native'],
    ['META-INF/LICENSE', 'licence'],
    ['META-INF/LICENSE.txt', 'licence'],
    ['META-INF/NOTICE-binary', 'licence'],
    ['licenses/MIT', 'licence'],
    ['COPYING.md', 'licence'],
    ['noticeboard.properties', 'resource'],
    ['x.so.xml', 'resource'],
    ['a/b.properties', 'resource'],
  ])('takes %s for %s, with sizes', (path, kind) => {
    expect(resources({ [path]: 'a' }, { [path]: 'bc' }).files).toEqual([
      { path, kind, status: 'changed', oldSize: 1, newSize: 2 },
    ]);
  });

  it('lists files that are new, gone or changed by path and leaves classes and folders out', () => {
    const found = resources(
      { 'c.txt': '1', 'a.txt': '1', same: '1', 'A.class': '1', 'd/': '' },
      { 'c.txt': '2', 'b.txt': '1', same: '1', 'B.class': '2', 'e/': '' },
    );
    expect(found.files.map(({ path, status }) => `${status} ${path}`)).toEqual([
      'removed a.txt',
      'added b.txt',
      'changed c.txt',
    ]);
  });

  it('counts the first of two files of one path, in a jar and on a class path', () => {
    const twice = part([
      { path: 'x', content: '1' },
      { path: 'x', content: '2' },
    ]);
    expect(
      compareResources(sideOf(twice, jar({ x: '3' })), sideOf(jar({ x: '1' }))).resources,
    ).toEqual(nothing);
  });

  it('tells of a side without contents what its table says, and the rest as unknown', () => {
    const plan: SidePart = {
      ...jar({}),
      entries: [
        { path: 'META-INF/MANIFEST.MF', crc32: undefined, size: undefined },
        { path: 'META-INF/services/a.S', crc32: 1, size: 2 },
        { path: 'known', crc32: 1, size: 2 },
        { path: 'sized', crc32: undefined, size: 9 },
      ],
      read: undefined,
    };
    const now = jar({
      'META-INF/MANIFEST.MF': manifest('A: 1\n'),
      'META-INF/services/a.S': 'b',
      known: 'b',
      sized: 'c',
    });
    const found = compareResources(sideOf(plan), sideOf(now));
    expect(found.problems).toEqual([]);
    expect(found.resources.files.map(({ path, status }) => `${status} ${path}`)).toEqual([
      'unknown META-INF/MANIFEST.MF',
      'changed META-INF/services/a.S',
      'changed known',
      'changed sized',
    ]);
  });

  it('tells a damaged text as a problem and its file as changed, and compares the others', () => {
    const old = part([
      { path: 'META-INF/services/a.S', content: 'a.B', crc32: 1 },
      { path: 'META-INF/MANIFEST.MF', content: 'no colon here\n' },
      { path: 'META-INF/services/b.S', content: 'b.B' },
    ]);
    const now = jar({
      'META-INF/services/a.S': 'a.C',
      'META-INF/services/b.S': 'b.C',
      'META-INF/MANIFEST.MF': manifest('A: 1\n'),
    });
    const { resources: found, problems } = compareResources(sideOf(old), sideOf(now));
    expect(problems).toMatchObject([
      { code: 'jar.wrong-checksum', entry: 'META-INF/services/a.S', offset: 0 },
      { code: 'jar.bad-manifest', entry: 'META-INF/MANIFEST.MF' },
    ]);
    expect(found.services.map(({ service }) => service)).toEqual(['b.S']);
    expect(found.files.map(({ path }) => path)).toEqual([
      'META-INF/MANIFEST.MF',
      'META-INF/services/a.S',
    ]);
  });
});

function resources(old: Files, now: Files): ResourceDiff {
  const { resources: found, problems } = compareResources(sideOf(jar(old)), sideOf(jar(now)));
  expect(problems).toEqual([]);
  return found;
}

function sideOf(...parts: readonly SidePart[]): Side {
  return { name: 'side', parts };
}

function jar(files: Files): SidePart {
  return part(Object.entries(files).map(([path, content]) => ({ path, content })));
}

function part(entries: readonly ZipEntry[]): SidePart {
  const source = byteSource(zip(entries));
  const directory = readDirectory(source);
  const byEntry = new Map(directory.entries.map((entry) => [entry.path, entry]));
  return {
    name: source.name,
    entries: directory.entries,
    multiRelease: false,
    read: ({ path }) => {
      const entry = byEntry.get(path);
      return entry ? readEntry(source, entry) : unreadable();
    },
    originOf: () => undefined,
  };
}

function manifest(text: string): string {
  return `Manifest-Version: 1.0\n${text}`;
}

function unreadable(): never {
  throw new Error('nothing is to be read');
}
