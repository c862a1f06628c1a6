import { describe, expect, it } from 'vitest';
import { readModel } from '../../../src/maven/pom/read-model.js';
import { unusedProperties } from '../../../src/uber/plan/unused-properties.js';

const pom = (text: string) =>
  readModel({
    text: `<project><modelVersion>4.0.0</modelVersion><artifactId>a</artifactId>${text}</project>`,
    location: 'pom.xml',
    folder: undefined,
    sha256: '',
  });

const using = '<version>${lib.version}</version>';

describe('a property that is set', () => {
  it.each<[string, string]>([
    ['declares it', '<properties><lib.version>1</lib.version></properties>'],
    [
      'declares it in a profile',
      '<profiles><profile><id>p</id><properties><lib.version>1</lib.version></properties></profile></profiles>',
    ],
    [
      'uses it in a dependency',
      `<dependencies><dependency><groupId>g</groupId><artifactId>b</artifactId>${using}</dependency></dependencies>`,
    ],
    [
      'uses it in the configuration of a plugin',
      '<build><plugins><plugin><artifactId>p</artifactId><configuration><a><b c="${lib.version}"/></a></configuration></plugin></plugins></build>',
    ],
    [
      'uses it in a profile alone',
      '<profiles><profile><id>p</id><build><finalName>x-${lib.version}</finalName></build></profile></profiles>',
    ],
  ])('is told of nothing where the module or a parent %s', (_, text) => {
    const module = { groupId: 'g', artifactId: 'a', version: '1' };
    const set = { 'lib.version': '2' };
    expect(unusedProperties(module, [pom(text)], set)).toEqual([]);
    expect(unusedProperties(module, [pom(''), pom(text)], set)).toEqual([]);
  });

  it('is told where only another one begins or ends as it does', () => {
    const module = { groupId: 'g', artifactId: 'a', version: '1' };
    const near = pom(
      '<properties><lib.versions>1</lib.versions><x>${my.lib.version} lib.version</x></properties>',
    );
    expect(unusedProperties(module, [near], { 'lib.version': '2' })).toEqual([
      { code: 'plan.property-unused', property: 'lib.version', module: 'g:a:1' },
    ]);
  });
});
