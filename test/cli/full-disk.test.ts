import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/command-line.js';

const main = resolve('dist/cli/main.js');

/** Runs the command line in a shell, in a folder of its own. */
function inShell(prefix: string, rest: string) {
  const cwd = temporaryFolder();
  const command = `${prefix} "${process.execPath}" "${main}" ${rest}`;
  const { stdout, stderr, status } = spawnSync('bash', ['-c', command], {
    cwd,
    encoding: 'utf8',
    env: { HOME: cwd, PATH: '/usr/bin:/bin' },
  });
  const left = readdirSync(cwd, { recursive: true, encoding: 'utf8' });
  return { stdout, stderr: stderr.replaceAll(cwd, 'HERE'), status, left };
}

/** Where nothing can be written: limits of the shell and files of Linux stand for a full and a read-only disk. */
describe('no room to write', () => {
  it('a product that does not fit is told, and nothing is left of it', () => {
    const { stdout, stderr, status, left } = inShell('ulimit -f 8;', 'generate --out out');
    expect(stdout).toBe('');
    expect(stderr.replace(/\.\d+-\d+\.part/, '.part')).toMatchInlineSnapshot(`
      "error: cannot write HERE/.out.part/UPGRADE.md: the file would be larger than is allowed
        raise the limit of file sizes (ulimit -f), or choose another file system
        io.limit: uberplan help io.limit
      "
    `);
    expect(status).toBe(3);
    expect(left).toEqual([]);
  });

  it('a target where nothing can be made is told', () => {
    const { stdout, stderr, status } = inShell('', 'generate --out /proc/uberplan-out');
    expect(stdout).toBe('');
    expect(stderr).toMatchInlineSnapshot(`
      "error: cannot make the folder /proc/.uberplan-out.part: /proc takes no folders
        choose another place
        io.not-permitted: uberplan help io.not-permitted
      "
    `);
    expect(status).toBe(3);
  });

  it('a screen that cannot be written is told on the other stream', () => {
    const { stderr, status } = inShell('', 'plan > /dev/full');
    expect(stderr).toBe('error: cannot write to the standard output: the disk is full\n');
    expect(status).toBe(3);
  });

  it('a report that cannot be written is told', () => {
    const { stderr, status } = inShell('ulimit -f 8;', 'plan --report plan.json');
    expect(stderr).toMatch(/^error: cannot write HERE\/plan\.json|^error: cannot write plan\.json/);
    expect(status).toBe(3);
  });
});
