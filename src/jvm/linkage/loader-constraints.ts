import type { ClassPath } from '../classpath/class-path.js';
import { loaderOf, seenFrom, textNumber } from '../classpath/class-path.js';
import type { JarIndex } from '../classpath/jar-index.js';
import { access, interfaceNames, superName } from './type-hierarchy.js';

/**
 * Loader constraints (JVMS §5.3.4), foretold. Where a class links to a member of a class of another loader, or overrides
 * one, both loaders must mean the same class by each name in the descriptor. Where each defines its own, the JVM throws a
 * `LinkageError` as soon as both are loaded: at the link if they are, else where the second one is loaded. Nothing is
 * thrown while one of them is not loaded, so what is told here is what happens once both are.
 */
export interface BrokenOverride {
  /** Number of the class that cannot be linked. */
  readonly class: number;
  /** Number of the class whose method is taken for the inherited one: itself or a superclass. */
  readonly selected: number;
  /** Number of the superclass or superinterface that declares the overridden method. */
  readonly overridden: number;
  /** Common numbers of the method's name and descriptor. */
  readonly name: number;
  readonly descriptor: number;
  /** Common number of the name that the two loaders define each for itself. */
  readonly type: number;
}

/**
 * The first type of a member's descriptor that the loader of `from` and that of the class `declaring`, where the member
 * was found, define each for itself: common number of its name. `undefined`: they agree. `descriptor`: common number.
 */
export function disagreedType(
  classPath: ClassPath,
  from: number,
  declaring: number,
  descriptor: number,
): number | undefined {
  if (loaderOf(classPath, from) === loaderOf(classPath, declaring)) return undefined;
  return typesOf(classPath, descriptor).find((name) => {
    const one = seenFrom(classPath, from, name);
    const other = seenFrom(classPath, declaring, name);
    return one !== undefined && other !== undefined && one !== other;
  });
}

/** Whether any two loaders of the class path may disagree at all. */
export function hasContestedNames(classPath: ClassPath): boolean {
  return contestedLoaders(classPath).includes(true);
}

/**
 * Every class of a child loader that the JVM refuses to link once the types are loaded, with the first method that is why:
 * it overrides a method of a superclass of another loader, or implements one of an interface of another loader than
 * that of the method which is selected for it. As HotSpot checks it, when it fills the tables of methods.
 */
export function brokenOverrides(classPath: ClassPath): readonly BrokenOverride[] {
  const broken: BrokenOverride[] = [];
  if (!hasContestedNames(classPath)) return broken;
  for (let number = classPath.platformCount; number < classPath.classCount; number++) {
    const one = brokenOverride(classPath, number);
    if (one !== undefined) broken.push(one);
  }
  return broken;
}

/** The same of one class; `undefined`: nothing speaks against it. */
export function brokenOverride(classPath: ClassPath, number: number): BrokenOverride | undefined {
  const loader = loaderOf(classPath, number);
  if (loader === undefined || contestedLoaders(classPath)[loader] !== true) return undefined;
  const [one] = brokenIn(classPath, number);
  return one;
}

function contestedLoaders(classPath: ClassPath): readonly boolean[] {
  const memory = memoryOf(classPath);
  memory.contested ??= classPath.loaders.map((_, loader) => isContested(classPath, loader));
  return memory.contested;
}

/** Whether the loader, or one above it, defines a class although its parent has one of that name. */
function isContested(classPath: ClassPath, loader: number): boolean {
  const { classByName, delegation } = classPath.loaders[loader] ?? {};
  const above = delegation && classPath.loaders[delegation.parent]?.classByName;
  if (classByName === undefined || above === undefined) return false;
  const isOwn = (found: number, name: number): boolean => {
    const parents = above[name] ?? 0;
    return parents !== 0 && parents !== found;
  };
  return classByName.some(isOwn) || isContested(classPath, delegation?.parent ?? 0);
}

function* brokenIn(classPath: ClassPath, number: number): Iterable<BrokenOverride> {
  if (isInterface(classPath, number)) return;
  const classes = superclasses(classPath, number);
  for (const above of classes.slice(1)) {
    yield* between(classPath, number, number, above, methodsOf(classPath, number));
  }
  for (const one of superinterfaces(classPath, classes))
    yield* implementing(classPath, number, classes, one);
}

/** Methods of `selected` that `above` declares too. */
function* between(
  classPath: ClassPath,
  number: number,
  selected: number,
  above: number,
  methods: Methods,
): Iterable<BrokenOverride> {
  if (loaderOf(classPath, selected) === loaderOf(classPath, above)) return;
  const inherited = methodsOf(classPath, above);
  for (const [key, { name, descriptor }] of methods) {
    if (!inherited.has(key)) continue;
    const type = disagreedType(classPath, selected, above, descriptor);
    if (type !== undefined)
      yield { class: number, selected, overridden: above, name, descriptor, type };
  }
}

