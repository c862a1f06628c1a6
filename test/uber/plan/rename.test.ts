import { expect, test } from 'vitest';
import { readModel } from '../../../src/maven/pom/read-model.js';
import { renameOf, renameValue } from '../../../src/uber/plan/rename.js';

const rename = {
  artifactId: { from: 'tool-1.0-uber', to: 'tool-2.0-uber' },
  versions: [{ from: '1.0', to: '2.0' }],
};

const plugin = 'build/plugins/plugin';
const configuration = `${plugin}/executions/execution/configuration`;

test.each([
  ['artifactId', 'tool-1.0-uber', 'tool-2.0-uber'],
  ['name', 'Tool 1.0', 'Tool 2.0'],
  ['description', 'for Tool 1.0.1', 'for Tool 1.0.1'],
  ['description', 'for Tool 11.0', 'for Tool 11.0'],
  ['description', 'for Tool 3.1.0', 'for Tool 3.1.0'],
  ['description', 'for tool1.0.', 'for tool2.0.'],
  ['build/finalName', 'tool-1.0-uber-all', 'tool-2.0-uber-all'],
  ['build/finalName', 'my-tool-1.0-uberer', 'my-tool-2.0-uberer'],
  [
    `${configuration}/artifacts/artifact/file`,
    'target/tool-1.0-uber.jar',
    'target/tool-2.0-uber.jar',
  ],
  [`${configuration}/artifactSet/includes/include`, 'g:tool-1.0-uber', 'g:tool-2.0-uber'],
  [`${configuration}/relocations/relocation/pattern`, 'a.v1.0.b', 'a.v1.0.b'],
  [`profiles/profile/build/finalName`, 'x-1.0', 'x-2.0'],
  ['properties/jar.name', 'tool-1.0-uber', 'tool-2.0-uber'],
  ['properties/other.version', '1.0', '1.0'],
  ['properties/other.version', '1.0-x', '1.0-x'],
  [`${configuration}/versionSuffix`, '1.0', '1.0'],
  [`${plugin}/version`, '1.0', '1.0'],
  [`${plugin}/artifactId`, 'tool-1.0-uber', 'tool-1.0-uber'],
  ['dependencies/dependency/artifactId', 'tool-1.0-uber', 'tool-1.0-uber'],
  ['dependencies/dependency/systemPath', '/x/tool-1.0.jar', '/x/tool-1.0.jar'],
  ['parent/artifactId', 'tool-1.0-uber', 'tool-1.0-uber'],
])('%s: %s → %s', (path, before, after) => {
  expect(renameValue(path.split('/'), before, rename)).toBe(after);
});

/** The raw model of a module that declares `properties` and has one dependency at `version`. */
function rawModel(properties: Readonly<Record<string, string>>, version: string) {
  const lines = Object.entries(properties).map(([name, value]) => `<${name}>${value}</${name}>`);
  const text = `<project><artifactId>x</artifactId><properties>${lines.join('')}</properties><dependencies><dependency><groupId>g</groupId><artifactId>a</artifactId><version>${version}</version></dependency></dependencies></project>`;
  return readModel({ text, location: 'pom.xml', folder: undefined, sha256: '' });
}

test('the name defaults to the old one with the values moved', () => {
  const properties = { v: '1.2.3', flag: 'true' };
  const old = { artifactId: 'lib-1.2.3-all', properties };
  const set = { v: '1.3.0', flag: 'false', unknown: '9' };
  expect(renameOf(old, rawModel(properties, '7'), set, undefined)).toEqual({
    artifactId: { from: 'lib-1.2.3-all', to: 'lib-1.3.0-all' },
    versions: [{ from: '1.2.3', to: '1.3.0' }],
  });
});

test('a version of one number is no part of a longer word', () => {
  const old = { artifactId: 'hadoop3-3-uber', properties: { v: '3' } };
  const raw = rawModel(old.properties, '7');
  expect(renameOf(old, raw, { v: '4' }, undefined).artifactId.to).toBe('hadoop3-4-uber');
});

test('a property of a parent moves names only where a version of the own dependencies uses it', () => {
  const old = { artifactId: 'lib-3.4.1-all', properties: { 'shade.version': '3.4.1' } };
  const set = { 'shade.version': '3.6.0' };
  expect(renameOf(old, rawModel({}, '1'), set, undefined).artifactId.to).toBe('lib-3.4.1-all');
  const used = rawModel({}, '${shade.version}');
  expect(renameOf(old, used, set, undefined).artifactId.to).toBe('lib-3.6.0-all');
});
