import { spawnSync } from 'node:child_process';

/** Runs a command to its end: wall-clock seconds, exit code, and what it said. */
export function measure(program, args, folder, environment = {}) {
  const start = performance.now();
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
    maxBuffer: 1 << 28,
  });
  return {
    command: [program, ...args].join(' '),
    seconds: (performance.now() - start) / 1000,
    status: error ? error.message : status,
    output: `${stdout}${stderr}`,
  };
}
