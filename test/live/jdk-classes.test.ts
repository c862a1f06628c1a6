import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openJdk } from '../../src/goals/input/open-jdk.js';
import type { ClassFacts } from '../../src/jvm/classpath/class-facts.js';
import { classFacts } from '../../src/jvm/classpath/class-facts.js';
import type { Platform } from '../../src/jvm/classpath/platform.js';
import { isPlatformInternal } from '../../src/jvm/classpath/platform.js';
import { createFiles } from '../../src/platform/files.js';
import { recordedPlatform } from '../support/class-index.js';
import { memoryStore } from '../support/memory.js';
import { jdksAtHand } from './support/jdks.js';

const jdks = jdksAtHand();

test('there is a JDK at hand', () => {
  expect(jdks.length).toBeGreaterThan(0);
});

/** The recorded API comes from `ct.sym` and was held against `jimage extract`: what it has, the image must have as well. */
describe.each(jdks)('the run-time image of Java $java', ({ home, java }) => {
  const sha256 = (file: string) => createHash('sha256').update(file).digest('hex');
  const { platform } = openJdk({ files: createFiles(), store: memoryStore() }, home, sha256);
  const recorded = recordedPlatform(java);

  test('is read as that Java', () => {
    expect(platform.java).toBe(java);
  });

  test('has every class and member of the recorded API', () => {
    const actual = membersByClass(platform);
    // What is sealed names its subclasses, so `ct.sym` has classes of packages that are not exported.
    const api = everyClass(recorded).filter((one) => !isPlatformInternal(platform, one.name));
    const lacking = api.flatMap((one) => {
      const members = actual.get(one.name);
      if (members === undefined) return [one.name];
      return membersOf(one).filter((member) => !members.has(member));
    });
    expect(lacking).toEqual([]);
  });

  test('keeps the same packages to itself', () => {
    const names = ['sun/nio/ch/Net', 'jdk/internal/misc/Unsafe', 'java/util/None', 'acme/None'];
    for (const one of [platform, recorded])
      expect(names.filter((name) => isPlatformInternal(one, name))).toEqual(names.slice(0, 2));
  });
});

function everyClass({ index }: Platform): readonly ClassFacts[] {
  return Array.from({ length: index.classes.count }, (_, row) => classFacts(index, row));
}

function membersByClass(platform: Platform): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(everyClass(platform).map((one) => [one.name, new Set(membersOf(one))]));
}

function membersOf({ name, fields, methods }: ClassFacts): readonly string[] {
  return [...fields, ...methods].map((one) => `${name} ${one.name} ${one.descriptor}`);
}
