import { describe, expect, it } from 'vitest';
import type { ConfigurationNode } from '../../../src/maven/pom/model.js';
import { checkParameters, isKnownParameter } from '../../../src/uber/shade/parameters.js';
import { pluginParameters } from '../../../src/uber/shade/plugin-descriptor.js';
import { readableJar } from '../../support/shade-module.js';
import { zip } from '../../support/zip.js';

/** Parameters of goal `shade` in META-INF/maven/plugin.xml of the plugin's jars 3.2.4 to 3.6.2, all together. */
const declared =
  'artifactSet createDependencyReducedPom createSourcesJar createTestSourcesJar dependencyReducedPomLocation entryPoints extraArtifacts extraJars filters finalName generateUniqueDependencyReducedPom keepDependenciesWithProvidedScope localRepository minimizeJar outputDirectory outputFile project promoteTransitiveDependencies relocations remoteArtifactRepositories session shadeSourcesContent shadeTestJar shadedArtifactAttached shadedArtifactId shadedClassifierName shadedGroupFilter shaderHint skip transformers useBaseVersion useDependencyReducedPomInJar'.split(
    ' ',
  );

describe('checkParameters', () => {
  it('has a place for every parameter that a version of the plugin declares', () => {
    expect(declared.filter((name) => !isKnownParameter(name))).toEqual([]);
  });

  it.each([
    ['a misspelt one', node('finalname', 'x'), ['shade.unknown-parameter']],
    ['one that only changes another jar', node('createSourcesJar', 'true'), []],
    ['a minimized jar', node('minimizeJar', 'true'), ['shade.parameter-changes-contents']],
    ['a jar that is not minimized', node('minimizeJar', 'false'), []],
    [
      'an expression without value',
      node('finalName', '${nothing}'),
      ['shade.unresolved-expression'],
    ],
    ['one that is modelled', node('finalName', 'x'), []],
  ])('tells %s', (_what, child, codes) => {
    const problems = checkParameters(node('configuration', undefined, [child]), '3.6.0', declared);
    expect(problems.map(({ code }) => code)).toEqual(codes);
  });

  it('tells a parameter of a newer plugin that nobody here knows', () => {
    const configuration = node('configuration', undefined, [node('brandNew', 'x')]);
    expect(checkParameters(configuration, '9.0.0', ['brandNew'])).toEqual([
      { code: 'shade.parameter-not-modelled', parameter: 'brandNew', version: '9.0.0' },
    ]);
  });
});

describe('pluginParameters', () => {
  it('reads names and aliases of goal shade only', () => {
    const descriptor = `<plugin><mojos>
      <mojo><goal>help</goal><parameters><parameter><name>detail</name></parameter></parameters></mojo>
      <mojo><goal>shade</goal><parameters><parameter><name>skip</name><alias>leave</alias></parameter></parameters></mojo>
    </mojos></plugin>`;
    const jar = zip([{ path: 'META-INF/maven/plugin.xml', content: descriptor }]);
    expect(pluginParameters(readableJar(jar, 'plugin.jar'))).toEqual(['skip', 'leave']);
  });

  it('has no answer where there is no descriptor that can be read', () => {
    const jar = zip([{ path: 'META-INF/maven/plugin.xml', content: '<plugin>' }]);
    expect(pluginParameters(readableJar(jar, 'plugin.jar'))).toBeUndefined();
    expect(pluginParameters(readableJar(zip([]), 'plugin.jar'))).toBeUndefined();
  });
});

function node(
  name: string,
  value: string | undefined,
  children: readonly ConfigurationNode[] = [],
): ConfigurationNode {
  return { name, value, attributes: {}, children };
}
