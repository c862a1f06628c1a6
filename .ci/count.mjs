/**
 * Counts test outcomes from vitest's JSON reports, strictly: what did not pass has failed. A skip, a todo, a file that
 * could not be loaded, a missing or unreadable report and a run without tests are failures.
 *
 *   node .ci/count.mjs REPORT...     prints "N passed, N failed"; exit code 1 where anything failed
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** @returns {{ passed: number, failed: number, failures: string[] }} of one report's text */
export function countReport(name, text) {
  const counts = { passed: 0, failed: 0, failures: [] };
  const fail = (what) => {
    counts.failed += 1;
    counts.failures.push(`${name}: ${what}`);
  };
  let report;
  try {
    report = JSON.parse(text);
  } catch {
    fail('the report cannot be read');
    return counts;
  }
  const files = listOf(report?.testResults);
  for (const file of files) {
    const tests = listOf(file.assertionResults);
    const failed = tests.filter((test) => test.status !== 'passed');
    counts.passed += tests.length - failed.length;
    for (const { status, fullName, title } of failed)
      fail(`${status}: ${fullName ?? title} (${file.name})`);
    if (tests.length === 0) fail(`no test ran in ${file.name}: ${firstLine(file.message)}`);
    else if (file.status !== 'passed' && failed.length === 0) {
      fail(`outside of its tests: ${file.name}: ${firstLine(file.message)}`);
    }
  }
  if (files.length === 0) fail('no test ran at all');
  else if (report.success !== true && counts.failed === 0)
    fail('the run failed outside of its tests');
  return counts;
}

/** The sum of several. */
export function addCounts(all) {
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    failed: all.reduce((sum, { failed }) => sum + failed, 0),
    failures: all.flatMap(({ failures }) => failures),
  };
}

function listOf(value) {
  return Array.isArray(value) ? value : [];
}

function firstLine(text) {
  return String(text ?? '').split('\n')[0] || 'no message';
}

function readReport(path) {
  try {
    return countReport(path, readFileSync(path, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, failures: [`${path}: there is no report`] };
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const reports = process.argv.slice(2);
  const total = addCounts(
    reports.length === 0
      ? [{ passed: 0, failed: 1, failures: ['no report was named'] }]
      : reports.map(readReport),
  );
  for (const failure of total.failures) console.log(`FAILED ${failure}`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
}
