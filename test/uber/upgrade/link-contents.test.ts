import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formatCoordinates } from '../../../src/maven/coordinates/coordinates.js';
import { packageMapper } from '../../../src/uber/shade/relocation/mapper.js';
import type { LinkableContents } from '../../../src/uber/upgrade/link-contents.js';
import {
  brokenReferences,
  ContentsNames,
  contentsClassPath,
} from '../../../src/uber/upgrade/link-contents.js';
import { resolveWith } from '../../../src/uber/upgrade/resolve-with.js';
import type { BrokenReference } from '../../../src/uber/upgrade/state.js';
import { classPaths, indexFolder, recordedPlatform } from '../../support/class-index.js';
import { contents, coords } from '../../support/upgrade.js';

const fixtures = new URL('../../fixtures/sites/', import.meta.url).pathname;
const client = 'c:client:1';
const library = 'l:lib:1.0';
const platform = recordedPlatform(17);

/** Recorded by `Make.java` beside the cases: what the JVM named in its first line did, case by case. */
const recorded = readFileSync(`${fixtures}jvm.tsv`, 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t'));

/** A case as contents: the client, and beside it the library as it became. */
function contentsOf(name: string): LinkableContents {
  const folders = { [client]: 'client', [library]: 'after' };
  const paths = Object.entries(folders).map(([artifact, folder]) => [
    artifact,
    classPaths(`${fixtures}classes/${name}/${folder}`),
  ]);
  const classes = Object.entries(folders).map(([artifact, folder]) => {
    const index = indexFolder(`${fixtures}classes/${name}/${folder}`);
    return [formatCoordinates(coords(artifact)), { list: index, index: () => index }] as const;
  });
  return {
    contents: contents(Object.fromEntries(paths)),
    mapper: packageMapper([], ''),
    classes: new Map(classes),
  };
}

function brokenIn(linkable: LinkableContents): readonly BrokenReference[] {
  const names = new ContentsNames();
  const all = brokenReferences(linkable, contentsClassPath(linkable, platform, { names }), names);
  return all.filter(({ origin }) => origin === formatCoordinates(coords(client)));
}

/** Whether all that is broken in a case resolves with the library as it became in another one. */
function isMended(name: string, other: string): boolean {
  const linkable = contentsOf(name);
  const broken = brokenIn(linkable);
  const index = indexFolder(`${fixtures}classes/${other}/after`);
  const replacement = { coordinates: coords('l:lib:1.1'), index };
  const flags = resolveWith(linkable, platform, replacement, broken, new ContentsNames());
  return flags.length > 0 && flags.every(Boolean);
}

describe('contents with a changed library', () => {
  test.each(recorded)('%s are broken where the JVM says so: %s', (name = '', outcome = '') => {
    expect(brokenIn(contentsOf(name)).length > 0).toBe(outcome !== 'ok');
  });

  test('tell who asks, how, and which artifact has what is asked for', () => {
    expect(brokenIn(contentsOf('MethodBecamePackagePrivate'))).toMatchObject([
      {
        source: 'client/Case',
        role: 'reference',
        reference: { kind: 'method', owner: 'lib/A', name: 'go', descriptor: '()V' },
        ownerOrigin: formatCoordinates(coords(library)),
      },
    ]);
  });
});

/** In `cases.txt` the library of the second case became what that of the first was before, or as bad as that became. */
describe('another version of a library mends what the JVM would follow with it', () => {
  test.each([
    ['MethodBecameStatic', 'MethodBecameInstance', true],
    ['MethodBecameStatic', 'MethodBecamePackagePrivate', false],
    ['MethodBecameInstance', 'MethodBecameStatic', true],
    ['MethodBecameInstance', 'MethodBecamePrivate', false],
    ['MethodBecameInstance', 'GuardedByItsError', false],
    ['MethodBecamePrivate', 'MethodBecameStatic', true],
    ['MethodBecamePackagePrivate', 'MethodBecameInstance', true],
    ['FieldBecameStatic', 'FieldBecameInstance', true],
    ['FieldBecameInstance', 'FieldBecameStatic', true],
    ['SuperclassBecameFinal', 'GuardedByItsError', true],
    ['SuperclassBecameFinal', 'SuperclassBecamePackagePrivate', false],
    ['SuperclassBecameInterface', 'SuperclassBecameFinal', false],
  ])('%s, with the library of %s: %s', (name, other, mended) => {
    expect(isMended(name, other)).toBe(mended);
  });
});
