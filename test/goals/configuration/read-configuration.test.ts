import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isStopError } from '../../../src/contract/problem/errors.js';
import { readConfiguration } from '../../../src/goals/configuration/read-configuration.js';
import type { Configuration } from '../../../src/goals/configuration/schema.js';

function read(text: string): Configuration {
  const bytes = Buffer.from(text);
  const files = {
    stat: () => ({ kind: 'file' as const, size: bytes.length, mtimeMs: 0 }),
    read: () => bytes,
  };
  return readConfiguration(files, 'ci/uberplan.json');
}

const codes = ['syntax', 'unknown-key', 'value'].map((name) => `configuration.${name}`);

/** Code, line and message of what is thrown. */
function refused(text: string): readonly unknown[] {
  try {
    read(text);
    return [];
  } catch (error) {
    return isStopError(error) ? [error.code, error.place.line, error.message] : [error];
  }
}

describe('reading uberplan.json', () => {
  it('takes comments, and the mark at the beginning', () => {
    const text = '\uFEFF// ours\n{\n  /* the Java of production */ "java": 8 // not 11\n}\n';
    expect(read(text)).toEqual({ java: 8 });
  });

  it.each([
    ['nothing', '', ['configuration.syntax', 1, 'value expected']],
    ['a comment alone', '// nothing\n', ['configuration.syntax', 2, 'value expected']],
    [
      'a trailing comma',
      '{\n "java": 8,\n}',
      ['configuration.syntax', 3, 'property name expected'],
    ],
    ['what comes behind', '{}\n{}', ['configuration.syntax', 2, 'end of file expected']],
    ['a missing value', '{ "java": }', ['configuration.syntax', 1, 'value expected']],
    [
      'a key twice',
      '{ "java": 8,\n "java": 17 }',
      ['configuration.syntax', 2, '"java" is there twice'],
    ],
    ['a comment without end', '{} /* ', ['configuration.syntax', 1, 'unexpected end of comment']],
    ['a list', '[]', ['configuration.value', 1, 'expected object']],
    ['an unknown key', '{\n "jvm": 8 }', ['configuration.unknown-key', 2, 'there is no "jvm"']],
    ['an inherited name', '{\n "__proto__": {} }', ['configuration.unknown-key', 2, '"__proto__"']],
    [
      'an unknown key of a goal',
      '{ "check": {\n\n "consumer": [] } }',
      ['configuration.unknown-key', 3, 'there is no "consumer" in check'],
    ],
    [
      'an unknown code',
      '{ "severities": {\n "jar.unheard-of": "note" } }',
      ['configuration.unknown-key', 2, 'there is no "jar.unheard-of" in severities'],
    ],
    [
      'a value of another kind',
      '{ "check": { "consumers":\n "a.jar" } }',
      ['configuration.value', 2, 'check.consumers is not what it may be: invalid input'],
    ],
    [
      'a value of another kind in a list',
      '{ "check": { "consumers": ["a.jar",\n 1] } }',
      ['configuration.value', 2, 'check.consumers.1 is not what it may be'],
    ],
  ])('refuses %s, with its line', (_title, text, [code, line, words]) => {
    const [thrownCode, thrownLine, message] = refused(text);
    expect([thrownCode, thrownLine]).toEqual([code, line]);
    expect(message).toContain(words);
  });

  it('refuses what is nested deeply without running out of stack', () => {
    expect(refused('['.repeat(400_000))).toEqual([
      'configuration.syntax',
      1,
      'ci/uberplan.json is no JSON: it is nested too deeply',
    ]);
  });

  it('takes any JSON or says what is wrong, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        const [code] = refused(text);
        expect([undefined, ...codes]).toContain(code);
      }),
    );
  });

  it.each([
    ['is not there', undefined],
    ['is a folder', { kind: 'folder' as const, size: 0, mtimeMs: 0 }],
    ['is huge', { kind: 'file' as const, size: 1e9, mtimeMs: 0 }],
  ])('stops where it %s', (_title, stat) => {
    const files = { stat: () => stat, read: () => undefined };
    expect(() => readConfiguration(files, 'x')).toThrow(
      expect.objectContaining({ code: 'configuration.absent' }),
    );
  });
});
