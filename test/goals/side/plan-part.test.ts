import { describe, expect, it } from 'vitest';
import { createAttribution } from '../../../src/goals/side/attribution.js';
import { openSide } from '../../../src/goals/side/open-side.js';
import { planGoal } from '../../../src/goals/plan/plan.js';
import { writePlan } from '../../../src/uber/plan/write-plan.js';
import { moduleFolder, planningOptions, planningWorld } from '../../support/planning-world.js';
import { tinyClass } from '../../support/tiny-class.js';

const plugin = (artifactId: string, rest: string): string =>
  `<plugin><groupId>org.apache.maven.plugins</groupId><artifactId>maven-${artifactId}-plugin</artifactId>${rest}</plugin>`;
const build = (...plugins: readonly string[]): string =>
  `<build><plugins>${plugins.join('')}</plugins></build>`;
const shade = (configuration = ''): string =>
  plugin(
    'shade',
    `<version>3.4.1</version><executions><execution><phase>package</phase><goals><goal>shade</goal></goals><configuration>${configuration}</configuration></execution></executions>`,
  );
const setting = (entry: string): string =>
  `<transformers><transformer implementation="org.apache.maven.plugins.shade.resource.ManifestResourceTransformer"><manifestEntries>${entry}</manifestEntries></transformer></transformers>`;
const jar = (entry: string): string =>
  plugin(
    'jar',
    `<version>2.4</version><configuration><archive><manifestEntries>${entry}</manifestEntries></archive></configuration>`,
  );

const on = '<Multi-Release>true</Multi-Release>';
const byProperty = `<properties><mr>true</mr></properties>${build(shade(setting('<Multi-Release>${mr}</Multi-Release>')))}`;
const managed = `<build><pluginManagement><plugins>${shade(setting(on))}</plugins></pluginManagement></build>`;

function pom(artifactId: string, rest: string, packaging: string, parent = ''): string {
  return `<project><modelVersion>4.0.0</modelVersion>${parent}<groupId>org.acme</groupId><artifactId>${artifactId}</artifactId><version>1</version><packaging>${packaging}</packaging>${rest}</project>`;
}

/** The module of a parent that lies beside it. */
function worldOf(parent: string, child: string, files: Readonly<Record<string, Uint8Array>> = {}) {
  const reference =
    '<parent><groupId>org.acme</groupId><artifactId>parent</artifactId><version>1</version><relativePath>../parent/pom.xml</relativePath></parent>';
  const dependencies =
    '<dependencies><dependency><groupId>org.acme</groupId><artifactId>versioned</artifactId><version>1</version></dependency></dependencies>';
  return planningWorld({
    pom: pom('child', `${dependencies}${child}`, 'jar', reference),
    artifacts: {
      'org.acme:versioned:1': [
        { path: 'a/A.class', content: tinyClass({ name: 'a/A' }) },
        { path: 'META-INF/versions/9/a/A.class', content: tinyClass({ name: 'a/A' }) },
      ],
    },
    files: { '/work/parent/pom.xml': Buffer.from(pom('parent', parent, 'pom')), ...files },
  });
}

/** Expected is what the manifest says in the jar that Maven 3.8.7 builds of it, with the shade plugin 3.4.1. */
describe('the versioned classes of a jar that is planned', () => {
  it.each<[what: string, parent: string, child: string, switchedOn: boolean]>([
    ['the transformer of a parent', build(shade(setting(on))), '', true],
    ['the same, by a property of the parent', byProperty, '', true],
    [
      'the same, by a property of its own',
      byProperty,
      '<properties><mr>false</mr></properties>',
      false,
    ],
    ['a transformer that the parent manages', managed, build(plugin('shade', '')), true],
    ['the jar plugin of a parent', build(jar(on), shade()), '', true],
    [
      'its own transformer, against the jar plugin of the parent',
      build(jar(on), shade()),
      build(shade(setting('<Multi-Release>false</Multi-Release>'))),
      false,
    ],
    [
      'the same, whatever the case of the name',
      build(jar(on), shade()),
      build(shade(setting('<multi-release>false</multi-release>'))),
      false,
    ],
    ['nobody', build(shade()), '', false],
  ])('are switched on or off by %s', async (_what, parent, child, switchedOn) => {
    const world = worldOf(parent, child);
    const { plan, table } = await planGoal(world, planningOptions());
    const written = {
      '/work/a.plan.json': Buffer.from(writePlan(plan)),
      [`/work/${plan.entries.file}`]: table(),
    };
    for (const input of [moduleFolder, '/work/a.plan.json']) {
      const again = worldOf(parent, child, written);
      const side = await openSide(again, input, planningOptions(), createAttribution(again));
      expect(side.side.parts.map(({ multiRelease }) => multiRelease)).toEqual([switchedOn]);
    }
  });
});
