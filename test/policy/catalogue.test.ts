import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { problemCodes } from '../../src/wording/catalogue.js';
import { codeShape, literalCodes, thrownCodes, thrownIn } from './codes.js';
import { sourceFiles } from './imports.js';

const files = sourceFiles('src');
const pagesFolder = 'docs/problems';
const pages = readdirSync(pagesFolder)
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .map((name) => name.replace(/\.md$/, ''))
  .sort();
const thrown = thrownCodes(files);
const areas = new Set([...problemCodes, ...thrown.map(({ code }) => code)].map(areaOf));

/** Texts of the shape of a code that are something else: file names, and a property. */
const noCodes = new Set([
  'pom.xml',
  'maven.config',
  'plan.json',
  'jar.gz',
  'repository.xml',
  'pom.version',
]);

function areaOf(code: string): string {
  return code.slice(0, code.indexOf('.'));
}

describe('codes of problems and errors', () => {
  it('there are some of each, and pages', () => {
    expect(problemCodes.length).toBeGreaterThan(10);
    expect(thrown.length).toBeGreaterThan(10);
    expect(pages.length).toBeGreaterThan(10);
  });

  it('each has the shape area.kebab-name', () => {
    const codes = [...problemCodes, ...thrown.map(({ code }) => code)];
    expect(codes.filter((code) => !codeShape.test(code))).toEqual([]);
  });

  it('each that the source says has a page', () => {
    const said = [...thrown, ...literalCodes(files, areas)].filter(
      ({ code }) => !noCodes.has(code),
    );
    const missing = new Map(
      said.filter(({ code }) => !pages.includes(code)).map(({ code, at }) => [code, at]),
    );
    expect(Object.fromEntries(missing)).toEqual({});
  });

  it('each problem has a page', () => {
    expect(problemCodes.filter((code) => !pages.includes(code))).toEqual([]);
  });

  it('no page is without a code', () => {
    const said = new Set(literalCodes(files, new Set(pages.map(areaOf))).map(({ code }) => code));
    const known = new Set([...problemCodes, ...thrown.map(({ code }) => code), ...said]);
    expect(pages.filter((code) => !known.has(code))).toEqual([]);
  });

  it('a planted code is found', () => {
    const text = `function f() { throw new UsageError('planted.code', 'message'); }`;
    expect(thrownIn('src/cli/a.ts', text)).toEqual([
      { code: 'planted.code', at: 'src/cli/a.ts:1' },
    ]);
  });
});

describe('advice', () => {
  const advice = readdirSync('src/wording').flatMap((name) =>
    [
      ...readFileSync(`src/wording/${name}`, 'utf8').matchAll(
        /advice: \([^)]*\) =>\s+(['`])(.*?)\1,?$/gm,
      ),
    ].map(([, , text = '']) => text),
  );

  it('there is some of it', () => {
    expect(advice.length).toBeGreaterThan(30);
  });

  it('stands behind a problem: it begins small and has no full stop', () => {
    expect(advice.filter((text) => !/^[a-z].*[^.]$/.test(text))).toEqual([]);
  });
});

describe('pages of codes', () => {
  const headings = ['What it means', 'What happens at run time', 'What to do'];

  it.each(pages)('%s has its four headings, and text below each', (code) => {
    const text = readFileSync(`${pagesFolder}/${code}.md`, 'utf8');
    const shape = headings.map((heading) => `## ${heading}\\n\\n(?!#)\\S[^]*?\\n\\n?`).join('');
    expect(text).toMatch(new RegExp(`^# ${code.replace('.', '\\.')}\\n\\n${shape}$`));
    expect([...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual(headings);
  });

  it.each(pages)('%s ends as a sentence, and so does its advice begin', (code) => {
    const text = readFileSync(`${pagesFolder}/${code}.md`, 'utf8');
    const advice = text.slice(text.indexOf('## What to do') + '## What to do'.length).trim();
    expect(advice).toMatch(/^[A-Z`][^]*\.$/);
  });

  it('the index lists them all', async () => {
    const list = pages.map((code) => `- [${code}](${code}.md)`).join('\n');
    const intro =
      '# Codes\n\nEvery problem and every error has a code, and each code a page: what it means, what happens, what to do.\n`uberplan help CODE` prints it.\n';
    await expect(`${intro}\n${list}\n`).toMatchFileSnapshot('../../docs/problems/README.md');
  });
});
