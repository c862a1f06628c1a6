import fc from 'fast-check';
import { expect, test } from 'vitest';
import { descriptor, internalName } from '../../../src/formats/classfile/names.js';
import type { InternalName } from '../../../src/formats/classfile/names.js';
import { mapDescriptor } from '../../../src/formats/classfile/descriptor.js';
import type { Reference } from '../../../src/jvm/classpath/class-facts.js';
import { classFacts } from '../../../src/jvm/classpath/class-facts.js';
import type { ClassPath, ClassPathPart } from '../../../src/jvm/classpath/class-path.js';
import {
  buildClassPath,
  classNames,
  classNumber,
  findClass,
  textNumber,
} from '../../../src/jvm/classpath/class-path.js';
import type { JarIndex } from '../../../src/jvm/classpath/jar-index.js';
import { referenceUse } from '../../../src/jvm/classpath/jar-index.js';
import { SharedNames } from '../../../src/jvm/classpath/shared-names.js';
import { answerTo } from '../../../src/jvm/linkage/answer-to.js';
import { checkLinkage } from '../../../src/jvm/linkage/check-linkage.js';
import { EarlierFindings } from '../../../src/jvm/linkage/earlier-findings.js';
import type { Platform } from '../../../src/jvm/classpath/platform.js';
import { indexFiles } from '../../support/class-index.js';
import type { TinyClass } from '../../support/tiny-class.js';
import { tinyClass } from '../../support/tiny-class.js';

/** Few names, so that jars shadow each other, extend each other and relocate onto each other. */
const className = fc.constantFrom('p/A', 'p/B', 'p/C', 'q/A', 'q/B', 'r/Gone');
const types = fc.constantFrom('()V', '(Lp/A;)V', '(Lq/A;)V');
const members = fc.record({ name: fc.constantFrom('x', 'y', '<init>'), descriptor: types });
/** Public, of the package, protected, private; some static, final or abstract. */
const methods = fc.record({
  name: fc.constantFrom('x', 'y', '<init>'),
  descriptor: types,
  access: fc.constantFrom(0x1, 0x1, 0x0, 0x4, 0x2, 0x9, 0x11, 0x401),
});
const owner = fc.oneof(className, fc.constantFrom('[Lp/A;', '[Lq/B;', 'java/lang/Object'));
const aClass = fc.record<TinyClass>({
  name: className,
  superName: fc.oneof(className, fc.constant('java/lang/Object')),
  access: fc.constantFrom(0x21, 0x21, 0x20, 0x31, 0x421, 0x601),
  interfaces: fc.array(className, { maxLength: 2 }),
  methods: fc.uniqueArray(methods, {
    maxLength: 3,
    selector: ({ name, descriptor: type }) => `${name}${type}`,
  }),
  references: fc.array(
    fc
      .tuple(fc.constantFrom<9 | 10 | 11>(9, 10, 11), owner, members)
      .map(([tag, of, member]) => ({ tag, owner: of, ...member })),
    { maxLength: 4 },
  ),
});
/** What code does with references, one after the other: no class here has code. */
const someUses = fc.array(fc.constantFrom(...Object.values(referenceUse)), {
  minLength: 1,
  maxLength: 7,
});
const aJar = fc
  .tuple(
    fc.uniqueArray(aClass, { minLength: 1, maxLength: 4, selector: ({ name }) => name }),
    someUses,
    fc.boolean(),
  )
  .map(([classes, of, nested]) => {
    const files = classes.map((one) => ({ path: `${one.name}.class`, bytes: tinyClass(one) }));
    return withUses(indexFiles(files), of, nested);
  });
