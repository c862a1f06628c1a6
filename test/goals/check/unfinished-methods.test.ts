import { expect, test } from 'vitest';
import { codedClass } from '../../support/coded-class.js';
import { brokenIn, checked, checkingWorld } from '../../support/checking-world.js';
import { tinyClass } from '../../support/tiny-class.js';

const entry = (name: string, content: Uint8Array) => ({ path: `${name}.class`, content });

/** An abstract class, and one that calls its abstract method on whatever it gets. */
const library = [
  entry(
    'lib/Base',
    tinyClass({
      name: 'lib/Base',
      access: 0x421, // public, super, abstract
      methods: [{ name: 'work', descriptor: '()V', access: 0x401 }],
    }),
  ),
  entry(
    'lib/Caller',
    codedClass({ name: 'lib/Caller', steps: [{ call: ['lib/Base', 'work', '()V'] }] }),
  ),
];

/** `app/Task` leaves the method unimplemented. */
const task = entry('app/Task', tinyClass({ name: 'app/Task', superName: 'lib/Base' }));

/** JVMS §6.5 (invokevirtual): selection that finds an abstract method throws `AbstractMethodError`. */
test('a method that a consumer leaves unimplemented breaks where a class that it names calls it', async () => {
  const world = checkingWorld({
    '/work/app.jar': [task, 'app/User: lib/Caller.run'],
    '/work/lib.jar': library,
  });
  const result = await checked(world, { consumers: ['/work/app.jar'], on: ['/work/lib.jar'] });
  expect(brokenIn(result)).toEqual(['lib.Base.work()V AbstractMethodError']);
});

test('the same where who calls it lies beside', async () => {
  const world = checkingWorld({
    '/work/app.jar': [task, 'app/User: lib/Caller.run'],
    '/work/empty.jar': ['other/Thing'],
    '/work/lib.jar': library,
  });
  const result = await checked(world, {
    consumers: ['/work/app.jar'],
    on: ['/work/empty.jar'],
    beside: ['/work/lib.jar'],
  });
  const known = [...brokenIn(result), ...result.unknown.flatMap(({ names }) => names)];
  expect(known).toEqual(['lib.Base.work()V AbstractMethodError']);
});

test('nobody calls it, so it does no harm', async () => {
  const world = checkingWorld({ '/work/app.jar': [task], '/work/lib.jar': library.slice(0, 1) });
  const result = await checked(world, { consumers: ['/work/app.jar'], on: ['/work/lib.jar'] });
  expect(brokenIn(result)).toEqual([]);
});
