import { spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

const main = resolve('dist/cli/main.js');

/** One finished run of the command line. */
export interface Finished {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Left out: the one of this package. */
  readonly program?: string;
}

/** A folder of its own for one test, removed afterwards. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'uberplan-test-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts `dist/cli/main.js` in an environment that holds nothing of the user's: no HOME, no settings, no colours. */
export function start(args: readonly string[], { cwd, env, program }: RunOptions = {}) {
  const folder = cwd ?? temporaryFolder();
  const child = spawn(process.execPath, [program ?? main, ...args], {
    cwd: folder,
    env: { PATH: '', HOME: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.setEncoding('utf8');
  child.stderr.setEncoding('utf8');
  const finished = new Promise<Finished>((done, failed) => {
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (text: string) => (stdout += text));
    child.stderr.on('data', (text: string) => (stderr += text));
    child.on('error', failed);
    child.on('close', (exitCode, signal) => done({ stdout, stderr, exitCode, signal }));
  });
  return { child, finished, folder };
}

/** Runs a command to its end. */
export function run(args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  return start(args, options).finished;
}

/**
 * A command and what it said, to be reviewed as a person would see it. The test's own folder is `HERE`, in the command and
 * in what is said; the package's version is `VERSION`.
 */
export async function transcript(command: string, options: RunOptions = {}): Promise<string> {
  const [program = '', ...args] = command.split(/\s+/);
  if (program !== 'uberplan') throw new Error(`not a command of uberplan: ${command}`);
  const folder = options.cwd ?? temporaryFolder();
  const { finished } = start(
    args.map((argument) => argument.replaceAll('HERE', folder)),
    { ...options, cwd: folder },
  );
  const { stdout, stderr, exitCode } = await finished;
  const shown = (text: string): string =>
    text
      .replaceAll(folder, 'HERE')
      .replace(/("name": "uberplan",\s+"version": )"[^"]*"/, '$1"VERSION"');
  return [
    `$ ${command}\n`,
    shown(stdout),
    stderr === '' ? '' : `--- stderr\n${shown(stderr)}`,
    `--- exit code ${exitCode}\n`,
  ].join('');
}
