import { describe, expect, test } from 'vitest';
import { brokenIn, checked, checkingWorld } from '../../support/checking-world.js';
import { tinyClass } from '../../support/tiny-class.js';

const consumers = ['/work/user.jar'];
const user = ['org/User: lib/A.run'];
const bare = { path: 'lib/A.class', content: tinyClass({ name: 'lib/A' }) };

const codesOf = ({ problems }: Awaited<ReturnType<typeof checked>>) =>
  problems.map(({ code }) => code);

describe('a jar that is named twice', () => {
  const world = checkingWorld({
    '/work/user.jar': [...user, 'org/Other: org/Gone.run org/User.run'],
    '/work/new.jar': [bare],
    '/work/old.jar': ['lib/A'],
  });
  const self = { consumers, on: ['/work/user.jar'] };

  test('as a consumer and as what is judged checks itself, as it does alone', async () => {
    const named = await checked(world, self);
    const alone = await checked(world, { on: ['/work/user.jar'] });
    expect(brokenIn(named)).toEqual(['org.Gone NoClassDefFoundError']);
    expect({ ...named, problems: [] }).toEqual({ ...alone, problems: [] });
  });

  test('so is one consumer where a change is judged, in any order of the class path', async () => {
    for (const order of ['consumer-first', 'uber-first', 'child-first', 'parent-first'] as const) {
      const result = await checked(world, { ...self, against: ['/work/old.jar'], order });
      expect(result.consumers.map(({ name, counts: { sites } }) => [name, sites > 0])).toEqual([
        ['/work/user.jar', true],
      ]);
    }
  });

  test('on one side is as if it were named once', async () => {
    const asked = { consumers, on: ['/work/new.jar', '/work/new.jar'], against: ['/work/old.jar'] };
    const result = await checked(world, { ...asked, beside: ['/work/new.jar'] });
    const once = await checked(world, { ...asked, on: ['/work/new.jar'] });
    expect(brokenIn(result)).toEqual(['lib.A.run()V NoSuchMethodError']);
    expect(result.groups).toEqual(once.groups);
    expect(result.consumers).toEqual(once.consumers);
    expect(codesOf(result)).toEqual([]);
  });

  test('as a consumer twice asks once', async () => {
    const asked = { on: ['/work/new.jar'] };
    const twice = await checked(world, { ...asked, consumers: [...consumers, ...consumers] });
    expect(twice).toEqual(await checked(world, { ...asked, consumers }));
  });

  test('joined with others stays beside them', async () => {
    const result = await checked(world, {
      consumers: ['/work/user.jar,/work/new.jar'],
      on: ['/work/new.jar'],
    });
    expect(brokenIn(result)).toEqual(['lib.A.run()V NoSuchMethodError']);
  });
});

// Java 17.0.15 and 25.0.3 find the last of two entries of one name (Class.getResourceAsStream).
test('of two entries of one name in one jar the last one counts, and that there are two is told', async () => {
  const good = { path: 'lib/A.class', content: checkedClass() };
  const world = checkingWorld({
    '/work/user.jar': user,
    '/work/last.jar': [bare, good],
    '/work/first.jar': [good, bare],
  });
  const repeated = {
    code: 'jar.duplicate-entry',
    entry: 'lib/A.class',
    count: 2,
    sameBytes: false,
  };
  const last = await checked(world, { consumers, on: ['/work/last.jar'] });
  expect(brokenIn(last)).toEqual([]);
  expect(last.problems).toEqual([{ ...repeated, file: '/work/last.jar' }]);
  const first = await checked(world, { consumers, on: ['/work/first.jar'] });
  expect(brokenIn(first)).toEqual(['lib.A.run()V NoSuchMethodError']);
  expect(first.problems).toEqual([{ ...repeated, file: '/work/first.jar' }]);
});

/** `lib/A` with `run`. */
function checkedClass(): Buffer {
  return tinyClass({ name: 'lib/A', methods: [{ name: 'run', descriptor: '()V', access: 9 }] });
}

// JVMS §5.3.5: a class that is its own superclass throws ClassCircularityError when it is loaded.
test('classes that are their own supertypes end, and are told as what the JVM throws', async () => {
  const circle = [
    { path: 'lib/A.class', content: tinyClass({ name: 'lib/A', superName: 'lib/B' }) },
    { path: 'lib/B.class', content: tinyClass({ name: 'lib/B', superName: 'lib/A' }) },
  ];
  const world = checkingWorld({ '/work/user.jar': user, '/work/circle.jar': circle });
  for (const change of [{ consumers }, {}]) {
    const { groups } = await checked(world, { ...change, on: ['/work/circle.jar'] });
    expect(new Set(groups.map(({ error }) => error))).toEqual(new Set(['ClassCircularityError']));
  }
});

describe('what depends on a class that cannot be read', () => {
  const damaged = { path: 'lib/Base.class', content: Buffer.from('no class') };
  const heir = {
    path: 'lib/A.class',
    content: tinyClass({ name: 'lib/A', superName: 'lib/Base' }),
  };
  const world = checkingWorld({
    '/work/user.jar': [...user, 'org/Direct: lib/Base.run'],
    '/work/new.jar': [heir, damaged],
    '/work/old.jar': ['lib/A', 'lib/Base'],
  });

  test.each([[[]], [['/work/old.jar']]])(
    'is unknown, and never fine, against %j',
    async (against) => {
      const result = await checked(world, { consumers, on: ['/work/new.jar'], against });
      expect(brokenIn(result)).toEqual([]);
      expect(result.verdict).toBe('unknown');
      expect(result.unknown.flatMap(({ names }) => names)).toEqual(['lib.Base']);
      expect(result.unknown[0]?.sites).toBeGreaterThanOrEqual(2);
    },
  );
});

test.each(['on', 'against', 'beside'] as const)(
  'a class path entry that is not there stops the check: %s',
  async (place) => {
    const world = checkingWorld({ '/work/user.jar': user, '/work/new.jar': [bare] });
    const asked = { consumers, on: ['/work/new.jar'], [place]: ['/work/lib/*'] };
    await expect(checked(world, asked)).rejects.toMatchObject({ code: 'input.absent' });
  },
);

test('a folder of jars without jars holds no classes, which is told', async () => {
  const world = checkingWorld({ '/work/user.jar': user, '/work/lib/readme.txt': Buffer.from('') });
  const result = await checked(world, { consumers, on: ['/work/lib/*'] });
  expect(codesOf(result)).toEqual(['input.no-classes']);
});
