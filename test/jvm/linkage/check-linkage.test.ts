import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildClassPath } from '../../../src/jvm/classpath/class-path.js';
import { referenceUse } from '../../../src/jvm/classpath/jar-index.js';
import { checkLinkage } from '../../../src/jvm/linkage/check-linkage.js';
import type { SiteFinding } from '../../../src/jvm/linkage/site-finding.js';
import {
  classPaths,
  indexFiles,
  indexFolder,
  recordedPlatform,
} from '../../support/class-index.js';
import type { CodeStep } from '../../support/coded-class.js';
import { codedClass } from '../../support/coded-class.js';
import { tinyClass } from '../../support/tiny-class.js';

const fixtures = new URL('../../fixtures/sites/', import.meta.url).pathname;

/** Recorded by `make.mjs` beside the cases: what the JVM named in its first line did, case by case. */
const recorded = readFileSync(`${fixtures}jvm.tsv`, 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t'));

function findings(name: string): readonly SiteFinding[] {
  const parts = ['client', 'after'].map((origin) => ({
    index: indexFolder(`${fixtures}classes/${name}/${origin}`),
    origin,
  }));
  const classPath = buildClassPath([{ multiRelease: false, parts }], recordedPlatform(17));
  return checkLinkage(classPath, { sources: (origin) => origin === 'client' });
}

function error({ answer }: SiteFinding): string {
  return answer.kind === 'absent' ? answer.error : answer.kind;
}

/** Other sites of the case, which the JVM does not come to any more: the constructor's call after `new`. */
const further: Readonly<Record<string, string>> = {
  NewClassBecameInterface: 'IncompatibleClassChangeError',
};

test('every case that is drawn was run on a JVM', () => {
  const drawn = readFileSync(`${fixtures}cases.txt`, 'utf8').matchAll(/^=== (.+)$/gm);
  expect(recorded.map(([name]) => name)).toEqual([...drawn].map(([, name = '']) => name).sort());
});

test.each(recorded)('%s ends as on the JVM: %s', (name = '', outcome = '') => {
  const needed = findings(name).filter(({ strength }) => strength === 'needed');
  const errors = new Set(needed.map(error).filter((one) => one !== further[name]));
  expect([...errors]).toEqual(outcome === 'ok' ? [] : [outcome]);
});

const members = new URL('../../fixtures/linkage/', import.meta.url).pathname;

/** Recorded by `make.sh` beside the fixtures: what the JVM named in its first line threw, case by case. */
const recordedMembers = readFileSync(`${members}jvm.tsv`, 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t'));

/** What the JVM cannot get past and the checker calls unknown: no input holds the class that is missing. */
const unknownHere: Readonly<Record<string, string>> = { SuperclassGone: 'unknown' };

describe('a client of members that moved, changed or went', () => {
  const classPath = buildClassPath(
    ['client', 'after'].map((folder) => ({
      multiRelease: false,
      parts: [{ index: indexFolder(members + folder), origin: folder }],
    })),
    recordedPlatform(25),
  );
  const told = checkLinkage(classPath, { sources: (of) => of === 'client', unknown: true });

  test('was run on a JVM, whichever it is', () => {
    expect(recordedMembers.map(([name]) => `client/${name}.class`)).toEqual(
      classPaths(`${members}client`),
    );
  });

  test.each(recordedMembers)('%s ends as on the JVM: %s', (name = '', outcome = '') => {
    const errors = told.filter(({ source }) => source === `client/${name}`).map(error);
    const expected = unknownHere[name] ?? outcome;
    expect([...new Set(errors)]).toEqual(expected === 'ok' ? [] : [expected]);
  });

  test('is named with its part and the reference', () => {
    const finding = told.find(({ source }) => source === 'client/ParameterWidened');
    expect(finding).toEqual({
      source: 'client/ParameterWidened',
      origin: 'client',
      role: 'reference',
      reference: {
        kind: 'method',
        owner: 'lib/Methods',
        name: 'takes',
        descriptor: '(Ljava/lang/String;)V',
      },
      use: referenceUse.invokeVirtual,
      answer: { kind: 'absent', error: 'NoSuchMethodError' },
      strength: 'needed',
    } satisfies Record<keyof SiteFinding, unknown>);
  });

  test('is left out where nothing can be said, unless asked for', () => {
    expect(checkLinkage(classPath).map(error)).not.toContain('unknown');
  });
});

/** javac keeps the class of an inlined constant in the pool; no JVM ever resolves it. */
test('a class constant that nothing uses is no reference', () => {
  const files = [
    { path: 'a/A.class', bytes: tinyClass({ name: 'a/A', unused: ['gone/Constants'] }) },
  ];
  const part = { index: indexFiles(files), origin: 'a' };
  const alone = buildClassPath([{ multiRelease: false, parts: [part] }], recordedPlatform(25));
  expect(checkLinkage(alone, { unknown: true })).toEqual([]);
});

/** On JDK 17, loading `lib/Own` ends in IncompatibleClassChangeError, as `SuperclassBecameFinal` was recorded to. */
test('a class that cannot be loaded is told once, not for each of its own members', () => {
  const calls: readonly CodeStep[] = [{ call: ['lib/Own', 'run', '()V'] }];
  const bytes = codedClass({ name: 'lib/Own', superName: 'lib/Above', steps: calls });
  const index = indexFiles([
    { path: 'lib/Own.class', bytes },
    { path: 'lib/Above.class', bytes: tinyClass({ name: 'lib/Above', access: 0x31 }) },
  ]);
  const parts = [{ index, origin: 'lib' }];
  const classPath = buildClassPath([{ multiRelease: false, parts }], recordedPlatform(17));
  expect(checkLinkage(classPath).map((finding) => [finding.role, error(finding)])).toEqual([
    ['supertype', 'IncompatibleClassChangeError'],
  ]);
});