const toQ = (name: InternalName): InternalName => internalName(name.replace(/^p\//, 'q/'));
/** The jars, and class paths of them: which, in which order, relocated or not. */
const cases = fc.array(aJar, { minLength: 2, maxLength: 4 }).chain((jars) => {
  const part = fc
    .tuple(fc.nat(jars.length - 1), fc.boolean(), fc.boolean())
    .map(([at, relocated, whole]): readonly ClassPathPart[] =>
      jars.slice(at, at + 1).map((index) => ({
        index,
        origin: `${at}${relocated ? ' relocated' : ''}`,
        ...(relocated && { rename: toQ }),
        ...(!whole && { includes: (path: string) => path !== 'p/B.class' }),
      })),
    );
  return fc.array(fc.array(part, { maxLength: 4 }), { minLength: 2, maxLength: 3 });
});

/** `Object` and nothing else, so that a thousand class paths are soon put together. */
const platform: Platform = { java: 8, index: objectAlone(), internalPackages: new Set() };

/** `nested`: the first class hosts the nest of all. */
function withUses(index: JarIndex, uses: readonly number[], nested: boolean): JarIndex {
  const { classes } = index;
  const referenceUses = classes.referenceUses.map((_, at) => uses[at % uses.length] ?? 0);
  const nestHost = classes.nestHost.map((host, row) =>
    nested && row > 0 ? (classes.name[0] ?? 0) : host,
  );
  return { ...index, classes: { ...classes, referenceUses, nestHost } };
}

function objectAlone(): Platform['index'] {
  const object = tinyClass({
    name: 'java/lang/Object',
    methods: [{ name: 'x', descriptor: '()V' }],
  });
  const index = indexFiles([{ path: 'java/lang/Object.class', bytes: object }]);
  return { ...index, classes: { ...index.classes, superName: Uint32Array.of(0) } };
}

test('findings that are taken over are those that linking anew would give', () => {
  fc.assert(
    fc.property(cases, (paths) => {
      const shared = new SharedNames();
      const earlier = new EarlierFindings();
      for (const path of paths) {
        const entries = path.map((parts) => ({ multiRelease: false, parts }));
        const again = buildClassPath(entries, platform, shared);
        const anew = buildClassPath(entries, platform);
        const expected = checkLinkage(anew, { unknown: true });
        expect(checkLinkage(again, { unknown: true, earlier })).toEqual(expected);
      }
    }),
    { numRuns: 500 },
  );
});

/** What a jar calls by its own numbers is found as what is looked up by name. */
test('what does not resolve is what is looked up in vain, reference by reference', () => {
  fc.assert(
    fc.property(cases, ([path = []]) => {
      const parts = path.flat();
      const classPath = buildClassPath([{ multiRelease: false, parts }], platform);
      const told = checkLinkage(classPath, { unknown: true }).filter(
        ({ role, source, reference }) => role === 'reference' && reference.owner !== source,
      );
      const expected = [...classNames(classPath)].flatMap((source) =>
        lookedUp(classPath, source, parts).filter(({ answer }) => answer !== undefined),
      );
      expect(told.map(({ source, reference, answer }) => ({ source, reference, answer }))).toEqual(
        expected,
      );
    }),
    { numRuns: 500 },
  );
});

/** Each reference of a class to another one that is no supertype of it, with its answer. */
function lookedUp(classPath: ClassPath, source: InternalName, parts: readonly ClassPathPart[]) {
  const found = findClass(classPath, source);
  const part = parts.find(({ origin }) => origin === found?.origin);
  const from = classNumber(classPath, textNumber(classPath, source));
  if (part === undefined) return [];
  const row = Array.from({ length: part.index.classes.count }, (_, at) => at).find(
    (at) => classFacts(part.index, at).path === found?.path,
  );
  const rename = part.rename ?? ((name: InternalName) => name);
  const { references, referenceUses, superName, interfaces } = classFacts(part.index, row ?? 0);
  const above = [superName, ...interfaces];
  return references.flatMap((one, at) => {
    const reference = renamed(one, rename);
    if (reference.owner === source || (one.kind === 'class' && above.includes(one.owner)))
      return [];
    const use = referenceUses[at] ?? 0;
    return [{ source, reference, answer: answerTo(classPath, { reference, use }, from) }];
  });
}

function renamed(reference: Reference, rename: (name: InternalName) => InternalName): Reference {
  const map = (name: string): string => rename(internalName(name));
  const of = reference.owner.startsWith('[')
    ? internalName(mapDescriptor(reference.owner, map))
    : rename(reference.owner);
  return reference.kind === 'class'
    ? { kind: 'class', owner: of }
    : { ...reference, owner: of, descriptor: descriptor(mapDescriptor(reference.descriptor, map)) };
}
