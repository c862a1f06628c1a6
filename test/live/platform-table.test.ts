import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ClassFacts, Member } from '../../src/jvm/classpath/class-facts.js';
import { classFacts } from '../../src/jvm/classpath/class-facts.js';
import { packageOf } from '../../src/jvm/classpath/platform.js';
import { indexFolder, recordedPlatform } from '../support/class-index.js';
import type { Jdk } from './support/jdks.js';
import { jdksAtHand } from './support/jdks.js';

const jdks = jdksAtHand();
const API = 0x0005; // public or protected
/** What a caller can tell: public, protected, static; of classes public, interface, abstract, annotation, enum. */
const MEMBER_FLAGS = 0x000d;
const CLASS_FLAGS = 0x6601;

/** `ct.sym` holds the API of a Java's first release; what later updates of a JDK brought in is told here. */
const addedByUpdates: Readonly<Record<number, RegExp>> = {
  // Key encapsulation (JEP 452) came to 17 with the maintenance release of Java SE 17.
  17: /^(?:javax\/crypto\/(?:KEM|DecapsulateException)|com\/sun\/management\/ThreadMXBean 1 getTotalThreadAllocatedBytes )/,
};

test('there is a JDK at hand', () => {
  console.log(`JDKs at hand: ${jdks.map(({ java }) => java).join(', ')}`);
  expect(jdks.length).toBeGreaterThan(0);
});

/** The table is made from `ct.sym`; this holds it against the classes that the JDK runs. */
describe.each(jdks)('the recorded API of Java $java', (jdk) => {
  const actual = runTimeClasses(jdk);
  const recorded = new Map(
    everyClass(recordedPlatform(jdk.java).index).map((one) => [one.name, one]),
  );

  test('holds nothing that the JDK does not have', () => {
    const wrong = [...recorded.values()].flatMap((one) => {
      const real = actual.get(one.name);
      return real === undefined ? [one.name] : differences(one, real);
    });
    expect(wrong).toEqual([]);
  });

  test('lacks no public class or API member of the packages it holds', () => {
    const held = new Set([...recorded.keys()].map(packageOf));
    const packages = exportedPackages(jdk).filter((name) => held.has(name));
    const lacking = [...actual.values()]
      .filter((one) => (one.access & 1) !== 0 && packages.includes(packageOf(one.name)))
      .filter((one) => isReachable(one, actual))
      .flatMap((one) => {
        const known = recorded.get(one.name);
        return known === undefined ? [one.name] : lackingMembers(known, one);
      });
    expect(lacking.filter((line) => !addedByUpdates[jdk.java]?.test(line))).toEqual([]);
  });
});

function runTimeClasses({ home }: Jdk): ReadonlyMap<string, ClassFacts> {
  const folder = mkdtempSync(join(tmpdir(), 'uberplan-jdk-'));
  try {
    execFileSync(join(home, 'bin/jimage'), ['extract', '--dir', folder, join(home, 'lib/modules')]);
    return new Map(
      readdirSync(folder)
        .flatMap((module) => everyClass(indexFolder(join(folder, module))))
        .map((one) => [one.name, one]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function everyClass(index: Parameters<typeof classFacts>[0]): readonly ClassFacts[] {
  return Array.from({ length: index.classes.count }, (_, row) => classFacts(index, row));
}

/** As `java --describe-module` states them: exported to all, of modules that are resolved for a class path. */
function exportedPackages({ home }: Jdk): readonly string[] {
  const java = join(home, 'bin/java');
  const modules = execFileSync(java, ['--list-modules'], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.replace(/@.*$/, ''))
    .filter((name) => name !== '' && !name.startsWith('jdk.incubator.'));
  const described = modules.map((name) =>
    execFileSync(java, ['--describe-module', name], { encoding: 'utf8' }),
  );
  return described
    .flatMap((text) => [...text.matchAll(/^exports (\S+)$/gm)])
    .map(([, name = '']) => name.replaceAll('.', '/'));
}

/** A public class in a class that is not public can be named by nobody. */
function isReachable(one: ClassFacts, all: ReadonlyMap<string, ClassFacts>): boolean {
  const nested = one.name.lastIndexOf('$');
  const outer = nested < 0 ? undefined : all.get(one.name.slice(0, nested));
  return outer === undefined || ((outer.access & API) !== 0 && isReachable(outer, all));
}

function differences(recorded: ClassFacts, real: ClassFacts): readonly string[] {
  const line = (one: ClassFacts): string =>
    `${one.name} ${one.access & CLASS_FLAGS} ${one.superName} ${one.interfaces.join(' ')}`;
  const head = line(recorded) === line(real) ? [] : [`${line(recorded)} but ${line(real)}`];
  return [...head, ...lackingMembers(real, recorded)];
}

/** API members of `from` that `other` does not have. */
function lackingMembers(other: ClassFacts, from: ClassFacts): readonly string[] {
  const known = new Set([...other.fields, ...other.methods].map(memberLine));
  return [...from.fields, ...from.methods]
    .filter(({ access }) => (access & API) !== 0)
    .map(memberLine)
    .filter((line) => !known.has(line))
    .map((line) => `${from.name} ${line}`);
}

function memberLine({ access, name, descriptor }: Member): string {
  return `${access & MEMBER_FLAGS} ${name} ${descriptor}`;
}
