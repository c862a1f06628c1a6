import { describe, expect, it } from 'vitest';
import type {
  ClassDeclaration,
  FieldDeclaration,
  MethodDeclaration,
} from '../../../src/formats/classfile/declaration.js';
import { descriptor, internalName } from '../../../src/formats/classfile/names.js';
import type { ClassApiDiff } from '../../../src/jvm/compare/api-change.js';
import type { ApiOptions } from '../../../src/jvm/compare/api-compare.js';
import { compareClassApi } from '../../../src/jvm/compare/api-compare.js';

const PUBLIC = 1;
const PRIVATE = 2;
const PROTECTED = 4;
const STATIC = 8;
const SYNTHETIC = 0x1000;

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

  it('a class that extends itself, or a ring of classes, ends the walk', () => {
    const ring = [a('a/B'), classOf('a/B', { superName: internalName('a/A') })];
    expect(compare(ring, ring)).toBeUndefined();
  });
});
