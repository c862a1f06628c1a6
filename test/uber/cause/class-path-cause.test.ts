import { describe, expect, it } from 'vitest';
import { descriptor, internalName } from '../../../src/formats/classfile/names.js';
import { buildClassPath } from '../../../src/jvm/classpath/class-path.js';
import type { Reference } from '../../../src/jvm/classpath/class-facts.js';
import type { SidePart } from '../../../src/jvm/compare/side.js';
import type { SiteErrorName } from '../../../src/jvm/linkage/site-finding.js';
import type { Cause } from '../../../src/uber/cause/cause.js';
import { causeOnClassPath } from '../../../src/uber/cause/class-path-cause.js';
import { indexFiles, recordedPlatform } from '../../support/class-index.js';
import { tinyClass } from '../../support/tiny-class.js';

/** A jar: its classes by path; `originals` says what some were called before package relocation. */
interface Drawn {
  readonly name: string;
  readonly classes: Readonly<Record<string, Uint8Array>>;
  readonly multiRelease?: boolean;
  readonly originals?: Readonly<Record<string, string>>;
}

interface Asked {
  readonly reference: Reference;
  readonly error: SiteErrorName;
  readonly java?: number;
  readonly javaWith?: number;
}

function causeOn(
  jars: readonly Drawn[],
  { reference, error, java = 8, javaWith }: Asked,
): Cause | undefined {
  const parts = jars.map(({ name, classes, multiRelease = false, originals = {} }): SidePart => ({
    name,
    multiRelease,
    entries: Object.keys(classes).map((path) => ({ path, crc32: 1, size: 1 })),
    read: undefined,
    originOf: ({ path }) => {
      const originalPath = originals[path];
      return originalPath === undefined
        ? undefined
        : { artifact: 'org.acme:origin:1', originalPath };
    },
  }));
  const entries = jars.map(({ name, classes, multiRelease = false }) => ({
    multiRelease,
    parts: [
      {
        origin: name,
        index: indexFiles(Object.entries(classes).map(([path, bytes]) => ({ path, bytes }))),
      },
    ],
  }));
  return causeOnClassPath(
    { reference, answer: { kind: 'absent', error } },
    {
      classPath: buildClassPath(entries, recordedPlatform(java)),
      parts,
      javaWith: () => (javaWith === undefined ? undefined : { needs: javaWith }),
    },
  );
}

const a = tinyClass({ name: 'org/acme/A' });
const absentClass: Asked = {
  reference: { kind: 'class', owner: internalName('org/acme/A') },
  error: 'NoClassDefFoundError',
};

function method(type: string): Asked {
  return {
    reference: {
      kind: 'method',
      owner: internalName('org/acme/A'),
      name: 'go',
      descriptor: descriptor(type),
    },
    error: 'NoSuchMethodError',
  };
}

function having(...descriptors: readonly string[]): Uint8Array {
  return tinyClass({
    name: 'org/acme/A',
    methods: descriptors.map((one) => ({ name: 'go', descriptor: one })),
  });
}

// JAR File Specification, "Multi-release": folders count only with Multi-Release: true, up to the Java that runs.
describe('a class that lies in a versioned folder', () => {
  const classes = { 'META-INF/versions/11/org/acme/A.class': a };

  it('is not seen where the manifest does not switch versions on', () => {
    expect(causeOn([{ name: 'v.jar', classes }], { ...absentClass, java: 17 })).toEqual({
      kind: 'versioned',
      artifact: 'v.jar',
      java: 11,
      cure: { kind: 'switch-versions-on' },
    });
  });

  it('would not be seen by an older Java with the switch either', () => {
    expect(causeOn([{ name: 'v.jar', classes }], absentClass)).toMatchObject({
      kind: 'versioned',
      cure: { kind: 'newer-java', java: 11 },
    });
    expect(causeOn([{ name: 'v.jar', classes, multiRelease: true }], absentClass)).toEqual({
      kind: 'java-level',
      java: 8,
      needs: 11,
      cure: { kind: 'newer-java', java: 11 },
    });
  });
});

// JVMS table 4.1-A: major version 55 is Java 11.
it('names the Java that a class file needs', () => {
  const classes = { 'org/acme/A.class': tinyClass({ name: 'org/acme/A', major: 55 }) };
  const asked = { ...absentClass, error: 'UnsupportedClassVersionError' as const };
  expect(causeOn([{ name: 'new.jar', classes }], asked)).toMatchObject({
    kind: 'java-level',
    java: 8,
    needs: 11,
  });
});

it('names the Java whose API has a class', () => {
  expect(causeOn([], { ...absentClass, javaWith: 21 })).toMatchObject({
    kind: 'java-level',
    needs: 21,
    cure: { kind: 'newer-java', java: 21 },
  });
});

describe('a class under another name', () => {
  const classes = { 'shaded/org/acme/A.class': tinyClass({ name: 'shaded/org/acme/A' }) };

  it('was relocated where its entry says what it was called', () => {
    const originals = { 'shaded/org/acme/A.class': 'org/acme/A.class' };
    expect(causeOn([{ name: 'uber.jar', classes, originals }], absentClass)).toEqual({
      kind: 'relocated',
      wanted: 'org.acme.A',
      found: 'shaded.org.acme.A',
      cure: { kind: 'relocate-in-consumer', from: 'org.acme', to: 'shaded.org.acme' },
    });
  });

  it('is no cause where nothing says so: it may be the copy of some other artifact', () => {
    expect(causeOn([{ name: 'uber.jar', classes }], absentClass)).toBeUndefined();
  });
});

describe('a member that its class does not have', () => {
  it('is there with types that package relocation moved, and both descriptors are named', () => {
    const classes = { 'org/acme/A.class': having('(Lshaded/com/lib/B;)V') };
    expect(causeOn([{ name: 'uber.jar', classes }], method('(Lcom/lib/B;)V'))).toEqual({
      kind: 'relocated',
      wanted: 'org.acme.A.go(Lcom/lib/B;)V',
      found: 'org.acme.A.go(Lshaded/com/lib/B;)V',
      cure: { kind: 'relocate-in-consumer', from: 'com.lib', to: 'shaded.com.lib' },
    });
  });

  it('is in a copy that an earlier one hides', () => {
    const jars = [
      { name: 'old.jar', classes: { 'org/acme/A.class': having('()V') } },
      { name: 'new.jar', classes: { 'org/acme/A.class': having('()V', '(I)V') } },
    ];
    expect(causeOn(jars, method('(I)V'))).toEqual({
      kind: 'shadowed',
      winner: 'old.jar',
      loser: 'new.jar',
      cure: { kind: 'put-first', entry: 'new.jar' },
    });
  });

  it('has no cause on the class path where no copy has it and no type moved', () => {
    const jars = [
      { name: 'old.jar', classes: { 'org/acme/A.class': having('()V') } },
      { name: 'same.jar', classes: { 'org/acme/A.class': having('()V') } },
    ];
    expect(causeOn(jars, method('(J)V'))).toBeUndefined();
  });
});
