import { describe, expect, it } from 'vitest';
import { run, transcript } from '../support/command-line.js';

describe('the front door', () => {
  it.each([
    ['no-goal', 'uberplan'],
    ['help', 'uberplan --help'],
    ['help-goal', 'uberplan help'],
    ['help-plan', 'uberplan help plan'],
    ['help-generate', 'uberplan generate --help'],
    ['help-diff', 'uberplan diff --help'],
    ['help-patch', 'uberplan patch --help'],
    ['help-check', 'uberplan check --help'],
    ['help-why', 'uberplan why --help'],
    ['help-code', 'uberplan help usage.arguments'],
    ['help-nothing', 'uberplan help nothing-of-the-kind'],
    ['unknown-goal', 'uberplan shade'],
    ['unknown-goal-options', 'uberplan chek a.jar --on b.jar'],
    ['unknown-option', 'uberplan plan --fast'],
    ['missing-value', 'uberplan plan --set'],
    ['bad-pair', 'uberplan plan --set hadoop3.version'],
    ['bad-java', 'uberplan plan --java eight'],
    ['bad-choice', 'uberplan plan --fail-on never-ever'],
    ['bad-report', 'uberplan plan --report plan.pdf'],
    ['too-many', 'uberplan plan one two'],
    ['too-few', 'uberplan diff one.jar'],
    ['bad-pattern', 'uberplan diff one.jar two.jar --include %regex[a++]'],
    ['json-error', 'uberplan plan --json --fast'],
    ['absent-input', 'uberplan plan nowhere/pom.xml'],
    ['unsafe-coordinates', 'uberplan plan g:../../a:1'],
    ['too-short', 'uberplan plan g:a'],
    ['tree-of-plan', 'uberplan plan --tree'],
  ])('says it in one message: %s', async (name, command) => {
    const text = await transcript(command);
    await expect(text).toMatchFileSnapshot(`transcripts/${name}.txt`);
  });

  it('prints the version alone', async () => {
    const { stdout, exitCode } = await run(['--version']);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(exitCode).toBe(0);
  });

  it('shows a stack only with --debug', async () => {
    const [plain, debug] = await Promise.all([
      run(['plan', '--fast']),
      run(['plan', '--fast', '--debug']),
    ]);
    expect(plain.stderr).not.toMatch(/^\s+at /m);
    expect(debug.stderr).toMatch(/^\s+at /m);
    expect(debug.exitCode).toBe(2);
  });

  it('colours where it is told to, and not where NO_COLOR is set', async () => {
    const [forced, quiet] = await Promise.all([
      run(['plan', '--fast', '--color', 'always'], { env: { NO_COLOR: '' } }),
      run(['plan', '--fast'], { env: { NO_COLOR: '1', FORCE_COLOR: '1' } }),
    ]);
    expect(forced.stderr).toContain('\u001b[31m');
    expect(quiet.stderr).not.toContain('\u001b');
  });

  it('colours no pipe, also where a CI server says of itself that it shows colours', async () => {
    const [help, error] = await Promise.all([
      run(['generate', '--dry-run'], { env: { CI: 'true' } }),
      run(['plan', '--fast'], { env: { CI: 'true' } }),
    ]);
    // U+FFFD is what a control character becomes where no colours are wanted.
    expect(help.stdout).not.toBe('');
    for (const text of [help.stdout, help.stderr, error.stderr]) {
      expect(text).not.toContain('\u001b');
      expect(text).not.toContain('\uFFFD');
    }
  });

  it('an error with --json is an envelope on stdout, and stderr stays silent', async () => {
    const { stdout, stderr, exitCode } = await run(['plan', '--json', '--fast']);
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'uberplan/plan-result/1',
      goal: 'plan',
      verdict: 'stopped',
      problems: [{ code: 'usage.arguments', severity: 'error' }],
      result: null,
    });
    expect(stderr).toBe('');
    expect(exitCode).toBe(2);
  });
});
