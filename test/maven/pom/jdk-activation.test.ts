import { describe, expect, it } from 'vitest';
import { jdkFits } from '../../../src/maven/pom/jdk-activation.js';

const versions = [
  '1.8.0_442',
  '1.8.0',
  '9',
  '11.0.2',
  '11',
  '12.0.1',
  '17',
  '17.0.15',
  '21-ea',
  '25',
];

/** What JdkVersionProfileActivator of maven-model-builder 3.8.7 said, version by version; `x`: it failed, so no. */
const table: readonly (readonly [string, string])[] = [
  ['1.8', 'yynnnnnnnn'],
  ['17', 'nnnnnnyynn'],
  ['!1.8', 'nnyyyyyyyy'],
  ['[1.8,)', 'yyyyyyyyyy'],
  ['[11,17)', 'nnnyyynnnn'],
  ['(,11]', 'yyynynnnnn'],
  ['[1.5,1.8]', 'yynnnnnnnn'],
  ['(11,17]', 'nnnynyynnn'],
  ['[9', 'nnyyyyyyyy'],
  ['[11,12,17]', 'nnnyyyynnn'],
  ['1.8.0_4', 'ynnnnnnnnn'],
  ['[17]', 'xxxxxxxxxx'],
  ['[,11]', 'yyynynnnnn'],
];

describe('<jdk> of a profile', () => {
  it.each(table)('%s fits %s', (written, expected) => {
    const answers = versions.map((version) => (jdkFits(written, version) ? 'y' : 'n'));
    expect(answers.join('')).toBe(expected.replaceAll('x', 'n'));
  });
});
