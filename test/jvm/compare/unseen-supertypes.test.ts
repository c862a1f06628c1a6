import { describe, expect, it, test } from 'vitest';
import { readDeclaration } from '../../../src/formats/classfile/read-declaration.js';
import type { InternalName } from '../../../src/formats/classfile/names.js';
import { internalName } from '../../../src/formats/classfile/names.js';
import { platformClasses } from '../../../src/jvm/classpath/platform-classes.js';
import type { ClassApiDiff } from '../../../src/jvm/compare/api-change.js';
import { compareClassApi } from '../../../src/jvm/compare/api-compare.js';
import { hierarchyOf } from '../../../src/jvm/compare/api-hierarchy.js';
import { isSupertype } from '../../../src/jvm/compare/api-supertypes.js';
import { answerApi, joinNames } from '../../../src/jvm/compare/api-task.js';
import { platformSource } from '../../../src/jvm/compare/platform-source.js';
import type { ClassSource } from '../../../src/jvm/compare/class-source.js';
import { pathList } from '../../../src/jvm/compare/side-classes.js';
import { packagedPlatformTable } from '../../../src/platform/platform-table.js';
import { recordedApi } from '../../support/api-recorded.js';
import { tinyClass } from '../../support/tiny-class.js';

const TRUNCATED = 'class.truncated';
const NOT_A_CLASS = 'class.not-a-class';
const NO_CLASS = Buffer.from('no class');

const recorded = recordedApi();
const platform = platformSource(platformClasses(packagedPlatformTable.read(), recorded.java));

function sourceOf(files: Readonly<Record<string, string>>, hidden?: InternalName): ClassSource {
  const known = new Map(
    Object.entries(files).map(([path, file]) => {
      const read = readDeclaration(Buffer.from(file, 'base64'));
      return [path, read] as const;
    }),
  );
  return {
    find: (name) =>
      name === hidden ? undefined : (known.get(`${name}.class`) ?? platform.find(name)),
  };
}

/** What breaks binaries, with the member that it is about. */
function breaks(diff: ClassApiDiff | undefined): readonly string[] {
  if (diff === undefined) return [];
  const own = diff.changes.map((change) => ['', change] as const);
  const ofMembers = diff.members.flatMap(({ old = '', changes }) =>
    changes.map((change) => [old, change] as const),
  );
  return [...own, ...ofMembers].flatMap(([of, { type, binary, detail = '' }]) =>
    binary ? [`${type} ${of} ${detail}`] : [],
  );
}

/**
 * Each class of the drawings that has supertypes in the new library, beside each of those. With all in sight the JVM of
 * JDK 17 judged what breaks (`api-rules.test.ts`); who sees less may say less, and nothing else.
 */
const heirs = Object.keys(recorded.old)
  .filter((path) => path in recorded.now)
  .flatMap((path) => {
    const name = internalName(path.slice(0, -'.class'.length));
    const now = sourceOf(recorded.now);
    const self = now.find(name);
    if (self === undefined) return [];
    const { superclasses, interfaces } = hierarchyOf(now, self);
    return [...superclasses, ...interfaces]
      .filter((one) => `${one.name}.class` in recorded.now)
      .map((one) => [name, one.name] as const);
  });

describe('a supertype that the new side does not show', () => {
  const [old, now] = [sourceOf(recorded.old), sourceOf(recorded.now)];
  const compare = (name: InternalName, side: ClassSource) =>
    compareClassApi(old, side, name, { access: 'protected', java: recorded.java });

  it('is there in many a drawing', () => expect(heirs.length).toBeGreaterThan(15));

  it.each(heirs)('%s breaks no more without %s, and what it hides is open', (name, hidden) => {
    const seen = compare(name, now);
    const unseen = compare(name, sourceOf(recorded.now, hidden));
    expect(breaks(seen)).toEqual(expect.arrayContaining([...breaks(unseen)]));
    const isLess = breaks(unseen).length < breaks(seen).length;
    const self = old.find(name);
    const isOldHeir = self !== undefined && isSupertype(hierarchyOf(old, self), hidden);
    if (isLess || isOldHeir) expect(unseen?.undecided).toEqual(['binary', 'source']);
    else expect(unseen?.undecided).toContain('source');
  });
});

/** `a.A` extends `a.M`, and that `a.B`, of which the old side shows all and the new side all but `a.M`. */
describe('a side that cannot show a class between two others', () => {
  const a = tinyClass({ name: 'a/A', superName: 'a/M' });
  const more = tinyClass({
    name: 'a/A',
    superName: 'a/M',
    methods: [{ name: 'more', descriptor: '()V' }],
  });
  const m = tinyClass({ name: 'a/M', superName: 'a/B' });
  const b = tinyClass({ name: 'a/B', methods: [{ name: 'go', descriptor: '()V' }] });
  const old = { 'a/A.class': a, 'a/M.class': m, 'a/B.class': b };

  test.each<[how: string, now: Readonly<Record<string, Uint8Array>>, codes: readonly string[]]>([
    ['since its jar is without it, or refuses it', { 'a/A.class': more, 'a/B.class': b }, []],
    ['since it is cut', { ...old, 'a/A.class': more, 'a/M.class': m.subarray(0, 40) }, [TRUNCATED]],
    ['since it is no class', { ...old, 'a/A.class': more, 'a/M.class': NO_CLASS }, [NOT_A_CLASS]],
    ['since another lies there', { ...old, 'a/A.class': more, 'a/M.class': b }, []],
    ['since its jar is without it; the heir is equal', { 'a/A.class': a, 'a/B.class': b }, []],
  ])('calls nothing lost, and says what it did not see: %s', (_how, now, codes) => {
    const sides = { old, now };
    const part = (name: string) =>
      ({ name, multiRelease: false, kind: 'names', paths: [] }) as const;
    const { diffs, problems } = answerApi(
      {
        sides: {
          old: [part('old')],
          now: [part('now')],
          names: joinNames(['a/M', 'a/A', 'a/B'].map(internalName)),
          differing: 'a/A.class' in now && now['a/A.class'] === a ? 1 : 2,
          access: 'protected',
          java: 8,
          platform: packagedPlatformTable.read(),
        },
        from: 0,
        to: 3,
      },
      ({ name }) => {
        const classes = Object.entries(name === 'old' ? sides.old : sides.now);
        return {
          name,
          multiRelease: false,
          paths: pathList(classes.map(([path]) => path)),
          read: (numbers, visit) => {
            for (const at of numbers) visit(at, () => classes[at]?.[1] ?? new Uint8Array(0));
          },
        };
      },
    );
    const heir = diffs.find((one) => one.name === 'a.A');
    expect(breaks(heir)).toEqual([]);
    expect(heir).toMatchObject({ unseen: ['a.M'], undecided: ['binary', 'source'] });
    expect(problems.map(({ code }) => code)).toEqual(codes);
  });
});
