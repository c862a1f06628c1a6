import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/command-line.js';

/** Runs a program to its end; throws with all that it said where it fails. */
function must(program: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${status}\n${stdout}${stderr}`);
  return stdout;
}

describe('the package as npm packs it', () => {
  it('works elsewhere: its program runs, generates the recorded module, and its exports load', () => {
    const folder = temporaryFolder();
    must('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], resolve('.'));
    must('bash', ['-c', 'tar -xzf uberplan-*.tgz'], folder);
    const installed = join(folder, 'elsewhere', 'node_modules');
    mkdirSync(installed, { recursive: true });
    must('mv', ['package', join(installed, 'uberplan')], folder);
    symlinkSync(resolve('node_modules'), join(installed, 'uberplan', 'node_modules'));

    const elsewhere = join(folder, 'elsewhere');
    // A package of its own: Node would look above it for one that is called uberplan.
    writeFileSync(join(elsewhere, 'package.json'), '{ "private": true }');
    const program = join(installed, 'uberplan', 'dist', 'cli', 'main.js');
    expect(must(process.execPath, [program, '--version'], elsewhere)).toMatch(/^\d+\.\d+\.\d+\n$/);
    must(process.execPath, [program, 'generate', '--out', 'made'], elsewhere);
    expect(readFileSync(join(elsewhere, 'made', 'pom.xml'), 'utf8')).toContain('<project');

    const script = `import { parseCoordinates } from 'uberplan'; console.log(parseCoordinates('g:a:1').version)`;
    const loaded = must(process.execPath, ['--input-type=module', '-e', script], elsewhere);
    expect(loaded).toBe('1\n');
  });

  it('holds neither tests nor sources', () => {
    const [packed] = JSON.parse(
      must('npm', ['pack', '--ignore-scripts', '--dry-run', '--json'], resolve('.')),
    );
    const paths: readonly string[] = packed.files.map(({ path }: { path: string }) => path);
    expect(paths).toContain('dist/cli/main.js');
    expect(paths).toContain('dist/THIRD-PARTY.txt');
    expect(paths.filter((path) => /^(?:src|test|bench|\.ci)\//.test(path))).toEqual([]);
  });
});
