import { expect, it } from 'vitest';
import { mavenAtHand } from '../../../src/goals/input/maven-version.js';
import { memoryFiles } from '../../support/memory.js';
import { zip } from '../../support/zip.js';

const machine = {
  workingFolder: '/work',
  homeFolder: '/home/me',
  environment: { PATH: '/usr/bin', MAVEN_HOME: '/opt/maven' },
  platform: 'linux',
  architecture: 'x64',
  osRelease: '6.1',
} as const;

/** The lines that `mvn -v` of Maven 3.8.7 takes its version from. */
const core = (version: string): Uint8Array =>
  zip([
    {
      path: 'META-INF/maven/org.apache.maven/maven-core/pom.properties',
      content: `artifactId=maven-core\ngroupId=org.apache.maven\nversion=${version}\n`,
    },
  ]);

it.each([
  ['of the Maven that is found', { '/opt/maven/lib/maven-core-3.x.jar': core('3.9.9') }, '3.9.9'],
  [
    'of the next, where a jar is damaged',
    { '/opt/maven/lib/maven-core-3.x.jar': 'no zip' },
    '3.6.3',
  ],
  ['assumed where no Maven is found', {}, '3.6.3'],
])('the version is that %s', (_, disk, version) => {
  expect(mavenAtHand({ files: memoryFiles(disk), machine })).toBe(version);
});
