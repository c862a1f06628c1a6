import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { WhyOptions } from '../../../src/goals/why/why.js';
import { whyGoal } from '../../../src/goals/why/why.js';
import type { WhyResult } from '../../../src/goals/why/result.js';
import { plainView } from '../../../src/report/paint.js';
import { whyScreen } from '../../../src/report/why-screen.js';
import { planningOptions, planningWorld } from '../../support/planning-world.js';
import { published } from '../../support/shading-module.js';
import { tinyClass } from '../../support/tiny-class.js';
import { zip } from '../../support/zip.js';

const repository = '/home/me/.m2/repository';
const cleaner = 'org/apache/hadoop/util/CleanerUtil';

/** Jars of one module, of which some have the class, and a list that names them. */
function versions(
  module: string,
  has: Readonly<Record<string, boolean>>,
): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  for (const [version, isThere] of Object.entries(has)) {
    const name = isThere ? cleaner : 'org/apache/hadoop/util/Other';
    const jar = zip([{ path: `${name}.class`, content: tinyClass({ name }) }]);
    for (const [path, content] of Object.entries(published(`${module}:${version}`, jar)))
      files[`${repository}/${path}`] = Buffer.from(content);
  }
  const list = Object.keys(has).map((version) => `<version>${version}</version>`);
  files[`${repository}/${module.replaceAll(/[.:]/g, '/')}/maven-metadata-local.xml`] = Buffer.from(
    `<metadata><versioning><versions>${list.join('')}</versions></versioning></metadata>`,
  );
  return files;
}

function ask(
  files: Readonly<Record<string, Uint8Array>>,
  change: Partial<WhyOptions> = {},
): Promise<WhyResult> {
  const { maven } = planningOptions();
  const world = {
    ...planningWorld({ pom: '', artifacts: {}, files }),
    /** The plans of this repository. */
    recordedPlans: {
      list: () => readdirSync('plans').sort(),
      read: (name: string) => new Uint8Array(readFileSync(`plans/${name}`)),
    },
  };
  return whyGoal(world, {
    subject: 'org.apache.hadoop.util.CleanerUtil',
    consumers: [],
    on: [],
    against: [],
    beside: [],
    order: 'consumer-first',
    delegated: [],
    java: 8,
    platform: undefined,
    search: true,
    maven,
    jdk: undefined,
    toolVersion: '0',
    ...change,
  });
}

// The recorded plans have hadoop-common 3.1.4, without the class, and 3.4.1, with it.
describe('a class that one recorded plan lacks', () => {
  const common = versions('org.apache.hadoop:hadoop-common', {
    '3.0.0': true,
    '3.1.4': false,
    '3.1.5': false,
    '3.2.0': true,
    '3.3.0': true,
    '3.4.1': true,
    '3.5.0': true,
  });

  it('is searched between the two', async () => {
    const result = await ask(common);
    expect(result.searches).toMatchObject([
      {
        module: 'org.apache.hadoop:hadoop-common',
        present: '3.1.4',
        found: '3.2.0',
        candidates: 4,
      },
    ]);
    expect(whyScreen(result, plainView)).toContain('has what is absent from 3.2.0 on');
  });

  it('is not searched unless that is asked for, or where no plan has it', async () => {
    expect((await ask(common, { search: false })).searches).toEqual([]);
    expect((await ask(common, { subject: 'org.acme.Nope' })).searches).toEqual([]);
    expect((await ask(common, { subject: 'org.apache.hadoop:hadoop-common' })).searches).toEqual(
      [],
    );
  });

  it('is not searched in a repository that is silent, which is a problem', async () => {
    const { searches, problems } = await ask({});
    expect(searches).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual(['repository.versions-unknown']);
  });
});

it('searches what would supply a name that a class path lacks', async () => {
  const pom = `<project><modelVersion>4.0.0</modelVersion><groupId>org.reader</groupId><artifactId>reader</artifactId><version>1.1</version>
    <dependencies><dependency><groupId>org.apache.hadoop</groupId><artifactId>common</artifactId><version>2.0</version></dependency></dependencies></project>`;
  const name = 'org/reader/Main';
  const main = zip([{ path: `${name}.class`, content: tinyClass({ name }) }]);
  const reader = Object.entries(published('org.reader:reader:1.1', main, pom));
  const { searches, given } = await ask(
    {
      ...versions('org.apache.hadoop:common', { '1.0': false, '1.5': true, '2.0': true }),
      ...Object.fromEntries(
        reader.map(([path, content]) => [`${repository}/${path}`, Buffer.from(content)]),
      ),
      '/work/on/org/apache/hadoop/util/Other.class': tinyClass({
        name: 'org/apache/hadoop/util/Other',
      }),
      '/work/on/META-INF/maven/org.apache.hadoop/common/pom.properties': Buffer.from(
        'groupId=org.apache.hadoop\nartifactId=common\nversion=1.0\n',
      ),
    },
    { on: ['/work/on'], consumers: ['org.reader:reader:1.1'] },
  );
  expect(given?.verdict).toBe('absent');
  expect(searches).toMatchObject([
    { of: 'supplier', module: 'org.apache.hadoop:common', present: '1.0', found: '1.5' },
  ]);
});
