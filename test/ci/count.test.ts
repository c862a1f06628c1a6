import { describe, expect, it } from 'vitest';
import { addCounts, countReport } from '../../.ci/count.mjs';

/** A report as vitest 4.1's JSON reporter writes it, as far as it is read. */
function report(
  files: readonly { status: string; tests: readonly string[] }[],
  success = files.every(({ status }) => status === 'passed'),
): string {
  return JSON.stringify({
    success,
    testResults: files.map(({ status, tests }, index) => ({
      name: `test/${index}.test.ts`,
      status,
      message: status === 'failed' ? 'Error: it broke\n at …' : '',
      assertionResults: tests.map((outcome) => ({
        status: outcome,
        fullName: `a ${outcome} test`,
      })),
    })),
  });
}

function counts(text: string): readonly [passed: number, failed: number] {
  const { passed, failed, failures } = countReport('unit', text);
  expect(failures).toHaveLength(failed);
  return [passed, failed];
}

describe('counting test outcomes', () => {
  it('counts what passed and what failed', () => {
    const text = report([
      { status: 'passed', tests: ['passed', 'passed'] },
      { status: 'failed', tests: ['passed', 'failed'] },
    ]);
    expect(counts(text)).toEqual([3, 1]);
  });

  it.each(['skipped', 'pending', 'todo', 'disabled'])('a %s test counts as failed', (status) => {
    expect(counts(report([{ status: 'passed', tests: ['passed', status] }]))).toEqual([1, 1]);
  });

  it('a file that could not be loaded counts as failed, with its message', () => {
    const text = report([
      { status: 'passed', tests: ['passed'] },
      { status: 'failed', tests: [] },
    ]);
    expect(counts(text)).toEqual([1, 1]);
    expect(countReport('unit', text).failures[0]).toContain('Error: it broke');
  });

  it('a file that fails in a hook, with all its tests passed, counts as failed', () => {
    expect(counts(report([{ status: 'failed', tests: ['passed'] }]))).toEqual([1, 1]);
  });

  it('a run that failed outside of all files counts as failed', () => {
    expect(counts(report([{ status: 'passed', tests: ['passed'] }], false))).toEqual([1, 1]);
  });

  it.each([
    ['no files', report([])],
    ['not JSON', '{'],
    ['another document', '[]'],
    ['nothing', 'null'],
  ])('a report without tests counts as failed: %s', (_title, text) => {
    expect(counts(text)).toEqual([0, 1]);
  });

  it('adds up several runs', () => {
    const one = countReport('unit', report([{ status: 'passed', tests: ['passed'] }]));
    const two = countReport('live', '{');
    expect(addCounts([one, two])).toMatchObject({ passed: 1, failed: 1 });
  });
});
