import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { GenerateOptions, GenerateResult } from '../../../src/goals/generate/generate.js';
import { generatePlanned } from '../../../src/goals/generate/generate.js';
import { makePom } from '../../../src/goals/generate/pom.js';
import type { World } from '../../../src/goals/input/world.js';
import { openMaven } from '../../../src/goals/input/open-maven.js';
import type { PlanResult } from '../../../src/goals/plan/plan.js';
import { modelDifferences } from '../../../src/uber/generate/read-back.js';
import { writeEntries } from '../../../src/uber/plan/entry-table.js';
import { inheritedFor } from '../../../src/uber/plan/inherited.js';
import type { Plan } from '../../../src/uber/plan/plan.js';
import { renameModel, renameOf } from '../../../src/uber/plan/rename.js';
import type { ContentEntry } from '../../../src/uber/shade/contents.js';
import { openPlatform } from '../../../src/platform/platform.js';
import { temporaryFolder } from '../../support/command-line.js';
import { planningOptions } from '../../support/planning-world.js';
import { aPlan, anUpgrade } from '../../support/plans.js';
import { decisions } from '../../uber/generate/decisions.js';

const platform = await openPlatform({ cacheFolder: '/nowhere', progress: false });
afterAll(() => platform.close());

let folder = '';
let world: World;
beforeEach(() => {
  folder = temporaryFolder();
  const machine = {
    ...platform.machine,
    workingFolder: folder,
    homeFolder: folder,
    environment: {},
  };
  world = { ...platform, machine };
});

const set = { 'tool.version': '2.0' };
const definitionText = [
  '<project>',
  '\t<modelVersion>4.0.0</modelVersion>',
  '\t<parent>',
  '\t\t<groupId>g</groupId>',
  '\t\t<artifactId>parent</artifactId>',
  '\t\t<version>1</version>',
  '\t</parent>',
  '\t<artifactId>tool-1.0-uber</artifactId>',
  '\t<properties>',
  '\t\t<tool.version>1.0</tool.version> <!-- é -->',
  '\t</properties>',
  '\t<dependencies>',
  '\t\t<dependency>',
  '\t\t\t<groupId>a</groupId>',
  '\t\t\t<artifactId>one</artifactId>',
  '\t\t\t<version>${tool.version}</version>',
  '\t\t</dependency>',
  '\t</dependencies>',
  '</project>',
  '',
].join('\r\n');

const parentText = `<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>g</groupId><artifactId>parent</artifactId><version>1</version>
  <packaging>pom</packaging>
  <modules><module>tool-1.0-uber</module></modules>
  <properties><shade.version>3.1</shade.version></properties>
  <dependencyManagement><dependencies>
    <dependency>
      <groupId>m</groupId><artifactId>text</artifactId><version>1.0</version><scope>runtime</scope>
      <exclusions><exclusion><groupId>x</groupId><artifactId>y</artifactId></exclusion></exclusions>
    </dependency>
  </dependencies></dependencyManagement>
  <build>
    <plugins><plugin><artifactId>maven-shade-plugin</artifactId></plugin></plugins>
    <pluginManagement><plugins><plugin>
      <artifactId>maven-shade-plugin</artifactId>
      <version>\${shade.version}</version>
      <executions><execution>
        <phase>package</phase><goals><goal>shade</goal></goals>
        <configuration>
          <filters><filter><artifact>*:*</artifact><excludes><exclude>META-INF/*.SF</exclude></excludes></filter></filters>
        </configuration>
      </execution></executions>
    </plugin></plugins></pluginManagement>
  </build>
</project>`;

const entries: readonly ContentEntry[] = [
  {
    path: 'a/A.class',
    kind: 'copied',
    crc32: 1,
    size: 2,
    origin: 'a:one:2.0',
    originalPath: 'a/A.class',
  },
];

