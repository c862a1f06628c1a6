import { describe, expect, it } from 'vitest';
import type {
  ClassDeclaration,
  FieldDeclaration,
  MethodDeclaration,
} from '../../../src/formats/classfile/declaration.js';
import type { InternalName } from '../../../src/formats/classfile/names.js';
import { descriptor, internalName } from '../../../src/formats/classfile/names.js';
import type { ClassApiDiff } from '../../../src/jvm/compare/api-change.js';
import type { ApiOptions } from '../../../src/jvm/compare/api-compare.js';
import { compareClassApi } from '../../../src/jvm/compare/api-compare.js';
import { hierarchyOf } from '../../../src/jvm/compare/api-hierarchy.js';

const PUBLIC = 1;
const PRIVATE = 2;
const PROTECTED = 4;
const STATIC = 8;
const INTERFACE = 0x200;
const ABSTRACT = 0x400;
const SYNTHETIC = 0x1000;
const ADDED = 'METHOD_ADDED_TO_PUBLIC_CLASS';

function classOf(name: string, but: Partial<ClassDeclaration> = {}): ClassDeclaration {
  return {
    name: internalName(name),
    major: 52,
    minor: 0,
    access: PUBLIC,
    superName: internalName('java/lang/Object'),
    interfaces: [],
    signature: undefined,
    nesting: 'top',
    permitted: undefined,
    components: undefined,
    fields: [],
    methods: [],
    deprecated: false,
    annotations: [],
    ...but,
  };
}

function method(
  name: string,
  access = PUBLIC,
  type = '()V',
  signature?: string,
): MethodDeclaration & FieldDeclaration {
  return {
    name,
    descriptor: descriptor(type),
    access,
    signature,
    exceptions: [],
    annotationDefault: undefined,
    constant: undefined,
    deprecated: false,
    annotations: [],
  };
}

function compare(
  old: readonly ClassDeclaration[],
  now: readonly ClassDeclaration[],
  options: Partial<ApiOptions> = {},
): ClassApiDiff | undefined {
  const side = (classes: readonly ClassDeclaration[]) => ({
    find: (name: string) => classes.find((one) => one.name === name),
  });
  return compareClassApi(side(old), side(now), internalName('a/A'), {
    access: 'protected',
    ...options,
  });
}

/** `TYPE` of each change, with `!` where it breaks binaries. */
function told(diff: ClassApiDiff | undefined): readonly string[] {
  return [...(diff?.changes ?? []), ...(diff?.members ?? []).flatMap(({ changes }) => changes)].map(
    ({ type, binary }) => type + (binary ? '!' : ''),
  );
}

describe('what a comparison looks at', () => {
  it('says nothing of a class that is the same', () => {
    const a = classOf('a/A', { methods: [method('go')], fields: [method('x', PUBLIC, 'I')] });
    expect(compare([a], [a])).toBeUndefined();
  });

  it('adds a class that was not shown before, and tells of none that never is', () => {
    const hidden = classOf('a/A', { access: 0 });
    expect(compare([hidden], [classOf('a/A')])?.status).toBe('added');
    expect(compare([hidden], [])).toBeUndefined();
    expect(told(compare([hidden], [], { access: 'package' }))).toEqual(['CLASS_REMOVED!']);
  });

  it('leaves anonymous classes and synthetic members out, but for private access', () => {
    const anonymous = classOf('a/A', { nesting: 'anonymous' });
    expect(compare([anonymous], [])).toBeUndefined();
    expect(told(compare([anonymous], [], { access: 'private' }))).toEqual(['CLASS_REMOVED!']);
    const bridged = classOf('a/A', { methods: [method('go', PUBLIC | SYNTHETIC)] });
    expect(compare([bridged], [classOf('a/A')])).toBeUndefined();
  });

  it('breaks nothing by private members', () => {
    const a = classOf('a/A', {
      methods: [method('go', PRIVATE)],
      fields: [method('x', PRIVATE, 'I')],
    });
    expect(told(compare([a], [classOf('a/A')], { access: 'private' }))).toEqual([
      'FIELD_REMOVED',
      'METHOD_REMOVED',
    ]);
  });

  it('counts protected members only where there can be subclasses', () => {
    const open = classOf('a/A', { methods: [method('go', PROTECTED)] });
    expect(told(compare([open], [classOf('a/A')]))).toEqual(['METHOD_REMOVED!']);
    const final = { access: PUBLIC | 0x10 };
    expect(compare([{ ...open, ...final }], [classOf('a/A', final)])).toBeUndefined();
  });

  it('does not mind what type variables are called', () => {
    const generic = (letter: string) =>
      classOf('a/A', {
        signature: `<${letter}:Ljava/lang/Object;>Ljava/lang/Object;`,
        methods: [method('go', PUBLIC, '(Ljava/lang/Object;)V', `(T${letter};)V`)],
      });
    expect(compare([generic('T')], [generic('E')])).toBeUndefined();
  });
});