/** For each method of an interface, the class that gives it is the first upwards that declares it. */
function* implementing(
  classPath: ClassPath,
  number: number,
  classes: readonly number[],
  above: number,
): Iterable<BrokenOverride> {
  const open = new Map(methodsOf(classPath, above));
  for (const selected of classes) {
    const given: Methods = new Map(
      [...methodsOf(classPath, selected)].filter(([key, { isPublic }]) => {
        return isPublic && open.delete(key);
      }),
    );
    yield* between(classPath, number, selected, above, given);
  }
}

/** By name and descriptor: what can be overridden from another package. */
type Methods = ReadonlyMap<string, Method>;

interface Method {
  readonly name: number;
  readonly descriptor: number;
  readonly isPublic: boolean;
}

function methodsOf(classPath: ClassPath, number: number): Methods {
  const memory = memoryOf(classPath);
  const known = memory.methods.get(number) ?? readMethods(classPath, number);
  memory.methods.set(number, known);
  return known;
}

function readMethods(classPath: ClassPath, number: number): Methods {
  const part = classPath.parts[classPath.classPart[number] ?? 0];
  const methods = new Map<string, Method>();
  if (part === undefined) return methods;
  const { members, classes } = part.index;
  const row = classPath.classRow[number] ?? 0;
  const end = classes.memberStart[row + 1] ?? 0;
  for (let at = classes.methodStart[row] ?? 0; at < end; at++) {
    if (!isInherited(part.index, at)) continue;
    const name = part.names.plain(members.name[at] ?? 0);
    const descriptor = part.names.descriptor(members.descriptor[at] ?? 0);
    const isPublic = ((members.access[at] ?? 0) & PUBLIC) !== 0;
    methods.set(`${name} ${descriptor}`, { name, descriptor, isPublic });
  }
  return methods;
}

/** By classes of other packages as well: two loaders have no package in common (JVMS §5.3). */
function isInherited({ members, strings }: JarIndex, at: number): boolean {
  const flags = members.access[at] ?? 0;
  const isSpecial = strings.bytes[strings.starts[members.name[at] ?? 0] ?? 0] === OPENING_ANGLE;
  const isVisible = (flags & (PUBLIC | access.protected)) !== 0;
  return isVisible && (flags & access.static) === 0 && !isSpecial;
}

const PUBLIC = 0x0001;
/** `<`, of `<init>` and `<clinit>`. */
const OPENING_ANGLE = 0x3c;

function isInterface({ classPart, classRow, parts }: ClassPath, number: number): boolean {
  const flags = parts[classPart[number] ?? 0]?.index.classes.access[classRow[number] ?? 0] ?? 0;
  return (flags & access.interface) !== 0;
}

/** The class, its superclass, and so on, each as the loader of the one below finds it; a circle ends where it closes. */
function superclasses(classPath: ClassPath, number: number): readonly number[] {
  const numbers = new Set([number]);
  for (const one of numbers) {
    const name = superName(classPath, one);
    const above = name === undefined ? undefined : seenFrom(classPath, one, name);
    if (above !== undefined) numbers.add(above);
  }
  return [...numbers];
}

function superinterfaces(classPath: ClassPath, classes: readonly number[]): readonly number[] {
  const interfaces = new Set<number>();
  const direct = (number: number): void => {
    for (const name of interfaceNames(classPath, number)) {
      const one = seenFrom(classPath, number, name);
      if (one !== undefined) interfaces.add(one);
    }
  };
  for (const number of classes) direct(number);
  for (const number of interfaces) direct(number);
  return [...interfaces];
}

/** Common numbers of the class names in a descriptor, those of arrays' elements included. */
function typesOf(classPath: ClassPath, descriptor: number): readonly number[] {
  const { types } = memoryOf(classPath);
  const known =
    types.get(descriptor) ??
    Array.from(classPath.texts.text(descriptor).matchAll(/L([^;]*);/g), ([, name = '']) =>
      textNumber(classPath, name),
    );
  types.set(descriptor, known);
  return known;
}

interface Memory {
  /** By number of the loader. */
  contested: readonly boolean[] | undefined;
  readonly types: Map<number, readonly number[]>;
  readonly methods: Map<number, Methods>;
}

/** The same descriptors and superclasses are asked about again and again. */
const memories = new WeakMap<ClassPath, Memory>();

function memoryOf(classPath: ClassPath): Memory {
  const known = memories.get(classPath) ?? {
    contested: undefined,
    types: new Map(),
    methods: new Map(),
  };
  memories.set(classPath, known);
  return known;
}
