import { expect, it } from 'vitest';
import { readModel } from '../../../src/maven/pom/read-model.js';
import { attachedClassifiers } from '../../../src/uber/shade/attached-classifiers.js';

function classifiersOf(plugin: string): readonly string[] {
  const text = `<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>a</artifactId><version>1</version><build><plugins><plugin>${plugin}</plugin></plugins></build></project>`;
  return attachedClassifiers(
    readModel({ text, location: 'pom.xml', folder: undefined, sha256: '' }),
  );
}

const execution = (configuration: string): string =>
  `<executions><execution><configuration>${configuration}</configuration></execution></executions>`;

/** As the documentation of the plugins has it: shade's `shadedArtifactAttached`, jar's `classifier`, build-helper's `attach-artifact`. */
it.each([
  [
    'shade, attached',
    `<artifactId>maven-shade-plugin</artifactId>${execution('<shadedArtifactAttached>true</shadedArtifactAttached>')}`,
    ['shaded'],
  ],
  [
    'shade, in the place of the main artifact',
    `<artifactId>maven-shade-plugin</artifactId>${execution('<shadedClassifierName>all</shadedClassifierName>')}`,
    [],
  ],
  [
    'jar',
    `<artifactId>maven-jar-plugin</artifactId>${execution('<classifier>plain</classifier>')}`,
    ['plain'],
  ],
  [
    'build-helper',
    `<groupId>org.codehaus.mojo</groupId><artifactId>build-helper-maven-plugin</artifactId>${execution(
      '<artifacts><artifact><file>target/a.jar</file><classifier>optional</classifier></artifact><artifact><file>target/b.jar</file></artifact></artifacts>',
    )}`,
    ['optional'],
  ],
])('what %s attaches is named', (_what, plugin, classifiers) => {
  expect(classifiersOf(plugin)).toEqual(classifiers);
});
