import { expect, it } from 'vitest';
import { descriptor, internalName } from '../../../src/formats/classfile/names.js';
import type { Reference } from '../../../src/jvm/classpath/class-facts.js';
import { buildClassPath } from '../../../src/jvm/classpath/class-path.js';
import { refusedMembers } from '../../../src/jvm/linkage/refused-members.js';
import { indexFolder, recordedPlatform } from '../../support/class-index.js';

const cases = new URL('../../fixtures/sites/classes/', import.meta.url).pathname;

/** What `client.Case` of a recorded case asks for: javap 17 of the compiled class. */
function refused(name: string, ...references: readonly Reference[]): readonly boolean[] {
  const index = indexFolder(`${cases}${name}/after`);
  const path = buildClassPath(
    [{ multiRelease: false, parts: [{ index, origin: 'library' }] }],
    recordedPlatform(17),
  );
  return refusedMembers(path, references);
}

const method = (
  owner: string,
  name: string,
  type = '()V',
  kind: 'method' | 'interface-method' = 'method',
): Reference => ({
  kind,
  owner: internalName(owner),
  name,
  descriptor: descriptor(type),
});

// java.lang.String of Java 17: javap 17.
it('are those that nobody gets of a class that is there', () => {
  expect(
    refused(
      'MethodHandleGone',
      method('java/lang/String', 'strip', '()Ljava/lang/String;'),
      method('java/lang/String', 'strip', '()V'),
      method('java/lang/String', 'strip', '()Ljava/lang/String;', 'interface-method'),
    ),
  ).toEqual([false, true, true]);
});

it('are none of a class that is not there, or that is asked for itself', () => {
  expect(
    refused('MethodHandleGone', method('org/acme/Gone', 'go'), {
      kind: 'class',
      owner: internalName('org/acme/Gone'),
    }),
  ).toEqual([false, false]);
});
