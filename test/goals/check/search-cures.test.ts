import { describe, expect, it } from 'vitest';
import { checkGoal } from '../../../src/goals/check/check.js';
import type { CheckOptions } from '../../../src/goals/check/options.js';
import type { CheckResult } from '../../../src/goals/check/result.js';
import { codedClass } from '../../support/coded-class.js';
import { planningOptions, planningWorld } from '../../support/planning-world.js';
import { published } from '../../support/shading-module.js';
import { tinyClass } from '../../support/tiny-class.js';
import { zip } from '../../support/zip.js';

const repository = '/home/me/.m2/repository';

const lib = (method: string): Buffer =>
  tinyClass({ name: 'org/acme/lib/A', methods: [{ name: method, descriptor: '()V', access: 9 }] });

/** `org.user:NAME:VERSION`, built with `org.acme:lib:2.0`, which calls one method of it. */
function user(name: string, version: string, called: string): ReturnType<typeof published> {
  const pom = `<project><modelVersion>4.0.0</modelVersion><groupId>org.user</groupId><artifactId>${name}</artifactId><version>${version}</version>
    <dependencies><dependency><groupId>org.acme</groupId><artifactId>lib</artifactId><version>2.0</version></dependency></dependencies></project>`;
  const content = codedClass({
    name: `org/user/${name}/Main`,
    steps: [{ call: ['org/acme/lib/A', called, '()V'] }],
  });
  const jar = zip([{ path: `org/user/${name}/Main.class`, content }]);
  return published(`org.user:${name}:${version}`, jar, pom);
}

function list(name: string, ...versions: readonly string[]): Readonly<Record<string, Uint8Array>> {
  const of = versions.map((version) => `<version>${version}</version>`).join('');
  const text = `<metadata><versioning><versions>${of}</versions></versioning></metadata>`;
  return { [`org/user/${name}/maven-metadata-local.xml`]: Buffer.from(text) };
}

/** What is judged holds version 3.0 of the library, which has not what version 2.0 had. */
function check(
  consumers: readonly string[],
  change: Partial<CheckOptions> = {},
): Promise<CheckResult> {
  const files = {
    ...published('org.acme:lib:2.0', zip([{ path: 'org/acme/lib/A.class', content: lib('gone') }])),
    ...user('one', '1', 'gone'),
    ...user('one', '2', 'go'),
    ...list('one', '1', '2'),
    ...user('two', '1', 'gone'),
    ...user('two', '2', 'gone'),
    ...list('two', '1', '2'),
  };
  const world = planningWorld({
    pom: '',
    artifacts: {},
    files: {
      ...Object.fromEntries(
        Object.entries(files).map(([path, content]) => [
          `${repository}/${path}`,
          Buffer.from(content),
        ]),
      ),
      '/work/on/org/acme/lib/A.class': lib('go'),
      '/work/on/META-INF/maven/org.acme/lib/pom.properties': Buffer.from(
        'groupId=org.acme\nartifactId=lib\nversion=3.0\n',
      ),
    },
  });
  return checkGoal(world, {
    consumers,
    on: ['/work/on'],
    against: [],
    beside: [],
    order: 'consumer-first',
    delegated: [],
    java: 8,
    platform: undefined,
    search: true,
    maven: planningOptions().maven,
    jdk: undefined,
    toolVersion: '0',
    ...change,
  });
}

describe('what nothing else cures: the judged side has a later version, which dropped it', () => {
  const cause = { kind: 'changed', artifact: 'org.acme:lib', from: '3.0', to: '2.0' };

  it('is cured by the release of the consumer that links', async () => {
    const { groups } = await check(['org.user:one:1']);
    const cure = { kind: 'upgrade-consumer', module: 'org.user:one', version: '2' };
    expect(groups).toMatchObject([{ symbol: 'org.acme.lib.A.gone()V', cause: { ...cause, cure } }]);
  });

  it.each([
    ['nobody searches', ['org.user:one:1'], { search: false }],
    ['no release links', ['org.user:two:1'], {}],
    ['it breaks in another consumer as well', ['org.user:one:1', 'org.user:two:1'], {}],
  ] as const)('is not cured where %s', async (_case, consumers, change) => {
    const { groups } = await check(consumers, change);
    expect(groups.map((group) => group.cause)).toEqual([{ ...cause, cure: undefined }]);
  });
});
