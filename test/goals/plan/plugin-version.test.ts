import { describe, expect, it } from 'vitest';
import type { ModelOptions } from '../../../src/goals/input/maven-access.js';
import { openMaven } from '../../../src/goals/input/open-maven.js';
import type { VersionedModule } from '../../../src/goals/plan/plugin-version.js';
import { withPluginVersion } from '../../../src/goals/plan/plugin-version.js';
import { memoryFiles } from '../../support/memory.js';
import { memoryWorld } from '../../support/memory-world.js';

const model: ModelOptions = { userProperties: {}, propertyEdits: {}, profiles: [], jdk: '17' };
const plugin = '/home/me/.m2/repository/org/apache/maven/plugins/maven-shade-plugin';

/** `prerequisites` by version; `marker`: `<release>` or `<latest>` of the metadata. */
interface Published {
  readonly needs: Readonly<Record<string, string>>;
  readonly marker?: string;
}

function disk({ needs, marker = '' }: Published, pinned = ''): Record<string, string> {
  const versions = Object.keys(needs);
  const list = versions.map((version) => `<version>${version}</version>`).join('');
  const shade = `<groupId>org.apache.maven.plugins</groupId><artifactId>maven-shade-plugin</artifactId>`;
  const pom = (version: string): string =>
    `<project><modelVersion>4.0.0</modelVersion>${shade}<version>${version}</version><prerequisites><maven>${needs[version] ?? ''}</maven></prerequisites></project>`;
  return {
    '/work/pom.xml': `<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>a</artifactId><version>1</version><build><plugins><plugin>${shade}${pinned}</plugin></plugins></build></project>`,
    [`${plugin}/maven-metadata-local.xml`]: `<metadata><versioning>${marker}<versions>${list}</versions></versioning></metadata>`,
    ...Object.fromEntries(
      versions.map((version) => [
        `${plugin}/${version}/maven-shade-plugin-${version}.pom`,
        pom(version),
      ]),
    ),
  };
}

async function versioned(texts: Readonly<Record<string, string>>): Promise<VersionedModule> {
  const world = memoryWorld({ files: memoryFiles(texts) });
  const access = openMaven(world, {
    offline: true,
    update: false,
    settings: undefined,
    repositories: [],
    cacheFolder: '/home/me/.cache/uberplan',
    userProperties: {},
  });
  const module = await access.readModule({ kind: 'file', file: '/work' }, model);
  return withPluginVersion({ world, access, model }, module);
}

const chosen = ({ module }: VersionedModule): string | undefined =>
  module.effective.model.build.plugins[0]?.version;

/** As `DefaultPluginVersionResolver.selectVersion` of Maven 3.8.7 reads; no Maven is found here, so it is 3.6.3. */
describe('a shade plugin without a version', () => {
  it.each<[string, Published, string]>([
    [
      'is the release of the metadata, even where a higher version is listed',
      { needs: { '3.5': '3.2', '3.6': '3.2' }, marker: '<release>3.5</release>' },
      '3.5',
    ],
    [
      'is the latest where no release is marked',
      { needs: { '3.5': '3.2', '3.6': '3.2' }, marker: '<latest>3.5</latest>' },
      '3.5',
    ],
    [
      'is the highest that runs where the marked one needs a newer Maven',
      { needs: { '3.5': '3.2', '3.10': '3.6.3', '4.0': '4.0' }, marker: '<release>4.0</release>' },
      '3.10',
    ],
    [
      'is a snapshot only where there is no release',
      { needs: { '3.5': '3.2', '3.6-SNAPSHOT': '3.2' } },
      '3.5',
    ],
  ])('%s', async (_, published, version) => {
    const found = await versioned(disk(published));
    expect(chosen(found)).toBe(version);
    expect(found.problems).toMatchObject([{ code: 'plan.plugin-not-pinned', version }]);
  });

  it('stops the plan where no version runs', async () => {
    await expect(versioned(disk({ needs: { '4.0': '4.0' } }))).rejects.toMatchObject({
      code: 'plan.plugin-version',
    });
  });
});

it('a version that a POM names stays', async () => {
  const found = await versioned(disk({ needs: { '3.6': '3.2' } }, '<version>3.4.1</version>'));
  expect([chosen(found), found.problems]).toEqual(['3.4.1', []]);
});
