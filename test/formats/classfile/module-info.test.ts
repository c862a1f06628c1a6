import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isStopError } from '../../../src/contract/problem/errors.js';
import { readModuleInfo } from '../../../src/formats/classfile/module-info.js';
import { tinyClass } from '../../support/tiny-class.js';

const bytes = readFileSync('test/fixtures/modules/module-info.class');

describe('a module', () => {
  /** Expected: javap 17.0.15, in `module-info.javap.txt`. */
  test('has a name, and exports what it does not export to some alone', () => {
    expect(readModuleInfo(bytes)).toEqual({
      name: 'acme.module',
      exports: ['p/api'],
      isResolvedByDefault: true,
    });
  });

  test('that is a class like any other is refused', () => {
    expect(() => readModuleInfo(tinyClass({ name: 'a/A' }))).toThrow('it is of no module');
  });

  test('that is cut off is refused, wherever', () => {
    for (let end = 0; end < bytes.length; end++) {
      let code: string | undefined;
      try {
        // What is behind the last attribute that is asked about is not looked at.
        code = readModuleInfo(bytes.subarray(0, end)).name;
      } catch (error) {
        if (!isStopError(error)) throw error;
        code = error.code;
      }
      expect(code, `after ${end} bytes`).toMatch(/^(?:class\.[a-z-]+|acme\.module)$/);
    }
  });
});
