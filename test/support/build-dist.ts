import { spawnSync } from 'node:child_process';

/** Builds `dist` once before the tests that run the command line as a process. */
export function setup(): void {
  const args = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'];
  const built = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`the build failed:\n${built.stdout}${built.stderr}`);
}