/** No library that one javac compiles shows these: expected is what the sections say that `apiChangeTypes` names. */
describe('what only mixed jars or other Javas show', () => {
  it('a class file too new for the Java that runs it breaks', () => {
    const newer = classOf('a/A', { major: 61 });
    expect(told(compare([classOf('a/A')], [newer], { java: 17 }))).toEqual([
      'CLASS_FILE_VERSION_RAISED',
    ]);
    const diff = compare([classOf('a/A')], [newer], { java: 11 });
    expect(told(diff)).toEqual(['CLASS_FILE_VERSION_RAISED!']);
    expect(diff?.changes[0]).toMatchObject({
      failure: 'UnsupportedClassVersionError',
      detail: '52.0 → 61.0',
    });
    expect(told(compare([newer], [classOf('a/A')]))).toEqual(['CLASS_FILE_VERSION_LOWERED']);
  });

  it('a subclass that is permitted no more breaks', () => {
    const sealed = (...names: readonly string[]) =>
      classOf('a/A', { permitted: names.map(internalName) });
    const diff = compare([sealed('a/B', 'a/C')], [sealed('a/B')]);
    expect(diff?.changes).toMatchObject([{ type: 'PERMITTED_SUBCLASS_REMOVED', detail: 'a.C' }]);
  });

  it('a method that hides an inherited one with less access, or static, breaks', () => {
    const b = classOf('a/B', { methods: [method('go')] });
    const a = (...methods: readonly MethodDeclaration[]) =>
      classOf('a/A', { superName: b.name, methods });
    expect(told(compare([a(), b], [a(method('go', 0)), b]))).toEqual([
      'METHOD_LESS_ACCESSIBLE_THAN_IN_SUPERCLASS!',
    ]);
    expect(told(compare([a(), b], [a(method('go', PUBLIC | STATIC)), b]))).toEqual([
      'METHOD_IS_STATIC_AND_OVERRIDES_NOT_STATIC!',
    ]);
  });
});

describe('supertypes that no side holds', () => {
  const a = (superName: string, ...methods: readonly MethodDeclaration[]) =>
    classOf('a/A', { superName: internalName(superName), methods });

  it('are listed, and end nothing', () => {
    const diff = compare([a('x/Unseen', method('go'))], [a('x/Unseen')]);
    expect(told(diff)).toEqual(['METHOD_REMOVED!']);
    expect(diff?.unseen).toEqual(['x.Unseen']);
  });

  it('break no assignment that they may still allow', () => {
    const b = classOf('a/B', { methods: [method('go')] });
    const diff = compare([a('a/B'), b], [a('x/Unseen'), b]);
    expect(told(diff)).toEqual(['SUPERCLASS_REMOVED', 'SUPERCLASS_ADDED']);
    expect(diff?.unseen).toEqual(['x.Unseen']);
  });

  it('bind nobody to a method that they may implement', () => {
    const i = (...methods: readonly MethodDeclaration[]) =>
      classOf('a/I', { access: PUBLIC | INTERFACE | ABSTRACT, methods });
    const abstract = { ...a('a/B'), access: PUBLIC | ABSTRACT, interfaces: [i().name] };
    const now = { ...abstract, superName: internalName('x/Unseen') };
    const diff = compare(
      [abstract, classOf('a/B'), i()],
      [now, i(method('go', PUBLIC | ABSTRACT))],
    );
    expect(told(diff)).toEqual(['SUPERCLASS_REMOVED', 'SUPERCLASS_ADDED']);
    expect(diff?.undecided).toEqual(['binary', 'source']);
  });

  it('make no checked exception of one that may have been one', () => {
    const [exception, throwable] = [
      classOf('java/lang/Exception', { superName: internalName('java/lang/Throwable') }),
      classOf('java/lang/Throwable'),
    ];
    const diff = compare([a('x/Unseen')], [a('java/lang/Exception'), exception, throwable]);
    expect(told(diff)).toEqual(['SUPERCLASS_REMOVED!', 'SUPERCLASS_ADDED']);
  });

  it('a class that extends itself, or a ring of classes, ends the walk', () => {
    const ring = [a('a/B'), classOf('a/B', { superName: internalName('a/A') })];
    expect(compare(ring, ring)).toBeUndefined();
  });
});

