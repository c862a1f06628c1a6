import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FormatError } from '../../../src/contract/problem/errors.js';
import { readClassFile } from '../../../src/formats/classfile/class-file.js';
import type { ClassFacts, Reference } from '../../../src/jvm/classpath/class-facts.js';
import { classFacts } from '../../../src/jvm/classpath/class-facts.js';
import { referenceUse } from '../../../src/jvm/classpath/jar-index.js';
import { classPaths, indexFiles } from '../../support/class-index.js';
import { codeUsesInJavap } from '../../support/javap-uses.js';

const classes = new URL('../../fixtures/classes/', import.meta.url).pathname;
const guards = new URL('../../fixtures/guards/', import.meta.url).pathname;

const done =
  referenceUse.getStatic |
  referenceUse.putStatic |
  referenceUse.getField |
  referenceUse.putField |
  referenceUse.invokeVirtual |
  referenceUse.invokeSpecial |
  referenceUse.invokeStatic |
  referenceUse.invokeInterface |
  referenceUse.newObject |
  referenceUse.type |
  referenceUse.caught;

/** Recorded by `make.sh` beside the fixtures with javap 17.0.15. */
test.each(classPaths(classes))('%s does with each reference what javap lists', (path) => {
  const javap = readFileSync(classes + path.replace(/\.class$/, '.javap.txt'), 'utf8');
  const facts = factsOf(classes + path);
  const listed = codeUsesInJavap(javap);
  const found = facts.references
    .map((reference, i) => [nameOf(reference), (facts.referenceUses[i] ?? 0) & done] as const)
    .filter(([, use]) => use !== 0);
  expect(sorted(found)).toEqual(sorted([...listed].filter(([name]) => name !== facts.name)));
});

test('a member of a nest names its host', () => {
  expect(factsOf(`${classes}everything/Everything$Inner$Deeper.class`).nestHost).toBe('Everything');
  expect(factsOf(`${classes}everything/Everything.class`).nestHost).toBeUndefined();
});

/**
 * What running each case ends with where `gone` is changed, recorded by `make.sh` beside the cases with JVM 17.0.15. A case
 * that goes on is guarded, with these exceptions.
 */
const exceptions: Readonly<Record<string, boolean>> = {
  CallsPackage: false, // classes that are not there yet may call it elsewhere
  Translates: true, // it throws an error of its own for this very case
};

describe('a class that asks for what is gone', () => {
  const answers = readFileSync(`${guards}jvm.tsv`, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));

  test('is among the recorded ones', () => {
    const cases = classPaths(`${guards}cases/cases`).filter((path) => /^\w+\.class$/.test(path));
    expect(answers.map(([name]) => `${name}.class`)).toEqual(cases);
  });

  test.each(answers)('%s ends with: %s', (name = '', answer = '') => {
    const facts = factsOf(`${guards}cases/cases/${name}.class`);
    const failing = facts.references.flatMap((reference, i) => {
      const optional = optionalBit(reference);
      const use = facts.referenceUses[i] ?? 0;
      if (optional === undefined || use === 0) return [];
      const isLoadedFirst =
        optional === referenceUse.optionalClass && (use & referenceUse.verified) !== 0;
      return [(use & optional) !== 0 && !isLoadedFirst];
    });
    expect(failing.length).toBeGreaterThan(0);
    expect(failing.every(Boolean)).toBe(exceptions[name] ?? answer === 'goes on');
  });
});

test('code with handlers is read or refused, whatever bytes changed', () => {
  const files = classPaths(`${guards}cases/cases`).map((path) =>
    readFileSync(`${guards}cases/cases/${path}`),
  );
  const change = fc.tuple(fc.nat(), fc.nat(255));
  fc.assert(
    fc.property(fc.constantFrom(...files), fc.array(change, { maxLength: 4 }), (file, changes) => {
      const bytes = Buffer.from(file);
      for (const [at, value] of changes) bytes[at % bytes.length] = value;
      expect(isReadOrRefused(bytes)).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

/** Which bit speaks of the error that a reference to what is gone raises; `undefined` for what is still there. */
function optionalBit(reference: Reference): number | undefined {
  if (reference.owner.startsWith('gone/Absent') || reference.owner.startsWith('[Lgone/Absent'))
    return referenceUse.optionalClass;
  if (reference.owner !== 'gone/Changed' || reference.kind === 'class') return undefined;
  if (reference.name === 'hidden') return referenceUse.optionalAccess;
  if (reference.name === 'turned') return referenceUse.optionalChange;
  return reference.name === '<init>' ? undefined : referenceUse.optionalMember;
}

function factsOf(file: string): ClassFacts {
  return classFacts(indexFiles([{ path: file, bytes: readFileSync(file) }]), 0);
}

function nameOf(reference: Reference): string {
  return reference.kind === 'class'
    ? reference.owner
    : `${reference.owner}.${reference.name}:${reference.descriptor}`;
}

function sorted(uses: readonly (readonly [string, number])[]): readonly string[] {
  return uses.map(([name, use]) => `${name} ${use.toString(16)}`).sort();
}

function isReadOrRefused(bytes: Buffer): boolean {
  try {
    return readClassFile(bytes).codeUses.length > 0;
  } catch (error) {
    return error instanceof FormatError;
  }
}
