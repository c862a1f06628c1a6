import { expect, it } from 'vitest';
import { openMaven } from '../../../src/goals/input/open-maven.js';
import { findFirstVersion } from '../../../src/goals/why/first-version.js';
import { planningWorld } from '../../support/planning-world.js';
import { tinyClass } from '../../support/tiny-class.js';

const holder = {
  groupId: 'g',
  artifactId: 'a',
  version: '3.4',
  extension: 'jar',
  classifier: '',
};

const wanted = { path: 'lib/New.class', content: tinyClass({ name: 'lib/New' }) };
const other = { path: 'lib/Old.class', content: tinyClass({ name: 'lib/Old' }) };

/** Versions of `g:a`, in the list of the local repository; `+`: has the class, `-`: has it not, `?`: no jar is there. */
async function search(drawn: Readonly<Record<string, '+' | '-' | '?'>>) {
  const list = Object.keys(drawn).map((version) => `<version>${version}</version>`);
  const jars = Object.entries(drawn).flatMap(([version, state]) =>
    state === '?' ? [] : [[`g:a:${version}`, state === '+' ? [wanted, other] : [other]] as const],
  );
  const world = planningWorld({
    pom: '<project/>',
    artifacts: Object.fromEntries(jars),
    files: {
      '/home/me/.m2/repository/g/a/maven-metadata-local.xml': Buffer.from(
        `<metadata><versioning><versions>${list.join('')}</versions></versioning></metadata>`,
      ),
    },
  });
  const access = openMaven(world, {
    offline: true,
    update: false,
    settings: undefined,
    repositories: [],
    cacheFolder: '/cache',
    userProperties: {},
  });
  return findFirstVersion({ files: world.files, access }, { holder, path: wanted.path });
}

it('is the release from which on each has the class', async () => {
  const drawn = { '1.0': '-', '2.0': '-', '2.1': '+', '2.2': '+', '3.0': '+', '3.4': '+' } as const;
  expect(await search(drawn)).toEqual({ module: 'g:a', has: '2.1', lacks: '2.0' });
});

it('is none of an older branch that has it, while the newer branch began without', async () => {
  const drawn = { '2.0': '-', '2.9': '+', '3.0': '-', '3.1': '-', '3.2': '+', '3.4': '+' } as const;
  expect(await search(drawn)).toEqual({ module: 'g:a', has: '3.2', lacks: '3.1' });
});

it('is the first of all where each has it, pre-releases and later releases aside', async () => {
  const drawn = { '1.0-alpha1': '-', '1.0': '+', '3.4': '+', '3.5': '-' } as const;
  expect(await search(drawn)).toEqual({ module: 'g:a', has: '1.0', lacks: undefined });
});

it('is not told where a release before it cannot be had', async () => {
  expect(await search({ '1.0': '-', '2.0': '?', '3.0': '+', '3.4': '+' })).toBeUndefined();
});
