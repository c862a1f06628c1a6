import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { checkJunit } from '../../src/report/check-junit.js';
import { aBrokenCheck, aCheck, aHostileCheck, checkCounts } from '../support/checks.js';

/** What libxml2 says against a schema. */
async function errorsOf(contents: readonly string[], schema: string): Promise<readonly string[]> {
  const { errors } = await validateXML({
    xml: contents.map((text, index) => ({ fileName: `${index}.xml`, contents: text })),
    schema: [readFileSync(`test/fixtures/schemas/${schema}`, 'utf8')],
  });
  return errors.map(({ rawMessage }) => rawMessage);
}

/** The suites, each as the report of its own that Surefire writes. */
function suitesOf(text: string): readonly string[] {
  return text.match(/<testsuite [^]*?<\/testsuite>/g) ?? [];
}

describe('a check as JUnit XML', () => {
  const cases = [
    ['with one of everything', aBrokenCheck],
    ['in which nothing breaks', aCheck()],
    ['with hostile names', aHostileCheck()],
    ['without consumers', aCheck({ consumers: [] })],
  ] as const;

  it.each(cases)('a check %s is what Jenkins takes', async (_title, result) => {
    expect(await errorsOf([checkJunit(result)], 'jenkins-junit-10.xsd')).toEqual([]);
  });

  it.each(cases.slice(0, 3))(
    'a suite of a check %s is what Surefire writes',
    async (_title, result) => {
      const suites = suitesOf(checkJunit(result));
      expect(suites.length).toBeGreaterThan(0);
      expect(await errorsOf(suites, 'surefire-test-report.xsd')).toEqual([]);
    },
  );

  it('the schema refuses a failure in a place where none belongs, so it is looked at', async () => {
    const text = checkJunit(aBrokenCheck).replace('<properties>', '<failure/><properties>');
    expect(await errorsOf([text], 'jenkins-junit-10.xsd')).not.toEqual([]);
  });

  it('is drawn like this', async () => {
    await expect(checkJunit(aBrokenCheck)).toMatchFileSnapshot('screens/check.xml');
  });

  it('counts what failed, and passes nothing that is not known', () => {
    const text = checkJunit(aBrokenCheck);
    expect(/<testsuites [^>]*>/.exec(text)?.[0]).toContain('tests="9" failures="2" errors="1"');
    expect(text.match(/<skipped /g)).toHaveLength(6);
  });

  it('a consumer of which not all could be looked at has not passed', () => {
    const [consumer] = aCheck().consumers;
    const counts = checkCounts({ sites: 9, unknown: 7 });
    const text = checkJunit(aCheck({ consumers: consumer ? [{ ...consumer, counts }] : [] }));
    expect(text).toContain('<skipped message="7 references not known">');
  });
});
