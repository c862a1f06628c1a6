import { describe, expect, it, test } from 'vitest';
import { FormatError } from '../../../src/contract/problem/errors.js';
import type { SideEntry } from '../../../src/jvm/compare/side.js';
import type { UnplannedPart } from '../../../src/uber/origin/find-origins.js';
import { findOrigins } from '../../../src/uber/origin/find-origins.js';
import type { PlanTable } from '../../../src/uber/origin/plan-table.js';
import { plannedEntries, plannedOrigin, planTable } from '../../../src/uber/origin/plan-table.js';
import { toldArtifacts } from '../../../src/uber/origin/pom-properties.js';
import type { ContentEntry } from '../../../src/uber/shade/contents.js';

/** `path crc`; a path that ends in `pom.properties` holds what `g:a:v` in its place says. */
function jar(...lines: readonly string[]): UnplannedPart {
  const texts = new Map<string, string>();
  const entries = lines.map((line): SideEntry => {
    const [path = '', crc = ''] = line.split(' ');
    texts.set(path, crc);
    return { path, crc32: crc.includes(':') ? 0 : Number(crc), size: 1 };
  });
  const read = ({ path }: SideEntry): Uint8Array => {
    const [groupId, artifactId, version] = (texts.get(path) ?? '').split(':');
    return Buffer.from(
      `#\r\nversion=${version}\r\ngroupId=${groupId}\r\nartifactId=${artifactId}\r\n`,
    );
  };
  return { part: { entries, read }, coordinates: undefined };
}

/** `path crc origin`, `?` for a checksum that nobody knows before building. */
function plan(...lines: readonly string[]): PlanTable {
  return planTable(
    lines.map((line): ContentEntry => {
      const [path = '', crc = '', origin = ''] = line.split(' ');
      const crc32 = crc === '?' ? undefined : Number(crc);
      return { path, kind: 'copied', crc32, size: 1, origin, originalPath: path };
    }),
  );
}

const told = (artifactId: string, version: string): string =>
  `META-INF/maven/g/${artifactId}/pom.properties g:${artifactId}:${version}`;

function origins(one: UnplannedPart, ...tables: readonly PlanTable[]): readonly unknown[] {
  const originOf = findOrigins(one, () => tables);
  return one.part.entries
    .filter(({ path }) => path.endsWith('.class'))
    .map((entry) => originOf(entry)?.artifact);
}

describe('where an entry comes from', () => {
  const one = jar('a/A.class 1', told('one', '1'));

  it('is the one artifact that its jar says it holds, and no plan is asked', () => {
    const never = (): never => {
      throw new Error('it was asked');
    };
    const [entry = { path: '', crc32: 0, size: 0 }] = one.part.entries;
    expect(findOrigins(one, never)(entry)).toEqual({
      artifact: 'g:one:1',
      originalPath: 'a/A.class',
    });
  });

  it('is what the user named, unless the jar holds several', () => {
    const coordinates = {
      groupId: 'h',
      artifactId: 'named',
      version: '2',
      classifier: '',
      extension: 'jar',
    };
    expect(origins({ ...one, coordinates })).toEqual(['h:named:2']);
    const two = jar('a/A.class 1', told('one', '1'), told('two', '1'));
    expect(origins({ ...two, coordinates })).toEqual([undefined]);
  });

  it('is what the record of a patch says, whatever the jar says it holds', () => {
    const two = jar('a/A.class 1', 'a/New.class 2', 'a/FromFile.class 3', told('one', '1'));
    const added = new Map([
      ['a/New.class', 'g:one:2'],
      ['a/FromFile.class', undefined],
    ]);
    expect(origins({ ...two, added })).toEqual(['g:one:1', 'g:one:2', undefined]);
  });

  test.each<[what: string, jar: readonly string[], plans: readonly PlanTable[], said: unknown]>([
    ['no plan knows it', ['a/A.class 1'], [plan('a/A.class 2 g:one:1')], undefined],
    ['a plan has its content', ['a/A.class 1'], [plan('a/A.class 1 g:one:1')], 'g:one:1'],
    [
      'a plan has its content, and the jar tells another version',
      ['a/A.class 1', told('one', '2'), told('two', '1')],
      [plan('a/A.class 1 g:one:1')],
      'g:one:2',
    ],
    [
      'of two plans that have it the second knows more of the jar',
      ['a/A.class 1', 'b/B.class 2'],
      [plan('a/A.class 1 g:one:1'), plan('a/A.class 1 g:one:3', 'b/B.class 2 g:two:1')],
      'g:one:3',
    ],
    [
      'its plan, which knows most of the jar, knows the path alone, and the jar the module',
      ['a/A.class 1', 'b/B.class 2', 'c/C.class 3', told('one', '2'), told('two', '1')],
      [plan('a/A.class ? g:one:1', 'b/B.class 2 g:two:1', 'c/C.class 3 g:two:1')],
      'g:one:2',
    ],
    [
      'the same, and the jar does not name the module',
      ['a/A.class 1', 'b/B.class 2', 'c/C.class 3'],
      [plan('a/A.class ? g:one:1', 'b/B.class 2 g:two:1', 'c/C.class 3 g:two:1')],
      undefined,
    ],
    [
      'the same, and the plan knows no more than half of the jar',
      ['a/A.class 1', 'b/B.class 2', told('one', '2'), told('two', '1')],
      [plan('a/A.class ? g:one:1', 'b/B.class 2 g:two:1')],
      undefined,
    ],
    [
      'what the jar says of its module came with another artifact',
      ['a/A.class 1', told('one', '2'), told('two', '1')],
      [plan('a/A.class 1 g:one:1', 'META-INF/maven/g/one/pom.properties 0 g:shading:1')],
      'g:one:1',
    ],
  ])('is told where %s', (_what, lines, plans, said) => {
    expect(origins(jar(...lines), ...plans)[0]).toBe(said);
  });

  it('of a plan is what the plan says', () => {
    const [entry] = plan('s/A.class ? g:one:1').values();
    const plain: SideEntry = { path: 'a/A.class', crc32: 1, size: 1 };
    expect(entry && plannedOrigin(entry)?.artifact).toBe('g:one:1');
    expect(plannedOrigin(plain)).toBeUndefined();
    expect(entry && plannedEntries([plain, entry])).toEqual([entry]);
  });
});

describe('what a jar says that it holds', () => {
  it.each([
    ['nothing of a folder of another shape', 'META-INF/maven/g/a/b/pom.properties g:a:1'],
    ['nothing without a version', 'META-INF/maven/g/a/pom.properties g:a:'],
    ['nothing of a file elsewhere', 'a/META-INF/maven/g/a/pom.properties g:a:1'],
  ])('is %s', (_what, line) => {
    expect(toldArtifacts(jar(line).part)).toEqual([]);
  });

  it('is nothing where it cannot be read', () => {
    const { entries } = jar(told('one', '1')).part;
    const read = (): never => {
      throw new FormatError('jar.crc-mismatch', 'damaged', { file: 'a.jar' }, 'fetch it again');
    };
    expect(toldArtifacts({ entries, read })).toEqual([]);
    expect(toldArtifacts({ entries, read: undefined })).toEqual([]);
  });
});
