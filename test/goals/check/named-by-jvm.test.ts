import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { expect, test } from 'vitest';
import { classPathOf } from '../../../src/goals/check/class-paths.js';
import { heldModules } from '../../../src/goals/check/held-modules.js';
import { namedFindings } from '../../../src/goals/check/named-findings.js';
import { indexLinkage } from '../../../src/jvm/classpath/index-classes.js';
import { SharedNames } from '../../../src/jvm/classpath/shared-names.js';
import type { SidePart } from '../../../src/jvm/compare/side.js';
import { recordedPlatform } from '../../support/class-index.js';
import { holding } from '../../support/sides.js';

const fixtures = new URL('../../fixtures/names/', import.meta.url).pathname;

/** What the JVM of Java 17 threw when the client ran, by case: see `Make.java`. */
const recorded = readFileSync(`${fixtures}jvm.tsv`, 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t'));

function partsOf(name: string, side: string): readonly SidePart[] {
  const folder = `${fixtures}classes/${name}/${side}`;
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .sort()
    .map((file) => [relative(folder, file).split(sep).join('/'), readFileSync(file)] as const);
  return holding(side, Object.fromEntries(files.map(([path, bytes]) => [path, { bytes }]))).parts;
}

/** The errors that are foretold of what the client names. */
function foretold(name: string): readonly string[] {
  const on = partsOf(name, 'after');
  const consumer = partsOf(name, 'client');
  const setting = {
    platform: recordedPlatform(17),
    names: new SharedNames(),
    indexes: {
      of: ({ entries, read }: Pick<SidePart, 'entries' | 'read'>) =>
        read === undefined ? [] : [indexLinkage({ entries }, read)],
    },
  };
  const options = { order: 'uber-first', delegated: [] } as const;
  const findings = namedFindings(
    { consumer, on, against: [], beside: [] },
    {
      now: classPathOf({ consumer, on, beside: [] }, options, setting),
      before: undefined,
      sources: (origin) => origin === 'client',
      held: heldModules({ parts: on }),
    },
  );
  const errors = findings.map(({ answer }) => (answer.kind === 'absent' ? answer.error : ''));
  return [...new Set(errors)];
}

/** A class that a value or a service file names is not found; what the JVM throws for that tells of it in its own words. */
const inItsOwnWords: Readonly<Record<string, string>> = {
  TypeNotPresentException: 'ClassNotFoundException',
  NoClassDefFoundError: 'ClassNotFoundException',
};

test('there are cases of every kind', () => {
  expect(new Set(recorded.map(([, outcome]) => outcome))).toEqual(
    new Set([
      'ok',
      'ClassNotFoundException',
      'NoClassDefFoundError',
      'ServiceConfigurationError',
      'TypeNotPresentException',
    ]),
  );
});

test.each(recorded.filter(([name]) => name !== 'AnnotationTypeGone'))(
  'what is told of %s is what the JVM did: %s',
  (name = '', outcome = '') => {
    expect(foretold(name)).toEqual(outcome === 'ok' ? [] : [inItsOwnWords[outcome] ?? outcome]);
  },
);

/** `AnnotationParser` leaves the annotation out. */
test('an annotation whose type is not there is told, though the JVM says nothing', () => {
  expect(recorded).toContainEqual(['AnnotationTypeGone', 'ok']);
  expect(foretold('AnnotationTypeGone')).toEqual(['ClassNotFoundException']);
});
