import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildClassPath } from '../../../src/jvm/classpath/class-path.js';
import type { LinkageFinding } from '../../../src/jvm/linkage/findings.js';
import { findUnresolved } from '../../../src/jvm/linkage/find-unresolved.js';
import {
  classPaths,
  indexFiles,
  indexFolder,
  recordedPlatform,
} from '../../support/class-index.js';
import { tinyClass } from '../../support/tiny-class.js';

const fixtures = new URL('../../fixtures/linkage/', import.meta.url).pathname;

/** Recorded by `make.sh` beside the fixtures: what the JVM named in its first line threw, case by case. */
const recorded = readFileSync(`${fixtures}jvm.tsv`, 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t'));

const classPath = buildClassPath(
  ['client', 'after'].map((folder) => ({
    multiRelease: false,
    parts: [{ index: indexFolder(fixtures + folder), origin: folder }],
  })),
  recordedPlatform(25),
);
const findings = findUnresolved(classPath, {
  sources: (origin) => origin === 'client',
  unknown: true,
});

/** What the JVM cannot get past and the finder calls unknown: no input holds the class that is missing. */
const unknownHere: Readonly<Record<string, string>> = { SuperclassGone: 'lib/GoneParent' };

test('every client class was run on a JVM', () => {
  expect(recorded.map(([name]) => `client/${name}.class`)).toEqual(classPaths(`${fixtures}client`));
});

test.each(recorded)('%s ends as on the JVM: %s', (name = '', outcome = '') => {
  const expected =
    unknownHere[name] === undefined ? (outcome === 'ok' ? [] : [outcome]) : [unknownHere[name]];
  const told = findings.filter(({ source }) => source === `client/${name}`).map(verdict);
  expect([...new Set(told)]).toEqual(expected);
});

test('what cannot be decided is left out unless asked for', () => {
  expect(findUnresolved(classPath).map(verdict)).not.toContain('lib/GoneParent');
});

test('a finding names the class, its part and the reference', () => {
  const finding = findings.find(({ source }) => source === 'client/ParameterWidened');
  expect(finding).toEqual({
    source: 'client/ParameterWidened',
    origin: 'client',
    reference: {
      kind: 'method',
      owner: 'lib/Methods',
      name: 'takes',
      descriptor: '(Ljava/lang/String;)V',
    },
    answer: { kind: 'absent', error: 'NoSuchMethodError' },
  } satisfies Record<keyof LinkageFinding, unknown>);
});

function verdict({ answer }: LinkageFinding): string {
  return answer.kind === 'absent' ? answer.error : answer.because;
}

/** javac keeps the class of an inlined constant in the pool; no JVM ever resolves it. */
test('a class constant that nothing uses is no reference', () => {
  const files = [
    { path: 'a/A.class', bytes: tinyClass({ name: 'a/A', unused: ['gone/Constants'] }) },
  ];
  const part = { index: indexFiles(files), origin: 'a' };
  const alone = buildClassPath([{ multiRelease: false, parts: [part] }], recordedPlatform(25));
  expect(findUnresolved(alone, { unknown: true })).toEqual([]);
});
