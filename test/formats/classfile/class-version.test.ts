import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { highestClassVersion } from '../../../src/formats/classfile/class-version.js';

const fixture = (path: string): Buffer =>
  readFileSync(new URL(`../../fixtures/classes/${path}`, import.meta.url));

/** The source beside the class has `V18 = 62` as its highest, and others that only look like one. */
test('the highest version constant is read from its low 16 bits', () => {
  expect(highestClassVersion(fixture('opcodes/Opcodes.class'))).toBe(62);
});

test('a class without such constants says nothing', () => {
  expect(highestClassVersion(fixture('plain/Plain.class'))).toBeUndefined();
});
