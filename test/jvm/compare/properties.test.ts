import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDirectory } from '../../../src/formats/jar/directory.js';
import type { JarEntry } from '../../../src/formats/jar/entry.js';
import { readEntry } from '../../../src/formats/jar/read-entry.js';
import { compareClasses } from '../../../src/jvm/compare/class-sets.js';
import type { ClassPair } from '../../../src/jvm/compare/class-sets.js';
import { compareResources } from '../../../src/jvm/compare/resources.js';
import type { ResourceDiff } from '../../../src/jvm/compare/resources.js';
import type { Side, SideClass, SidePart } from '../../../src/jvm/compare/side.js';
import { byteSource, zip } from '../../support/zip.js';
import type { ZipEntry } from '../../support/zip.js';

/** Few paths and few contents, so that two jars have much in common. */
const paths = fc
  .tuple(
    fc.constantFrom('', 'a/', 'a/b/', 'META-INF/versions/9/a/', 'META-INF/services/'),
    fc.constantFrom('A', 'B', 'C$D', 'É'),
    fc.constantFrom('.class', '.class', '.so', ''),
  )
  .map((parts) => parts.join(''));
const entry = fc.record({ path: paths, content: fc.constantFrom('x', 'y\nx', '# x\nz') });
const jar = fc.uniqueArray(entry, { selector: (one) => one.path, maxLength: 14 });

describe('comparing invented jars', () => {
  it('finds nothing between a jar and itself', () => {
    fc.assert(
      fc.property(jar, (entries) => {
        const found = told(entries, entries);
        expect(found.classes).toEqual({ added: [], removed: [], changed: [], unknown: [] });
        expect(found.resources).toEqual(nothing);
      }),
    );
  });

  it('says of both directions the same, mirrored', () => {
    fc.assert(
      fc.property(jar, jar, (old, now) => {
        const [there, back] = [told(old, now), told(now, old)];
        expect(there.classes.added).toEqual(back.classes.removed);
        expect(there.classes.removed).toEqual(back.classes.added);
        expect(there.classes.changed).toEqual(back.classes.changed);
        expect(there.equal).toBe(back.equal);
        expect(there.resources).toEqual(mirrored(back.resources));
      }),
    );
  });

  it('says of entries in another order the same', () => {
    const shuffled = jar.chain((entries) =>
      fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length })),
    );
    fc.assert(
      fc.property(shuffled, shuffled, ([old, oldShuffled], [now, nowShuffled]) => {
        expect(told(oldShuffled, nowShuffled)).toEqual(told(old, now));
      }),
    );
  });

  it('says of each class just one thing', () => {
    fc.assert(
      fc.property(jar, jar, (old, now) => {
        const { classes, equal } = told(old, now);
        const all = new Set([...old, ...now].map((one) => one.path).filter(isClass));
        const named = [...classes.added, ...classes.removed, ...classes.changed];
        expect(new Set(named).size).toBe(named.length);
        expect(named.length + equal).toBe(all.size);
      }),
    );
  });

  it('tells of a side that knows no contents which classes are there, and calls no class changed', () => {
    fc.assert(
      fc.property(jar, jar, (old, now) => {
        const blind: SidePart = {
          ...part(now),
          entries: part(now).entries.map((one) => ({
            path: one.path,
            crc32: undefined,
            size: undefined,
          })),
          read: undefined,
        };
        const seen = told(old, now).classes;
        const sets = compareClasses(sideOf(part(old)), sideOf(blind));
        expect(sets.added.map(pathOf)).toEqual(seen.added);
        expect(sets.removed.map(pathOf)).toEqual(seen.removed);
        expect([sets.changed, sets.equal]).toEqual([[], []]);
        const { resources, problems } = compareResources(sideOf(part(old)), sideOf(blind));
        expect(problems).toEqual([]);
        expect(resources.files.map(({ status }) => status)).not.toContain('changed');
      }),
    );
  });
});

const nothing: ResourceDiff = {
  services: [],
  manifest: [],
  manifestSections: { added: 0, removed: 0, changed: 0 },
  files: [],
};

type Entries = readonly (ZipEntry & { readonly path: string })[];

function told(old: Entries, now: Entries) {
  const [before, after] = [sideOf(part(old)), sideOf(part(now))];
  const { added, removed, changed, unknown, equal, duplicates } = compareClasses(before, after);
  expect(duplicates).toEqual([]);
  const { resources, problems } = compareResources(before, after);
  expect(problems).toEqual([]);
  return {
    classes: {
      added: added.map(pathOf),
      removed: removed.map(pathOf),
      changed: changed.map(pathOfPair),
      unknown: unknown.map(pathOfPair),
    },
    equal: equal.length,
    resources,
  };
}

function mirrored({ services, manifest, manifestSections, files }: ResourceDiff): ResourceDiff {
  const status = {
    added: 'removed',
    removed: 'added',
    changed: 'changed',
    unknown: 'unknown',
  } as const;
  return {
    services: services.map(({ service, added, removed }) => ({
      service,
      added: removed,
      removed: added,
    })),
    manifest: manifest.map((one) => ({ ...one, old: one.now, now: one.old })),
    manifestSections: {
      ...manifestSections,
      added: manifestSections.removed,
      removed: manifestSections.added,
    },
    files: files.map((one) => ({
      ...one,
      status: status[one.status],
      oldSize: one.newSize,
      newSize: one.oldSize,
    })),
  };
}

function sideOf(...parts: readonly SidePart[]): Side {
  return { name: 'side', parts };
}

function part(entries: Entries): SidePart {
  const source = byteSource(zip(entries));
  const directory = readDirectory(source);
  const known = new Map<unknown, JarEntry>(directory.entries.map((one) => [one, one]));
  return {
    name: source.name,
    entries: directory.entries,
    multiRelease: false,
    read: (one) => {
      const own = known.get(one);
      if (own === undefined) throw new Error(`${one.path} is of another part`);
      return readEntry(source, own);
    },
    originOf: () => undefined,
  };
}

function isClass(path: string): boolean {
  return path.endsWith('.class');
}

function pathOf({ entry: { path } }: SideClass): string {
  return path;
}

function pathOfPair({ now }: ClassPair): string {
  return pathOf(now);
}
