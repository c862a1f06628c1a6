import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

/** A program that ran to its end. */
export interface Ran {
  readonly command: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
}

/** Runs a program in the user's own environment (local repository, settings), whatever its exit code. */
export function ran(program: string, args: readonly string[], cwd?: string): Promise<Ran> {
  return new Promise((done, failed) => {
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', failed);
    child.on('close', (exitCode) =>
      done({ command: [program, ...args].join(' '), stdout, stderr, exitCode }),
    );
  });
}

/** Runs a program that must succeed; what it said last is in the error if it does not. */
export async function succeed(
  program: string,
  args: readonly string[],
  cwd?: string,
): Promise<Ran> {
  const result = await ran(program, args, cwd);
  if (result.exitCode === 0) return result;
  const said = `${result.stdout}\n${result.stderr}`.split('\n').slice(-60).join('\n');
  throw new Error(`exit code ${result.exitCode}: ${result.command.slice(0, 2000)}\n${said}`);
}

/** The command line of this checkout, built. */
export function uberplan(args: readonly string[], cwd: string): Promise<Ran> {
  return succeed(process.execPath, [resolve('dist/cli/main.js'), ...args], cwd);
}

/** Maven of the PATH, without a terminal. */
export function maven(args: readonly string[], cwd: string): Promise<Ran> {
  return succeed('mvn', ['-B', '-ntp', ...args], cwd);
}

/** A folder of its own, which stays for a look when a test failed. */
export function workFolder(name: string): string {
  return realpathSync(mkdtempSync(join(tmpdir(), `uberplan-live-${name}-`)));
}

/** Joins a class path for this system. */
export function classPath(...entries: readonly string[]): string {
  return entries.join(delimiter);
}

/** The home of a JDK of this feature version: `JDK25_HOME` and the like, else what lies among the system's JDKs. */
export function jdkHome(feature: number): string {
  const named = process.env[`JDK${feature}_HOME`];
  const system = join('/usr', 'lib', 'jvm');
  const candidates =
    named === undefined ? readdirSync(system).map((name) => join(system, name)) : [named];
  const home = candidates.find((folder) => isJdk(folder, feature));
  if (home === undefined) throw new Error(`no JDK ${feature} is here: set JDK${feature}_HOME`);
  return home;
}

function isJdk(folder: string, feature: number): boolean {
  try {
    const release = readFileSync(join(folder, 'release'), 'utf8');
    return (
      release.includes(`JAVA_VERSION="${feature}.`) || release.includes(`JAVA_VERSION="${feature}"`)
    );
  } catch {
    // No JDK has no such file.
    return false;
  }
}
