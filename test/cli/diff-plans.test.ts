import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { weight } from '../../src/report/markdown-blocks.js';
import { run, temporaryFolder, transcript } from '../support/command-line.js';

const plans = [
  'plans/seatunnel-hadoop3-3.1.4-uber.plan.json',
  'plans/seatunnel-hadoop3-3.4.1-uber.plan.json',
];
const here = { cwd: resolve('.') };

/** How many classes are not told by both tables with one checksum and size: added, removed, changed, unknown. */
function differing(): number {
  const [old, now] = plans.map((plan) => classesOf(plan.replace('.plan.json', '.entries.tsv.gz')));
  const paths = new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])]);
  return [...paths].filter((path) => {
    const content = old?.get(path);
    return content === undefined || content === UNKNOWN || content !== now?.get(path);
  }).length;
}

const UNKNOWN = '-\t-';

/** Checksum and size by path. */
function classesOf(table: string): ReadonlyMap<string, string> {
  const rows = gunzipSync(readFileSync(table)).toString().split('\n');
  return new Map(
    rows
      .map((row) => row.split('\t'))
      .filter(([path = '']) => path.endsWith('.class'))
      .map(([path = '', ...columns]) => [path, columns.slice(0, 2).join('\t')]),
  );
}

describe('uberplan diff of the recorded plans', () => {
  it.each([
    ['diff-plans', `uberplan diff ${plans.join(' ')}`],
    ['diff-plans-class', `uberplan diff ${plans.join(' ')} --include **.CleanerUtil*`],
  ])('shows one screen: %s', async (name, command) => {
    const text = await transcript(command, here);
    await expect(text).toMatchFileSnapshot(`transcripts/${name}.txt`);
    expect(text.split('\n').length).toBeLessThanOrEqual(43);
  });

  it.each(['binary', 'source'])('a gate that asks for %s breaks is not passed', async (what) => {
    const { stdout, exitCode } = await run(['diff', ...plans, '--fail-if', what], here);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('class.gate-unanswered');
  });

  it('writes reports for people and pipes', async () => {
    const folder = temporaryFolder();
    const files = ['all.txt', 'comment.md', 'result.json'].map((name) => join(folder, name));
    const reports = files.flatMap((file) => ['--report', file]);
    const { exitCode } = await run(['diff', ...plans, ...reports, '--quiet'], here);
    const [text = '', markdown = '', json = ''] = files.map((file) => readFileSync(file, 'utf8'));
    expect(exitCode).toBe(0);
    expect(text).toContain('    + org.apache.hadoop.util.CleanerUtil  ');
    expect(weight(markdown)).toBeLessThanOrEqual(60_000);
    const [, left = ''] =
      /^Left out for length: .*[\d,]+ of ([\d,]+) classes\.$/m.exec(markdown) ?? [];
    expect(left).toBe(differing().toLocaleString('en'));
    const schema = z.fromJSONSchema(JSON.parse(readFileSync('schema/diff-result.json', 'utf8')));
    expect(schema.safeParse(JSON.parse(json)).error?.issues ?? []).toEqual([]);
  });
});
