import { readFileSync } from 'node:fs';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import AjvModule from 'ajv-draft-04';
import { describe, expect, it } from 'vitest';
import { checkSarif } from '../../src/report/check-sarif.js';
import { aBrokenCheck, aCheck, aGroup, aHostileCheck, aUser } from '../support/checks.js';

const tool = { name: 'uberplan', version: '1.2.3' };

/** OASIS's own schema (draft 04 of JSON Schema), held by Ajv 8. */
const validate = new AjvModule.default({
  strict: false,
  allErrors: true,
  formats: fullFormats,
}).compile(JSON.parse(readFileSync('test/fixtures/schemas/sarif-2.1.0.json', 'utf8')));

function errorsOf(text: string): unknown {
  validate(JSON.parse(text));
  return validate.errors ?? [];
}

describe('a check as SARIF', () => {
  it.each([
    ['with one of everything', aBrokenCheck],
    ['in which nothing breaks', aCheck()],
    ['with hostile names', aHostileCheck()],
    ['of no side and no consumer', aCheck({ on: [], consumers: [] })],
  ])('a check %s is valid by the published schema', (_title, result) => {
    expect(errorsOf(checkSarif(result, tool))).toEqual([]);
  });

  it.each([
    ['another version', (text: string) => text.replace('"2.1.0"', '"2.0.0"')],
    ['a level that does not exist', (text: string) => text.replace('"error"', '"fatal"')],
    ['a place that is no URI', (text: string) => text.replace('"org/acme/reader"', '"a b\\\\c"')],
  ])('the schema refuses %s, so it is looked at', (_title, change) => {
    expect(errorsOf(change(checkSarif(aBrokenCheck, tool)))).not.toEqual([]);
  });

  it('is drawn like this', async () => {
    await expect(checkSarif(aBrokenCheck, tool)).toMatchFileSnapshot('screens/check.sarif');
  });

  it('a result keeps its fingerprint when versions of consumer and jar change', () => {
    const prints = (consumer: string): unknown =>
      JSON.parse(
        checkSarif(aCheck({ groups: [aGroup('a.B', { users: [aUser(consumer, 'c.D')] })] }), tool),
      ).runs[0].results[0].partialFingerprints;
    expect(prints('org.acme:reader:1.5')).toEqual(prints('org.acme:reader:1.4'));
    expect(prints('org.acme:writer:1.4')).not.toEqual(prints('org.acme:reader:1.4'));
  });
});
