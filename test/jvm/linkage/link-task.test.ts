import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { LoaderEntries } from '../../../src/jvm/classpath/class-path.js';
import { buildLoaders } from '../../../src/jvm/classpath/class-path.js';
import { shareIndex } from '../../../src/jvm/classpath/encode-index.js';
import type { JarIndex } from '../../../src/jvm/classpath/jar-index.js';
import { linkageDelta } from '../../../src/jvm/linkage/delta.js';
import type {
  LinkQuestion,
  LoaderSource,
  PackedIndex,
} from '../../../src/jvm/linkage/link-task.js';
import { LinkMemory } from '../../../src/jvm/linkage/link-task.js';
import { indexFolder, recordedPlatform } from '../../support/class-index.js';

/** Compiled by javac beside the fixture; what the JVM says to each stands in its records (`check-linkage.test.ts`). */
const cases = new URL('../../fixtures/sites/classes/', import.meta.url).pathname;
const platform = recordedPlatform(17);

const packed = new Map<JarIndex, PackedIndex>();
function pack(index: JarIndex): PackedIndex {
  const known = packed.get(index) ?? { id: packed.size, bytes: shareIndex(index) };
  packed.set(index, known);
  return known;
}

function sourceOf({ entries, delegation }: LoaderEntries): LoaderSource {
  const packedEntries = entries.map(({ multiRelease, parts }) => ({
    multiRelease,
    parts: parts.map(({ index, origin }) => ({ index: pack(index), origin })),
  }));
  return { entries: packedEntries, ...(delegation === undefined ? {} : { delegation }) };
}

/** One class path for both, or the client in a loader of its own. */
function loadersOf(
  client: JarIndex,
  library: JarIndex,
  isChild: boolean,
): readonly LoaderEntries[] {
  const entry = (index: JarIndex, origin: string) => ({
    multiRelease: false,
    parts: [{ index, origin }],
  });
  const own = entry(client, 'client');
  const other = entry(library, 'library');
  return isChild
    ? [
        { entries: [other] },
        {
          entries: [own],
          delegation: { parent: 0, order: 'child-first', delegated: ['java.util'] },
        },
      ]
    : [{ entries: [own, other] }];
}

test('a question that went to another thread is answered as it is here, one after the other', () => {
  const memory = new LinkMemory();
  let told = 0;
  for (const name of readdirSync(cases)) {
    const client = indexFolder(`${cases}${name}/client`);
    const after = indexFolder(`${cases}${name}/after`);
    // Of another case: what was there before is no matter, as long as it is something else.
    const before = indexFolder(`${cases}MethodBecameStatic/after`);
    for (const isChild of [false, true]) {
      const on = loadersOf(client, after, isChild);
      const against = loadersOf(client, before, isChild);
      const question: LinkQuestion = structuredClone({
        check: 1,
        on: on.map(sourceOf),
        against: against.map(sourceOf),
        sources: ['client'],
        platform: {
          java: platform.java,
          index: pack(platform.index),
          internalPackages: [...platform.internalPackages],
        },
      });
      const here = linkageDelta(buildLoaders(on, platform), buildLoaders(against, platform), {
        sources: (origin) => origin === 'client',
      });
      expect(structuredClone(memory.answer(question)), `${name} ${isChild}`).toEqual(here);
      told += here.broken.length + here.unchanged.length;
    }
  }
  expect(told).toBeGreaterThan(20);
});

test('a thread that outlives a check begins anew with the next one, whose numbers are others', () => {
  const memory = new LinkMemory();
  const brokenIn = (check: number, name: string) => {
    const ids = new Map<JarIndex, PackedIndex>();
    const own = (index: JarIndex): PackedIndex => {
      const known = ids.get(index) ?? { id: ids.size, bytes: shareIndex(index) };
      ids.set(index, known);
      return known;
    };
    const entry = (folder: string, origin: string) => ({
      multiRelease: false,
      parts: [{ index: own(indexFolder(`${cases}${folder}`)), origin }],
    });
    const client = entry(`${name}/client`, 'client');
    const loaders = [{ entries: [client, entry(`${name}/after`, 'library')] }];
    const index = own(platform.index);
    const { unchanged } = memory.answer({
      check,
      on: loaders,
      against: loaders,
      sources: ['client'],
      platform: { java: 17, index, internalPackages: [...platform.internalPackages] },
    });
    return unchanged.map(({ reference, answer }) => ({ reference, answer }));
  };
  const gone = brokenIn(1, 'MethodHandleGone');
  expect(gone.length).toBeGreaterThan(0);
  expect(brokenIn(2, 'CaughtClassGone')).not.toEqual(gone);
  expect(brokenIn(3, 'MethodHandleGone')).toEqual(gone);
});

test('bytes that are no index are an error', () => {
  const broken: PackedIndex = { id: 0, bytes: new Uint8Array(64) };
  const ask = () =>
    new LinkMemory().answer({
      check: 1,
      on: [],
      against: [],
      sources: [],
      platform: { java: 8, index: broken, internalPackages: [] },
    });
  expect(ask).toThrow('index 0 is none');
});
