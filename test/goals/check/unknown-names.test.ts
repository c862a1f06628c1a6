import { expect, test } from 'vitest';
import { checked, classOf } from '../../support/checking-world.js';
import { planningWorld } from '../../support/planning-world.js';
import { pomText, published } from '../../support/shading-module.js';
import { zip } from '../../support/zip.js';

const repository = '/home/me/.m2/repository';

/** `user` asks for `base`, which the judged jar holds, and `base` for `thing`, which that has not taken in. */
function worldWith(thing: boolean) {
  const pomOf = (artifactId: string, dependency: string): string =>
    pomText({ artifactId, plain: true, dependencies: [dependency] });
  const artifacts = {
    ...published('org.acme:user:1.0', user, pomOf('user', 'org.acme:base:1.0')),
    ...published('org.acme:base:1.0', [classOf('base/B')], pomOf('base', 'org.third.api:thing:1')),
    ...published('org.third.api:thing:1', [classOf('org/third/T')]),
  };
  const files = Object.entries(artifacts)
    .filter(([path]) => thing || !path.includes('thing-1.jar'))
    .map(([path, content]) => [`${repository}/${path}`, Buffer.from(content)] as const);
  const held = { path: 'META-INF/maven/org.acme/base/pom.properties', content: '' };
  return planningWorld({
    pom: '<project/>',
    artifacts: {},
    files: { ...Object.fromEntries(files), '/work/uber.jar': zip([classOf('base/B'), held]) },
  });
}

const user = [classOf('user/U: base/B.run org/third/T.run org/fourth/F.run')];
const asked = { consumers: ['org.acme:user:1.0'], on: ['/work/uber.jar'] };

test("a name that no input holds is counted by the module of the consumer's tree that has it", async () => {
  const { unknown, verdict } = await checked(worldWith(true), asked);
  expect(verdict).toBe('unknown');
  expect(unknown).toEqual([
    { by: 'org.fourth', names: ['org.fourth.F'], sites: 1 },
    { by: 'org.third.api:thing', names: ['org.third.T'], sites: 1 },
  ]);
});

test('it is counted by package where the file of that module is not at hand: none is fetched', async () => {
  const { unknown } = await checked(worldWith(false), asked);
  expect(unknown.map(({ by }) => by)).toEqual(['org.fourth', 'org.third']);
});
