import { spawnSync } from 'node:child_process';

/** Builds `dist` once before the tests that run the command line as a process. */
export function setup(): void {
  const built = spawnSync('npm', ['run', '--silent', 'build'], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`the build failed:\n${built.stdout}${built.stderr}`);
}
