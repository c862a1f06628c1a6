import { describe, expect, it } from 'vitest';
import { internalName } from '../../../src/formats/classfile/names.js';
import { readDeclaration } from '../../../src/formats/classfile/read-declaration.js';
import { classFacts } from '../../../src/jvm/classpath/class-facts.js';
import type { PatchedClasses, PatchSourceJar } from '../../../src/uber/patch/close-over.js';
import { closeOver } from '../../../src/uber/patch/close-over.js';
import { indexFiles } from '../../support/class-index.js';
import type { TinyClass } from '../../support/tiny-class.js';
import { tinyClass } from '../../support/tiny-class.js';

type Classes = Readonly<Record<string, Omit<TinyClass, 'name'>>>;

/** A jar with these classes, on a Java that has `java/…` alone; `moved`: names that package relocation changed. */
function jarOf(classes: Classes, moved: Readonly<Record<string, string>> = {}): PatchedClasses {
  const declarations = new Map(
    Object.entries({ 'java/lang/Object': {}, ...classes }).map(([name, spec]) => [
      name,
      readDeclaration(tinyClass({ name, ...spec })),
    ]),
  );
  return {
    find: (name) => declarations.get(name),
    holds: (name) => name in classes,
    isOfPlatform: (name) => name.startsWith('java/'),
    movedName: (name) => {
      const to = moved[name];
      return to === undefined ? undefined : internalName(to);
    },
  };
}

function sourceOf(name: string, classes: Classes): PatchSourceJar {
  const names = Object.keys(classes);
  return {
    name,
    has: (wanted) => wanted in classes,
    nestedIn: (outer) => names.filter((one) => one.startsWith(`${outer}$`)).map(internalName),
    factsOf: (wanted) =>
      wanted.map((one) => {
        const bytes = tinyClass({ name: one, ...classes[one] });
        return classFacts(indexFiles([{ path: `${one}.class`, bytes }]), 0);
      }),
  };
}

const call = (owner: string, name = 'go', descriptor = '()V') =>
  ({ tag: 10, owner, name, descriptor }) as const;
const go = [{ name: 'go', descriptor: '()V' }];
const fresh = { name: 'fresh', descriptor: '()V' };

function closed(wanted: string, jar: PatchedClasses, ...sources: readonly PatchSourceJar[]) {
  const asked = [{ name: internalName(wanted), because: { kind: 'asked' } as const }];
  const { added, missingMembers, absent } = closeOver(asked, jar, sources);
  return {
    added: added.map(({ name, source }) => `${name} of ${source.name}`),
    missing: missingMembers.map(({ owner, name, descriptor }) => `${owner}.${name}${descriptor}`),
    absent: [...absent.keys()],
  };
}

/** What a JVM resolves when it links a class (JVMS §5.4): supertypes, owners of members, classes that instructions name. */
describe('the closure of a class', () => {
  it('holds supertypes, owners of members and nested classes, to the end, each from the first source that has it', () => {
    const jar = jarOf({});
    const first = sourceOf('first', {
      A: { superName: 'B', interfaces: ['I'], references: [call('C')] },
      A$In: { references: [call('D')] },
      B: {},
      I: { access: 0x601 },
    });
    const second = sourceOf('second', { B: {}, C: { references: [call('E')] }, D: {}, E: {} });
    expect(closed('A', jar, first, second)).toEqual({
      added: ['A', 'A$In', 'B', 'I']
        .map((one) => `${one} of first`)
        .concat(['C', 'D', 'E'].map((one) => `${one} of second`)),
      missing: [],
      absent: [],
    });
  });

  it('ends at what the jar and the platform have', () => {
    const jar = jarOf({ Held: { methods: go } });
    const source = sourceOf('source', {
      A: { references: [call('Held'), call('java/util/List')] },
      Held: {},
    });
    expect(closed('A', jar, source).added).toEqual(['A of source']);
  });

  it('goes round in circles once', () => {
    const source = sourceOf('source', { A: { references: [call('B')] }, B: { superName: 'A' } });
    expect(closed('A', jarOf({}), source).added).toEqual(['A of source', 'B of source']);
  });

  it('leaves out what texts and unused constants name', () => {
    const source = sourceOf('source', { A: { strings: ['B'], unused: ['B'] }, B: {} });
    expect(closed('A', jarOf({}), source)).toEqual({
      added: ['A of source'],
      missing: [],
      absent: [],
    });
  });

  it('tells names that nothing has', () => {
    const source = sourceOf('source', { A: { references: [call('not/There')] } });
    expect(closed('A', jarOf({}), source).absent).toEqual(['not/There']);
  });
});

