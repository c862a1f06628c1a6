import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';

/** The gate's own command, so that what is tried here is what `npm run check` runs. */
const command = z
  .object({ scripts: z.object({ 'check:lint': z.string() }) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8'))).scripts['check:lint'];

const findings = z.object({
  diagnostics: z.array(z.object({ code: z.string().optional(), message: z.string() })),
});

/** What the rules that know types read; the project's own asks for packages that are not there. */
const settings = {
  'tsconfig.json':
    '{ "compilerOptions": { "strict": true, "module": "nodenext" }, "include": ["src"] }',
};

/** Runs the gate in a project with the same configuration and just these files; codes of findings (words, where there is none), sorted. */
function gate(files: Readonly<Record<string, string>>): {
  readonly codes: readonly string[];
  readonly passed: boolean;
} {
  const project = mkdtempSync(join(tmpdir(), 'uberplan-lint-'));
  onTestFinished(() => rmSync(project, { recursive: true, force: true }));
  for (const file of ['oxlint.config.mjs', 'test/policy/layers.mjs'])
    cpSync(file, join(project, file), { recursive: true });
  for (const [file, text] of Object.entries({ ...settings, ...files })) {
    mkdirSync(dirname(join(project, file)), { recursive: true });
    writeFileSync(join(project, file), text);
  }
  const path = [resolve('node_modules/.bin'), process.env['PATH']].join(delimiter);
  const { stdout, status } = spawnSync(`${command} --format=json`, {
    cwd: project,
    shell: true,
    encoding: 'utf8',
    env: { ...process.env, PATH: path },
  });
  const { diagnostics } = findings.parse(JSON.parse(stdout));
  const codes = diagnostics.map(({ code, message }) => code ?? message).sort();
  return { codes, passed: status === 0 };
}

/** A function of so many lines. */
function long(lines: number): string {
  const body = Array.from({ length: lines }, (_, index) => `  values.push(${index});`);
  return ['export function long(values: number[]): void {', ...body, '}', ''].join('\n');
}

/** A function that decides so many times. */
function tangled(decisions: number): string {
  const body = Array.from({ length: decisions }, (_, index) => `  if (n > ${index}) sum += n;`);
  const head = 'export function tangled(n: number): number {';
  return [head, '  let sum = 0;', ...body, '  return sum;', '}', ''].join('\n');
}

const unused = 'Unused oxlint-disable directive (no problems were reported).';

const planted: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['eslint(no-console)', 'src/report/a.ts', `export const a = 1;\nconsole.log(a);\n`],
  ['import(no-default-export)', 'src/report/b.ts', `export default 1;\n`],
  [
    'eslint(no-restricted-imports)',
    'src/formats/jar/c.ts',
    `import { a } from '../../maven/pom/a.js';\nexport const c = a;\n`,
  ],
  ['eslint(complexity)', 'src/report/d.ts', tangled(12)],
  ['eslint(max-lines-per-function)', 'src/report/e.ts', long(60)],
  ['eslint(max-lines)', 'src/report/f.ts', 'export const f = 1;\n'.padEnd(420, '\n')],
  [
    'typescript(switch-exhaustiveness-check)',
    'src/report/g.ts',
    `export function g(x: 'a' | 'b'): void {\n  switch (x) {\n    case 'a':\n  }\n}\n`,
  ],
  [unused, 'src/report/j.ts', `// oxlint-disable-next-line no-console\nexport const j = 1;\n`],
  ['typescript(no-explicit-any)', 'src/report/h.ts', `export let h: any;\n`],
  [
    'typescript(no-non-null-assertion)',
    'src/report/i.ts',
    `export function i(x?: string): string {\n  return x!;\n}\n`,
  ],
];

describe('the lint gate', () => {
  it('finds a planted breach of each rule of the house, and fails', () => {
    const world = { 'src/maven/pom/a.ts': 'export const a = 1;\n' };
    const files = planted.map(([, file, text]) => [file, text] as const);
    expect(gate({ ...world, ...Object.fromEntries(files) })).toEqual({
      codes: planted.map(([rule]) => rule).sort(),
      passed: false,
    });
  });

  it('lets through what keeps the rules', () => {
    const files = { 'src/report/d.ts': tangled(11), 'src/report/e.ts': long(58) };
    expect(gate(files)).toEqual({ codes: [], passed: true });
  });
});
