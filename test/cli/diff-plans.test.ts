import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { weight } from '../../src/report/diff-markdown.js';
import { run, temporaryFolder, transcript } from '../support/command-line.js';

const plans = [
  'plans/seatunnel-hadoop3-3.1.4-uber.plan.json',
  'plans/seatunnel-hadoop3-3.4.1-uber.plan.json',
];
const here = { cwd: resolve('.') };

describe('uberplan diff of the recorded plans', () => {
  it.each([
    ['diff-plans', `uberplan diff ${plans.join(' ')}`],
    ['diff-plans-class', `uberplan diff ${plans.join(' ')} --include **.CleanerUtil*`],
  ])('shows one screen: %s', async (name, command) => {
    const text = await transcript(command, here);
    await expect(text).toMatchFileSnapshot(`transcripts/${name}.txt`);
    expect(text.split('\n').length).toBeLessThanOrEqual(43);
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
    expect(markdown).toMatch(/^Left out for length: .*[\d,]+ of 32,755 classes\.$/m);
    const schema = z.fromJSONSchema(JSON.parse(readFileSync('schema/diff-result.json', 'utf8')));
    expect(schema.safeParse(JSON.parse(json)).error?.issues ?? []).toEqual([]);
  });
});
