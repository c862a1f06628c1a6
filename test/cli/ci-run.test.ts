import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/command-line.js';
import { layOut } from '../support/shading-module.js';

/** What the invented `npm` does for one of its commands: writes a report with these outcomes, ends with this code. */
interface Step {
  readonly outcomes?: readonly string[];
  readonly exitCode?: number;
}

/** Runs a copy of `.ci/run` where npm, Maven and Java are invented. */
function ci(
  steps: Readonly<Record<string, Step>>,
  jdk25 = true,
): { lastLine: string; exitCode: number | null } {
  const folder = temporaryFolder();
  mkdirSync(join(folder, '.ci'));
  for (const name of ['run', 'count.mjs'])
    copyFileSync(join('.ci', name), join(folder, '.ci', name));
  const cases = Object.entries(steps).map(([command, { outcomes, exitCode = 0 }]) => {
    const report = outcomes && JSON.stringify(reportOf(outcomes));
    const write = report === undefined ? '' : `printf '%s' '${report}' > "$report"; `;
    return `"${command}"*) ${write}exit ${exitCode};;\n`;
  });
  layOut(folder, {
    'bin/npm': `#!/bin/bash\nfor a in "$@"; do case $a in --outputFile.json=*) report=\${a#*=};; esac; done\ncase "$*" in\n${cases.join('')}*) exit 0;;\nesac\n`,
    'bin/mvn': '#!/bin/bash\n',
    'bin/javac': '#!/bin/bash\n',
    'bin/chromium': '#!/bin/bash\n',
    'bin/unzip': '#!/bin/bash\n',
    'bin/apt-get': '#!/bin/bash\nexit 1\n',
    'jdk/bin/java': '#!/bin/bash\n',
    'jdk/release': `JAVA_VERSION="${jdk25 ? '25.0.1' : '17.0.1'}"\n`,
    'bin/grep': `#!/bin/bash\ncase "\${@: -1}" in ${folder}/*) exec /usr/bin/env -i "${which('grep')}" "$@";; *) exit 1;; esac\n`,
  });
  for (const name of [
    'bin/npm',
    'bin/mvn',
    'bin/javac',
    'bin/chromium',
    'bin/unzip',
    'bin/apt-get',
    'bin/grep',
    'jdk/bin/java',
  ]) {
    chmodSync(join(folder, name), 0o755);
  }
  const path = [join(folder, 'bin'), dirname(process.execPath), '/usr/bin', '/bin'].join(':');
  const { stdout, status } = spawnSync('bash', [join(folder, '.ci/run')], {
    encoding: 'utf8',
    env: { PATH: path, JDK25_HOME: join(folder, 'jdk') },
  });
  return { lastLine: stdout.trimEnd().split('\n').at(-1) ?? '', exitCode: status };
}

function which(program: string): string {
  return spawnSync('which', [program], { encoding: 'utf8' }).stdout.trim();
}

function reportOf(outcomes: readonly string[]): object {
  return {
    success: outcomes.every((outcome) => outcome === 'passed'),
    testResults: [
      {
        name: 'a.test.ts',
        status: outcomes.includes('failed') ? 'failed' : 'passed',
        message: '',
        assertionResults: outcomes.map((status) => ({ status, fullName: `one that ${status}` })),
      },
    ],
  };
}

const unit = { 'test --': { outcomes: ['passed', 'passed'] } };
const live = { 'run test:live': { outcomes: ['passed'] } };

describe('.ci/run', () => {
  it('ends with the sum of both runs, and with 0 where all passed', () => {
    expect(ci({ ...unit, ...live })).toEqual({ lastLine: '3 passed, 0 failed', exitCode: 0 });
  });

  it.each([
    [
      'a failing live test',
      { ...unit, 'run test:live': { outcomes: ['failed'], exitCode: 1 } },
      '2 passed, 1 failed',
    ],
    [
      'a skipped test',
      { ...live, 'test --': { outcomes: ['passed', 'skipped'] } },
      '2 passed, 1 failed',
    ],
    [
      'a run that writes no report',
      { ...unit, 'run test:live': { exitCode: 1 } },
      '2 passed, 1 failed',
    ],
    ['a run without tests', { ...unit, 'run test:live': { outcomes: [] } }, '2 passed, 1 failed'],
    [
      'a lint error',
      { ...unit, ...live, 'run --silent check:lint': { exitCode: 1 } },
      '3 passed, 0 failed',
    ],
    ['an installation that fails', { ci: { exitCode: 1 } }, '0 passed, 1 failed'],
  ])('fails on %s', (_title, steps, lastLine) => {
    expect(ci(steps)).toEqual({ lastLine, exitCode: 1 });
  });

  it('fails where there is no JDK 25 and none can be installed', () => {
    expect(ci({ ...unit, ...live }, false)).toEqual({
      lastLine: '0 passed, 1 failed',
      exitCode: 1,
    });
  });
});
