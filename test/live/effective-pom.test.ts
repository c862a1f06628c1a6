import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openMaven } from '../../src/goals/input/open-maven.js';
import { moduleKey, parseCoordinates } from '../../src/maven/coordinates/coordinates.js';
import type { Dependency, Model } from '../../src/maven/pom/model.js';
import { readModel } from '../../src/maven/pom/read-model.js';
import { openPlatform } from '../../src/platform/platform.js';
import { effectivePomCases, type EffectivePomCase } from './effective-pom-cases.js';
import { maven, workFolder } from './support/programs.js';

/** Dependencies, management, properties and shade configuration, compared with those that Maven prints. */
const effectivePom = 'org.apache.maven.plugins:maven-help-plugin:3.5.1:effective-pom';

const work = workFolder('effective-pom');
const platform = await openPlatform({ cacheFolder: join(work, 'cache'), progress: false });
const java = readJava((await maven(['-v'], work)).stdout);
// Maven and we see the same JAVA_HOME.
process.env['JAVA_HOME'] = java.home;
const machine = {
  ...platform.machine,
  environment: { ...platform.machine.environment, JAVA_HOME: java.home },
};
const access = openMaven(
  { ...platform, machine },
  {
    offline: false,
    update: false,
    settings: undefined,
    repositories: [],
    cacheFolder: join(work, 'cache'),
    userProperties: {},
  },
);

afterAll(() => platform.close());

describe('the effective model equals that of Maven', () => {
  test('for at least 12 modules', () => {
    expect(effectivePomCases.length).toBeGreaterThanOrEqual(12);
  });

  test.each(effectivePomCases)('$module ($feature)', async (one) => {
    const folder = await fetchPom(one);
    const expected = await askMaven(one, folder);
    const { effective } = await access.readModule(
      { kind: 'file', file: folder },
      {
        userProperties: one.properties ?? {},
        propertyEdits: {},
        profiles: one.profiles ?? [],
        jdk: java.version,
      },
    );
    expect(compared(effective.model)).toEqual(compared(expected, one.fromExtensions));
    expect(effective.problems).toEqual([]);
  });
});

/** The published POM alone in a folder of its own: parents and BOMs come from repositories. */
async function fetchPom({ module }: EffectivePomCase): Promise<string> {
  const folder = join(work, module.replaceAll(':', '_'), 'module');
  mkdirSync(folder, { recursive: true });
  const coordinates = parseCoordinates(`${module}@pom`);
  if (!coordinates) throw new Error(`${module} is not g:a:v`);
  const found = await access.obtain(coordinates, []);
  if (found.kind !== 'file') throw new Error(`${module}: ${JSON.stringify(found)}`);
  copyFileSync(found.path, join(folder, 'pom.xml'));
  return folder;
}

async function askMaven(one: EffectivePomCase, folder: string): Promise<Model> {
  const output = join(folder, 'effective.xml');
  const properties = Object.entries(one.properties ?? {}).map(([n, value]) => `-D${n}=${value}`);
  const profiles = (one.profiles ?? []).map((id) => `-P${id}`);
  await maven([effectivePom, `-Doutput=${output}`, ...properties, ...profiles], folder);
  if (!existsSync(output)) throw new Error(`Maven wrote no ${output}`);
  const text = readFileSync(output, 'utf8');
  return readModel({ text, location: output, folder: undefined, sha256: '' });
}

/** `fromExtensions`: names of properties that a build extension adds while Maven runs. */
function compared(model: Model, fromExtensions?: RegExp): Readonly<Record<string, unknown>> {
  const shade = 'org.apache.maven.plugins:maven-shade-plugin';
  const names = Object.keys(model.properties).filter((name) => !fromExtensions?.test(name));
  return {
    properties: Object.fromEntries(names.sort().map((name) => [name, model.properties[name]])),
    dependencies: model.dependencies.map(plain),
    dependencyManagement: model.dependencyManagement.map(plain),
    shade: model.build.plugins.find((plugin) => moduleKey(plugin) === shade),
    finalName: model.build.finalName,
  };
}

/** `false` and absent mean the same. */
function plain(dependency: Dependency): Dependency {
  return { ...dependency, optional: dependency.optional === true ? true : undefined };
}

function readJava(text: string): { readonly version: string; readonly home: string } {
  const [, version, home] = /Java version: ([\d._]+)[^]*?runtime: (\S+)/.exec(text) ?? [];
  if (version === undefined || home === undefined) throw new Error(`no Java in: ${text}`);
  return { version, home };
}
