import { describe, expect, it } from 'vitest';
import { readMavenConfig } from '../../../src/maven/pom/maven-config.js';

describe('.mvn/maven.config', () => {
  // Maven 3.8's MavenCli splits at any white space and knows no quotes.
  it('is split at white space and line ends', () => {
    expect(readMavenConfig('-T 2\n-Drevision=1\r\n\t-Pci,!slow "-Da=b c"\n')).toEqual([
      '-T',
      '2',
      '-Drevision=1',
      '-Pci,!slow',
      '"-Da=b',
      'c"',
    ]);
  });

  it('may be empty', () => {
    expect(readMavenConfig(' \n')).toEqual([]);
  });
});