/** A reactor with the old module in it. */
function writeReactor(): string {
  write('r/pom.xml', parentText);
  write('r/tool-1.0-uber/pom.xml', definitionText);
  write('r/dist/assembly.xml', '<file>\n  lib/tool-1.0-uber.jar\n</file>\n');
  write('r/dist/run.sh', 'java -cp ```lib/all-1.0.jar``` Main\n');
  write('r/dist/target/tool-1.0-uber.txt', 'tool-1.0-uber');
  return join(folder, 'r/tool-1.0-uber');
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

const maven = {
  offline: true,
  update: false,
  settings: undefined,
  repositories: [],
  cacheFolder: '/nowhere',
  userProperties: {},
};

function options(change: Partial<GenerateOptions>): GenerateOptions {
  const planning = { ...planningOptions({ maven, set }), module: undefined };
  return { ...planning, out: undefined, dryRun: false, force: false, ...change };
}

/** The plan that planning would make of the reactor's module, as far as generating looks at it. */
async function planned(module: string): Promise<PlanResult> {
  const access = openMaven(world, maven);
  const model = { userProperties: {}, propertyEdits: {}, profiles: [], jdk: '17' };
  const old = await access.readModule({ kind: 'file', file: join(module, 'pom.xml') }, model);
  const rename = renameOf(old.effective.model, old.effective.raw, set, undefined);
  const raw = renameModel(old.effective.raw, rename);
  const { 'plugin-element': _, ...chosen } = decisions;
  const { sha256, bytes } = writeEntries(entries);
  const table = await bytes;
  const plan: Plan = {
    ...aPlan(anUpgrade),
    module: { groupId: 'g', artifactId: rename.artifactId.to, version: '1', packaging: 'jar' },
    inputs: { ...aPlan(anUpgrade).inputs, set },
    model: { ...raw, properties: { ...raw.properties, ...set } },
    shade: {
      version: '3.1',
      executions: [{ id: 'default', jarName: 'all-2.0.jar', configuration: undefined }],
    },
    decisions: Object.values(chosen),
    inherited: inheritedFor(Object.values(chosen), old.effective.model, raw),
    delta: {
      from: { groupId: 'g', artifactId: 'tool-1.0-uber', version: '1' },
      artifacts: { added: ['a:new:1', 'a:new:1:linux'], removed: ['a:old:1'], changed: [] },
      classes: { added: 1, removed: 0 },
      licences: { 'a:new:1': ['MIT | X'], 'a:old:1': [] },
    },
    entries: { file: 'tool-2.0-uber.entries.tsv.gz', sha256 },
  };
  const { text, location, reactorRoot } = old;
  const definition = { text, location, folder: old.folder, reactorRoot };
  return {
    plan,
    entries: () => entries,
    table: () => table,
    tree: '',
    origin: 'planned',
    definition,
  };
}

async function generate(
  of: PlanResult,
  change: Partial<GenerateOptions> = {},
): Promise<GenerateResult> {
  return generatePlanned(world, options(change), of);
}

const names = ['UPGRADE.md', 'pom.xml', 'tool-2.0-uber.entries.tsv.gz', 'tool-2.0-uber.plan.json'];

describe('from a definition in a reactor', () => {
  const out = 'r/tool-2.0-uber';

  test('the module is written beside the old one, laid out as that is', async () => {
    const result = await generate(await planned(writeReactor()), { out });
    expect(result.verdict).toBe('written');
    expect(readdirSync(join(folder, out)).sort()).toEqual(names);
    expect(readdirSync(join(folder, 'r')).sort()).not.toContain('.tool-2.0-uber.part');
    const pom = readFileSync(join(folder, out, 'pom.xml'), 'utf8');
    await expect(pom).toMatchFileSnapshot('../../fixtures/generate/reactor-module.xml');
  });

  test('the account tells decisions, licences and the lines that name the old module', async () => {
    await generate(await planned(writeReactor()), { out });
    const notes = readFileSync(join(folder, out, 'UPGRADE.md'), 'utf8');
    await expect(notes).toMatchFileSnapshot('../../fixtures/generate/UPGRADE.md');
  });

  test('a parent that does not declare the new module is told', async () => {
    const { problems } = await generate(await planned(writeReactor()), { out });
    expect(problems.map(({ code }) => code)).toEqual(['generate.not-declared']);
  });

  test('a second run changes nothing and says so', async () => {
    const of = await planned(writeReactor());
    const first = await generate(of, { out });
    const second = await generate(of, { out });
    expect(second.verdict).toBe('unchanged');
    expect(second.files).toEqual(first.files.map((file) => ({ ...file, state: 'same' })));
  });

  test('what would be overwritten stops it, --force overwrites, other files stay', async () => {
    const of = await planned(writeReactor());
    write(`${out}/pom.xml`, '<project/>');
    write(`${out}/src/Own.java`, 'class Own {}');
    await expect(generate(of, { out })).rejects.toMatchObject({ code: 'generate.target-exists' });
    expect(readdirSync(join(folder, out)).sort()).toEqual(['pom.xml', 'src']);
    expect((await generate(of, { out, force: true })).verdict).toBe('written');
    expect(readdirSync(join(folder, out)).sort()).toEqual([...names, 'src'].sort());
  });

  test('a file in the place of the folder stops it', async () => {
    const of = await planned(writeReactor());
    write('x', '');
    const code = 'generate.target-not-a-folder';
    await expect(generate(of, { out: 'x', force: true })).rejects.toMatchObject({ code });
  });

  test('a dry run writes nothing and shows the difference to the old POM', async () => {
    const result = await generate(await planned(writeReactor()), { out, dryRun: true });
    expect(readdirSync(join(folder, 'r')).sort()).toEqual(['dist', 'pom.xml', 'tool-1.0-uber']);
    expect(result.diff).toContain('+\t\t<tool.version>2.0</tool.version> <!-- é -->');
    expect(result.diff).toMatch(
      /^--- a\/r\/tool-2\.0-uber\/pom\.xml\n\+\+\+ b\/r\/tool-2\.0-uber\/pom\.xml\n@@/,
    );
  });

  test('a dry run over the finished module shows nothing', async () => {
    const of = await planned(writeReactor());
    await generate(of, { out });
    expect((await generate(of, { out, dryRun: true })).diff).toBe('');
  });

  test('elsewhere the way to the parent is recomputed', async () => {
    await generate(await planned(writeReactor()), { out: 'r/deep/er/new' });
    const pom = readFileSync(join(folder, 'r/deep/er/new/pom.xml'), 'utf8');
    expect(pom).toContain('\r\n\t\t<relativePath>../../../pom.xml</relativePath>\r\n\t</parent>');
  });

  test('an incomplete plan is not generated from', async () => {
    const of = await planned(writeReactor());
    const plan = { ...of.plan, status: 'incomplete' as const };
    expect((await generate({ ...of, plan }, { out })).verdict).toBe('refused');
    expect(readdirSync(join(folder, 'r')).sort()).toEqual(['dist', 'pom.xml', 'tool-1.0-uber']);
  });
});

describe('a POM that was read back before', () => {
  /** Makes the POM once, changes something, and tells whether it was read back again. */
  async function readBackAgain(change: (of: PlanResult) => PlanResult): Promise<boolean> {
    const of = await planned(writeReactor());
    const kept = new Map<string, Uint8Array>();
    const reads: string[] = [];
    const store = {
      get: (area: string, key: string) => kept.get(`${area} ${key}`),
      put: (area: string, key: string, value: Uint8Array) => void kept.set(`${area} ${key}`, value),
    };
    const read = (path: string): Uint8Array | undefined => {
      reads.push(path);
      return platform.files.read(path);
    };
    const watched = { ...world, store, files: { ...platform.files, read } };
    const place = join(folder, 'r/tool-2.0-uber');
    const first = await makePom(watched, options({}), of, place);
    expect(reads).toContain(join(folder, 'r/pom.xml'));
    reads.length = 0;
    const second = await makePom(watched, options({}), change(of), place);
    expect(Buffer.from(second.bytes).toString()).toBe(Buffer.from(first.bytes).toString());
    expect(second.rename).toEqual(first.rename);
    return reads.includes(join(folder, 'r/pom.xml'));
  }

  test('is taken as it is while nothing that decides it has changed', async () => {
    expect(await readBackAgain((of) => of)).toBe(false);
  });

  test('is read back again where its plan has changed', async () => {
    const other = (of: PlanResult): PlanResult => {
      return { ...of, plan: { ...of.plan, inputs: { ...of.plan.inputs, java: 99 } } };
    };
    expect(await readBackAgain(other)).toBe(true);
  });

  test('is read back again where a parent has changed', async () => {
    const again = await readBackAgain((of) => {
      write('r/pom.xml', parentText.replace('</project>', '<!-- another size --></project>'));
      return of;
    });
    expect(again).toBe(true);
  });
});

describe('from a plan alone', () => {
  test('the folder is called as the module, and a second run changes nothing', async () => {
    const of = { ...(await planned(writeReactor())), definition: undefined };
    const { verdict, folder: named } = await generate(of);
    expect([verdict, named]).toEqual(['written', 'tool-2.0-uber']);
    expect(readdirSync(join(folder, 'tool-2.0-uber')).sort()).toEqual(names);
    expect((await generate(of)).verdict).toBe('unchanged');
  });

  test('both doors give the same effective model', async () => {
    const of = await planned(writeReactor());
    await generate(of, { out: 'r/one' });
    await generate({ ...of, definition: undefined }, { out: 'r/two' });
    const access = openMaven(world, maven);
    const model = { userProperties: {}, propertyEdits: {}, profiles: [], jdk: '17' };
    const place = { location: 'pom.xml', folder: join(folder, 'r/three') };
    const [one, two] = await Promise.all(
      ['r/one', 'r/two'].map((path) => {
        const text = readFileSync(join(folder, path, 'pom.xml'), 'utf8');
        return access.readModule({ kind: 'text', text, ...place }, model);
      }),
    );
    if (one === undefined || two === undefined) throw new Error('unread');
    expect(modelDifferences(one.effective.model, two.effective.model)).toEqual([]);
  });
});