/** Asked of JDK 17 with drawings of the same names, compiled and run: NoClassDefFoundError without what comes here. */
describe('types of descriptors', () => {
  it('come where a source has them, since lambdas and verification load them', () => {
    const source = sourceOf('source', {
      Lambda: { methods: [{ name: 'lambda$main$0', descriptor: '(LOnly;)V' }] },
      Verified: { references: [call('Factory', 'make', '()[LMade;')] },
      Factory: { methods: [{ name: 'make', descriptor: '()[LMade;' }], fields: ['Kept'] },
      Only: {},
      Made: {},
      Kept: {},
    });
    expect(closed('Lambda', jarOf({}), source).added).toEqual([
      'Lambda of source',
      'Only of source',
    ]);
    expect(closed('Verified', jarOf({}), source).added).toEqual(
      ['Verified', 'Factory', 'Made', 'Kept'].map((one) => `${one} of source`),
    );
  });

  it('are not told where nothing has them', () => {
    const source = sourceOf('source', { A: { fields: ['not/There'] } });
    expect(closed('A', jarOf({}), source)).toEqual({
      added: ['A of source'],
      missing: [],
      absent: [],
    });
  });
});

it('takes nested classes of the source that has the outer one, however many', () => {
  const inner = Array.from({ length: 20_000 }, (_, number) => `A$${number}`);
  const outer: PatchSourceJar = {
    name: 'outer',
    has: (wanted) => wanted === 'A',
    nestedIn: () => inner.map(internalName),
    factsOf: () => [],
  };
  const { added } = closed('A', jarOf({}), outer, sourceOf('other', { A$7: {} }));
  expect(added.length).toBe(inner.length + 1);
  expect(added.every((one) => one.endsWith(' of outer'))).toBe(true);
});

describe('a member of a class that the jar has', () => {
  const source = sourceOf('source', { A: { references: [call('Held', 'go', '(Lold/T;)V')] } });

  it.each([
    ['is there', { Held: { methods: [{ name: 'go', descriptor: '(Lold/T;)V' }] } }, []],
    [
      'is there in a superclass',
      { Held: { superName: 'Up' }, Up: { methods: [{ name: 'go', descriptor: '(Lold/T;)V' }] } },
      [],
    ],
    ['has another descriptor', { Held: { methods: go } }, ['Held.go(Lold/T;)V']],
    ['is not judged behind a supertype that nobody has', { Held: { superName: 'gone/Up' } }, []],
  ])('%s', (_what, classes, missing) => {
    expect(closed('A', jarOf(classes), source).missing).toEqual(missing);
  });

  it('is looked up under the names that package relocation gave', () => {
    const moved = { 'old/T': 'new/T', Held: 'far/Held' };
    const there = {
      'far/Held': { methods: [{ name: 'go', descriptor: '(Lnew/T;)V' }] },
      'new/T': {},
    };
    expect(closed('A', jarOf(there, moved), source)).toEqual({
      added: ['A of source'],
      missing: [],
      absent: [],
    });
    const lacking = { 'far/Held': {}, 'new/T': {} };
    expect(closed('A', jarOf(lacking, moved), source).missing).toEqual(['far/Held.go(Lnew/T;)V']);
  });

  // JDK 17: NoSuchMethodError 'void Sub.fresh()' where the jar's Base has no such method.
  it.each([
    ['lacks it', { Base: {} }, ['Base.fresh()V']],
    ['has it', { Base: { methods: [fresh] } }, []],
    ['inherits it', { Base: { superName: 'Up' }, Up: { methods: [fresh] } }, []],
  ])('is missing where an added class inherits it and the jar %s', (_what, classes, missing) => {
    const heirs = sourceOf('source', {
      A: { references: [call('Sub', 'fresh')] },
      Sub: { superName: 'Base', references: [call('Sub', 'fresh')] },
    });
    expect(closed('A', jarOf(classes), heirs).missing).toEqual(missing);
  });

  // JDK 17: NoSuchMethodError 'void Held.<init>()', though Object has one.
  it('is missing where it is a constructor of a superclass only', () => {
    const maker = sourceOf('source', { A: { references: [call('Held', '<init>')] } });
    const jar = jarOf({
      Held: { superName: 'Up', methods: [{ name: '<init>', descriptor: '(I)V' }] },
      Up: { methods: [{ name: '<init>', descriptor: '()V' }] },
    });
    expect(closed('A', jar, maker).missing).toEqual(['Held.<init>()V']);
  });

  // JDK 17: IncompatibleClassChangeError.
  it('is missing where the jar has an interface in place of a class', () => {
    const caller = sourceOf('source', { A: { references: [call('Held')] } });
    const jar = jarOf({ Held: { access: 0x601, methods: go } });
    expect(closed('A', jar, caller).missing).toEqual(['Held.go()V']);
  });
});
