import { describe, expect, test } from 'vitest';
import { brokenIn, checked, checkingWorld, classOf } from '../../support/checking-world.js';
import { tarball } from '../../support/tarball.js';
import { tinyClass } from '../../support/tiny-class.js';
import { zip } from '../../support/zip.js';

/** `lib/A` without the method that everyone calls. */
const bare = { path: 'lib/A.class', content: tinyClass({ name: 'lib/A' }) };
const user = ['org/User: lib/A.run'];

/** Of `b.jar` the class has lost its method. */
const differing = {
  '/work/lib/a.jar': ['lib/A', 'lib/Same'],
  '/work/lib/b.jar': [bare, 'lib/Same'],
};

const problemsOf = (result: Awaited<ReturnType<typeof checked>>) =>
  result.problems.filter(({ code }) => code.startsWith('classpath.'));

const told = {
  code: 'classpath.undefined-order',
  group: '/work/lib/*',
  jars: ['/work/lib/a.jar', '/work/lib/b.jar'],
  classes: 1,
  names: ['lib.A'],
  isCut: false,
};

describe('jars of one lib/* that hold different bytes of a class', () => {
  const world = checkingWorld({ '/work/user.jar': user, ...differing });

  // java(1): the order in which the jars of a wildcard are taken "is not specified".
  test('are judged in either order, and what breaks in one of them is broken', async () => {
    const result = await checked(world, { consumers: ['/work/user.jar'], on: ['/work/lib/*'] });
    expect(brokenIn(result)).toEqual([
      'lib.A.run()V NoSuchMethodError /work/lib/* /work/lib/b.jar',
    ]);
    expect(result.verdict).toBe('breaks');
    expect(problemsOf(result)).toEqual([told]);
  });

  test('are so as well where the folder is named, or what lies beside', async () => {
    for (const change of [
      { on: ['/work/lib'] },
      { on: ['/work/user.jar'], beside: ['/work/lib/*'] },
    ]) {
      const result = await checked(world, { consumers: ['/work/user.jar'], ...change });
      expect(brokenIn(result).length, JSON.stringify(change)).toBe(1);
      expect(problemsOf(result)).toEqual([told]);
    }
  });

  test('have their order where they are named one by one', async () => {
    for (const on of [
      ['/work/lib/a.jar', '/work/lib/b.jar'],
      ['/work/lib/a.jar,/work/lib/b.jar'],
    ]) {
      const result = await checked(world, { consumers: ['/work/user.jar'], on });
      expect(brokenIn(result)).toEqual([]);
      expect(problemsOf(result)).toEqual([]);
    }
  });

  test('break nothing for a consumer that has the class itself and comes first', async () => {
    const own = checkingWorld({ '/work/user.jar': [...user, 'lib/A'], ...differing });
    const result = await checked(own, { consumers: ['/work/user.jar'], on: ['/work/lib/*'] });
    expect(brokenIn(result)).toEqual([]);
    expect(problemsOf(result)).toEqual([]);
  });

  test('are so in a tarball', async () => {
    const packed = tarball(
      Object.entries({ a: classOf('lib/A'), b: bare }).map(([name, entry]) => ({
        path: `app/lib/${name}.jar`,
        content: zip([entry]),
      })),
    );
    const inside = checkingWorld({ '/work/user.jar': user, '/work/app.tar': packed });
    for (const name of ['app/lib/*', 'app/lib/']) {
      const on = [`/work/app.tar!/${name}`];
      const result = await checked(inside, { consumers: ['/work/user.jar'], on });
      expect(brokenIn(result)).toEqual([
        'lib.A.run()V NoSuchMethodError /work/app.tar!/app/lib/* /work/app.tar!/app/lib/b.jar',
      ]);
    }
  });

  test('are told where what works today has them: it may have worked', async () => {
    const on = checkingWorld({ '/work/user.jar': user, '/work/new.jar': [bare], ...differing });
    const result = await checked(on, {
      consumers: ['/work/user.jar'],
      on: ['/work/new.jar'],
      against: ['/work/lib/*'],
    });
    expect(brokenIn(result)).toEqual(['lib.A.run()V NoSuchMethodError /work/lib/* -']);
    expect(problemsOf(result)).toEqual([told]);
  });
});

test('jars of one lib/* that hold the same bytes of a class are no finding', async () => {
  const world = checkingWorld({
    '/work/user.jar': user,
    '/work/lib/a.jar': ['lib/A'],
    '/work/lib/b.jar': ['lib/A', 'lib/B'],
    '/work/lib/below/c.jar': [bare],
    '/work/lib/readme.txt': Buffer.from('no jar'),
  });
  const result = await checked(world, { consumers: ['/work/user.jar'], on: ['/work/lib/*'] });
  expect(result.on.map(({ name, classes }) => ({ name, classes }))).toEqual([
    { name: '/work/lib/*', classes: 3 },
  ]);
  expect(brokenIn(result)).toEqual([]);
  expect(problemsOf(result)).toEqual([]);
});

test('more orders than are judged are told as cut', async () => {
  // Each jar alone has a content of its own: of ten of them eight win.
  const jars = Object.fromEntries(
    Array.from({ length: 10 }, (_, at) => [
      `/work/lib/${at}.jar`,
      [{ path: 'lib/A.class', content: tinyClass({ name: 'lib/A', strings: [`${at}`] }) }],
    ]),
  );
  const world = checkingWorld({ '/work/user.jar': user, ...jars });
  const result = await checked(world, { consumers: ['/work/user.jar'], on: ['/work/lib/*'] });
  expect(brokenIn(result)).toEqual(['lib.A.run()V NoSuchMethodError']);
  expect(problemsOf(result)).toMatchObject([{ classes: 1, isCut: true }]);
});
