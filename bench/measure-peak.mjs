import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Runs one process to its end: wall-clock seconds, and the highest resident memory that the kernel counted for it
 * (`VmHWM`, threads included), looked at every 20 ms. What it prints is thrown away but for the last of its errors.
 */
export function measurePeak(program, args, folder, environment = {}) {
  const start = performance.now();
  const child = spawn(program, args, {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let kibibytes = Number.NaN;
  const look = setInterval(() => (kibibytes = peakOf(child.pid) ?? kibibytes), 20);
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (output = (output + text).slice(-4000)));
  return new Promise((done) => {
    const end = (status) => {
      clearInterval(look);
      const seconds = (performance.now() - start) / 1000;
      const command = [program, ...args].join(' ');
      done({ command, seconds, mebibytes: kibibytes / 1024, status, output });
    };
    child.on('error', (error) => end(error.message));
    child.on('close', end);
  });
}

function peakOf(pid) {
  try {
    const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return peak ? Number(peak[1]) : undefined;
  } catch {
    return undefined; // the process has just ended
  }
}
