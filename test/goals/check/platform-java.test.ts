import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checked, checkingWorld } from '../../support/checking-world.js';
import { jimage } from '../../support/jimage.js';
import { tinyClass } from '../../support/tiny-class.js';

/** Java 9 on: what a module exports to everyone. */
const image = jimage([
  {
    module: 'acme.module',
    path: 'module-info.class',
    content: readFileSync('test/fixtures/modules/module-info.class'),
  },
  { module: 'acme.module', path: 'p/api/C.class', content: tinyClass({ name: 'p/api/C' }) },
]);

const world = () =>
  checkingWorld({
    '/work/app.jar': [{ path: 'a/App.class', content: tinyClass({ name: 'a/App', major: 55 }) }],
    '/opt/jdk/release': Buffer.from('JAVA_VERSION="17.0.15"\n'),
    '/opt/jdk/lib/modules': image,
  });
const app = { consumers: ['/work/app.jar'], on: ['/work/app.jar'] };

/** A Java refuses class files above its own version (JVMS table 4.1-A): 55 is Java 11. */
const errorsIn = ({ groups }: Awaited<ReturnType<typeof checked>>) =>
  groups.map(({ error }) => error);

test('the Java is the least that is common, where nobody says which', async () => {
  const result = await checked(world(), { ...app, java: undefined });
  expect([result.java, errorsIn(result)]).toEqual([8, ['UnsupportedClassVersionError']]);
});

test('the Java is that of the platform that is named', async () => {
  const change = { ...app, java: undefined, platform: '/opt/jdk' };
  const result = await checked(world(), change);
  expect(result.java).toBe(17);
  expect(errorsIn(result)).not.toContain('UnsupportedClassVersionError');
  expect(await checked(world(), { ...change, java: 17 })).toEqual(result);
});

test('a Java that the platform is not is refused', async () => {
  await expect(checked(world(), { ...app, java: 8, platform: '/opt/jdk' })).rejects.toMatchObject({
    code: 'usage.arguments',
    message: '--java 8 is not the Java of --platform: that is Java 17.0.15 in /opt/jdk',
    advice: 'say --java 17, or name a JDK of Java 8',
  });
});
