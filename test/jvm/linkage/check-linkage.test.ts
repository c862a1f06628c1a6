import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildClassPath } from '../../../src/jvm/classpath/class-path.js';
import { checkLinkage } from '../../../src/jvm/linkage/check-linkage.js';
import type { SiteFinding } from '../../../src/jvm/linkage/site-finding.js';
import { indexFiles, indexFolder, recordedPlatform } from '../../support/class-index.js';
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
