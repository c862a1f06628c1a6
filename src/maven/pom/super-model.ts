import type { PomSource } from './machine.js';
import type { Model } from './model.js';
import { readParentless } from './read-model.js';

/** The super POM as a model; read once for each source. It has no coordinates of its own. */
export function readSuperModel(source: PomSource): Model {
  const known = read.get(source);
  if (known) return known;
  const model = readParentless(source);
  read.set(source, model);
  return model;
}

const read = new WeakMap<PomSource, Model>();

/**
 * What Maven's super POM says, for machines without a Maven: the standard folders and names (Maven's documented
 * directory layout), and no repository, since none is invented here.
 */
export const ownSuperPom = `<project>
  <modelVersion>4.0.0</modelVersion>
  <build>
    <directory>\${project.basedir}/target</directory>
    <outputDirectory>\${project.build.directory}/classes</outputDirectory>
    <testOutputDirectory>\${project.build.directory}/test-classes</testOutputDirectory>
    <finalName>\${project.artifactId}-\${project.version}</finalName>
    <sourceDirectory>\${project.basedir}/src/main/java</sourceDirectory>
    <scriptSourceDirectory>\${project.basedir}/src/main/scripts</scriptSourceDirectory>
    <testSourceDirectory>\${project.basedir}/src/test/java</testSourceDirectory>
    <resources>
      <resource>
        <directory>\${project.basedir}/src/main/resources</directory>
      </resource>
    </resources>
  </build>
  <reporting>
    <outputDirectory>\${project.build.directory}/site</outputDirectory>
  </reporting>
</project>
`;
