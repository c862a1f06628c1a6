import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  FormatError,
  IoError,
  ResolutionError,
  UsageError,
} from '../../src/contract/problem/errors.js';
import { exitCodeOfError } from '../../src/cli/exit-code.js';
import { wantsColor } from '../../src/cli/streams.js';
import { start } from '../support/command-line.js';

describe('colour', () => {
  it.each([
    ['always', false, { NO_COLOR: '1' }, true],
    ['never', true, {}, false],
    ['auto', true, {}, true],
    ['auto', false, {}, false],
    ['auto', true, { NO_COLOR: '1' }, false],
    ['auto', true, { NO_COLOR: '' }, true],
    ['auto', true, { TERM: 'dumb' }, false],
  ] as const)('%s, terminal %s, %j: %s', (choice, terminal, environment, expected) => {
    expect(wantsColor(choice, terminal, environment)).toBe(expected);
  });
});

describe('exit codes of what is thrown', () => {
  it.each([
    [new UsageError('a.b', ''), 2],
    [new FormatError('a.b', ''), 3],
    [new ResolutionError('a.b', ''), 3],
    [new IoError('a.b', ''), 3],
    [new Error('a bug'), 70],
    ['a text', 70],
  ])('%s: %i', (error, expected) => {
    expect(exitCodeOfError(error)).toBe(expected);
  });
});

describe('streams', () => {
  it('a reader that hangs up ends the printing quietly', async () => {
    const { child, finished } = start(['help', 'generate']);
    child.stdout.destroy();
    const { stderr, exitCode } = await finished;
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
  });

  it('the same in a shell, with a reader that takes one line', () => {
    const main = resolve('dist/cli/main.js');
    const command = `"${process.execPath}" "${main}" help generate | head -n 1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', command], { encoding: 'utf8' });
    expect(stdout).toBe('Usage: uberplan generate [options] [input]\n0\n');
    expect(stderr).toBe('');
  });
});
