import { existsSync, readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { configurationJsonSchema } from '../../../src/goals/configuration/schema.js';

describe('the published schema of uberplan.json', () => {
  it('is the one that reads it', async () => {
    const text = `${JSON.stringify(configurationJsonSchema(), undefined, 2)}\n`;
    await expect(text).toMatchFileSnapshot('../../../schema/uberplan.json');
    expect(existsSync('schema/uberplan.json')).toBe(true);
  });

  const validate = new Ajv.default({ strict: true }).compile(
    JSON.parse(readFileSync('schema/uberplan.json', 'utf8')),
  );

  it.each([
    ['an empty one', {}],
    [
      'one that says much',
      {
        $schema: 'schema/uberplan.json',
        java: 8,
        severities: { 'jar.truncated': 'note' },
        check: {
          consumers: ['org.acme:a:1'],
          on: ['a.jar'],
          order: 'child-first',
          baselines: ['b'],
        },
      },
    ],
  ])('takes %s', (_title, document) => {
    expect(validate(document)).toBe(true);
  });

  it.each([
    ['a key that is not known', { consumers: [] }],
    ['a key that a goal does not know', { check: { consumer: [] } }],
    ['a text where a list belongs', { check: { consumers: 'org.acme:a:1' } }],
    ['a Java that is none', { java: 0 }],
    ['a code that is none', { severities: { Wrong: 'note' } }],
    ['a severity that is none', { severities: { 'jar.truncated': 'fatal' } }],
  ])('refuses %s', (_title, document) => {
    expect(validate(document)).toBe(false);
  });
});