/** The new side has no class `a/M`, or one that it cannot show: the same for a comparison, which asks a source for it. */
describe('supertypes that only the old side shows', () => {
  const object = 'java/lang/Object';
  const a = (superName: string, but: Partial<ClassDeclaration> = {}) =>
    classOf('a/A', { superName: internalName(superName), ...but });
  const b = classOf('a/B', { methods: [method('go')] });
  const i = classOf('a/I', { access: PUBLIC | INTERFACE | ABSTRACT });
  const m = classOf('a/M', { superName: b.name, interfaces: [i.name], methods: [method('own')] });
  const both = ['binary', 'source'];

  it.each<[what: string, old: ClassDeclaration, now: ClassDeclaration, changes: readonly string[]]>(
    [
      ['its own supertypes', a('a/M'), a('a/M'), []],
      ['what it had from them', a('a/M'), a('a/M', { methods: [method('other')] }), [ADDED]],
      ['a superinterface', withI(m.name), withI(m.name), []],
      ['a superclass above', a('a/B'), a('a/M'), ['SUPERCLASS_REMOVED', 'SUPERCLASS_ADDED']],
      ['an interface it named', withI('a/I', 'a/M'), withI('a/M'), ['INTERFACE_REMOVED']],
      ['a method it overrode', a('a/M', go()), a('a/M'), ['METHOD_REMOVED']],
      ['a field it hid', a('a/M', x('I')), a('a/M'), ['FIELD_REMOVED']],
    ],
  )('take nothing from a class that extends them: %s', (_what, old, now, changes) => {
    const diff = compare([old, m, b, i], [now, b, i]);
    expect(told(diff)).toEqual(changes);
    expect(diff?.unseen).toEqual(['a.M']);
    expect(diff?.undecided).toEqual(both);
  });

  it('leave open whether a member of another supertype is lost', () => {
    const had = { ...i, methods: [method('run', PUBLIC | ABSTRACT)] };
    const old = a('a/M', { interfaces: [i.name] });
    const diff = compare([old, m, b, had], [old, b, i]);
    expect(told(diff)).toEqual([]);
    expect(diff?.undecided).toEqual(both);
  });

  it('leave open whether a member is lost that a class between them declared', () => {
    const between = classOf('a/Between', { superName: m.name, methods: [method('run')] });
    const now = { ...between, methods: [] };
    const heir = a('a/Between');
    const diff = compare([heir, between, m, b, i], [heir, now, b, i]);
    expect(told(diff)).toEqual([]);
    expect(diff?.undecided).toEqual(both);
  });

  it('are lost where the class names them no more, and all that it names is seen', () => {
    expect(told(compare([a('a/M'), m, b, i], [a(object)]))).toEqual([
      'SUPERCLASS_REMOVED!',
      'SUPERCLASS_REMOVED!',
      'INTERFACE_REMOVED!',
    ]);
  });

  it('leave the type of a field that sources name a break of sources', () => {
    const diff = compare([a('a/M', x('I')), m, b, i], [a('a/M', x('J')), b, i]);
    expect(diff?.members[0]?.changes).toMatchObject([
      { type: 'FIELD_TYPE_CHANGED', binary: false, source: true },
    ]);
  });

  it('end what is seen of a chain that is longer than any', () => {
    const chain = Array.from({ length: 5000 }, (_, at) =>
      classOf(`c/C${at}`, { superName: internalName(`c/C${at + 1}`) }),
    );
    const sides = new Map(chain.map((one) => [one.name, one]));
    const self = a('c/C0');
    const source = {
      find: (name: InternalName) => (name === 'a/A' ? self : sides.get(name)),
    };
    expect(hierarchyOf(source, self).unseen).toEqual(new Set(['c/C4096']));
  });

  function withI(...names: readonly string[]): ClassDeclaration {
    return classOf('a/A', { interfaces: names.map(internalName) });
  }
  function go(): Partial<ClassDeclaration> {
    return { methods: [method('go')] };
  }
  function x(type: string): Partial<ClassDeclaration> {
    return { fields: [method('x', PUBLIC, type)] };
  }
});

describe('what a new supertype that neither side holds leaves open', () => {
  const unseen = internalName('x/Unseen');
  const hidden = (but: Partial<ClassDeclaration> = {}) => classOf('a/M', { access: 0, ...but });
  const heir = classOf('a/A', { superName: internalName('a/M') });

  it('is both questions, of a superclass behind one that is not shown itself', () => {
    const diff = compare([heir, hidden()], [heir, hidden({ superName: unseen })]);
    expect(told(diff)).toEqual([]);
    expect(diff).toMatchObject({ status: 'modified', unseen: ['x.Unseen'] });
    expect(diff?.undecided).toEqual(['binary', 'source']);
  });

  it('is whether sources compile, of an interface', () => {
    const diff = compare([heir, hidden()], [heir, hidden({ interfaces: [unseen] })]);
    expect(diff?.undecided).toEqual(['source']);
  });

  it('is both questions, of an interface that may have what a superclass lost', () => {
    const old = hidden({ methods: [method('go')] });
    const diff = compare([heir, old], [{ ...heir, interfaces: [unseen] }, hidden()]);
    expect(told(diff)).toEqual(['INTERFACE_ADDED']);
    expect(diff?.undecided).toEqual(['binary', 'source']);
  });

  it('is nothing, where the class had it before', () => {
    const side = [heir, hidden({ superName: unseen })];
    expect(compare(side, side)).toBeUndefined();
    const more = { ...heir, methods: [method('go')] };
    expect(compare(side, [more, hidden({ superName: unseen })])?.undecided).toBeUndefined();
  });
});
