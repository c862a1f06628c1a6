import type { Descriptor, InternalName } from '../../formats/classfile/names.js';
import { descriptor, internalName } from '../../formats/classfile/names.js';
import type { JarIndex } from './jar-index.js';
import { MISPLACED, referenceKindOf } from './jar-index.js';
import { textOf } from './string-table.js';

/** One class of an index as an object, for whoever asks about a few of them. Members and references by name *and descriptor*. */
export interface ClassFacts extends IndexedClass {
  /** `undefined` for `java/lang/Object` and `module-info`. */
  readonly superName: InternalName | undefined;
  readonly interfaces: readonly InternalName[];
  readonly fields: readonly Member[];
  readonly methods: readonly Member[];
  /** In the order of the constant pool; the class itself is not among them. */
  readonly references: readonly Reference[];
  /** Parallel to `references`: what the code does with each, by bits of `referenceUse`. */
  readonly referenceUses: readonly number[];
  /** `undefined`: the class hosts its own nest. */
  readonly nestHost: InternalName | undefined;
}

/** What a list of classes shows. */
export interface IndexedClass {
  /** Path in the jar. */
  readonly path: string;
  readonly name: InternalName;
  /** Major version of the class-file format: 52 is Java 8. */
  readonly major: number;
  /** JVMS table 4.1-B. */
  readonly access: number;
  /** N for a class below `META-INF/versions/N`, `misplaced` where no class loader looks for it. */
  readonly release: number | 'misplaced' | undefined;
}

/** A field or method that a class declares (JVMS §4.5, §4.6); `access` are its flags. */
export interface Member {
  readonly name: string;
  readonly descriptor: Descriptor;
  readonly access: number;
}

/**
 * A call site: one constant-pool reference of one class. Of class constants only those count that running the class
 * resolves: named by an instruction, a supertype, the owner of a member, caught, or an argument of a dynamic call site.
 */
export type Reference =
  /** `owner` can be the descriptor of an array. */
  | { readonly kind: 'class'; readonly owner: InternalName }
  | {
      readonly kind: 'field' | 'method' | 'interface-method';
      readonly owner: InternalName;
      readonly name: string;
      readonly descriptor: Descriptor;
    };

/** All classes of a jar, in the order of its directory. */
export function indexedClasses(index: JarIndex): readonly IndexedClass[] {
  return Array.from({ length: index.classes.count }, (_, row) => indexedClass(index, row));
}

/** The class in that row. */
export function classFacts(index: JarIndex, row: number): ClassFacts {
  const { classes } = index;
  const memberStart = classes.memberStart[row] ?? 0;
  const methodStart = classes.methodStart[row] ?? 0;
  const superName = classes.superName[row] ?? 0;
  const nestHost = classes.nestHost[row] ?? 0;
  const referenceStart = classes.referenceStart[row] ?? 0;
  const referenceEnd = classes.referenceStart[row + 1] ?? 0;
  return {
    ...indexedClass(index, row),
    superName: superName === 0 ? undefined : internalName(textOf(index.strings, superName)),
    interfaces: [
      ...classes.interfaces.subarray(classes.interfaceStart[row], classes.interfaceStart[row + 1]),
    ].map((id) => internalName(textOf(index.strings, id))),
    fields: members(index, memberStart, methodStart),
    methods: members(index, methodStart, classes.memberStart[row + 1] ?? 0),
    references: [...classes.referenceRows.subarray(referenceStart, referenceEnd)].map((reference) =>
      referenceAt(index, reference),
    ),
    referenceUses: [...classes.referenceUses.subarray(referenceStart, referenceEnd)],
    nestHost: nestHost === 0 ? undefined : internalName(textOf(index.strings, nestHost)),
  };
}

/** The distinct reference in that row of `index.references`. */
export function referenceAt({ references, strings }: JarIndex, row: number): Reference {
  const kind = referenceKindOf(references.kind[row] ?? 0);
  const owner = internalName(textOf(strings, references.owner[row] ?? 0));
  if (kind === 'class') return { kind, owner };
  return {
    kind,
    owner,
    name: textOf(strings, references.name[row] ?? 0),
    descriptor: descriptor(textOf(strings, references.descriptor[row] ?? 0)),
  };
}

function indexedClass({ classes, strings }: JarIndex, row: number): IndexedClass {
  const release = classes.release[row] ?? 0;
  return {
    path: textOf(strings, classes.path[row] ?? 0),
    name: internalName(textOf(strings, classes.name[row] ?? 0)),
    major: classes.major[row] ?? 0,
    access: classes.access[row] ?? 0,
    release: release === MISPLACED ? 'misplaced' : release === 0 ? undefined : release,
  };
}

function members(index: JarIndex, start: number, end: number): readonly Member[] {
  const { name, descriptor: type, access } = index.members;
  return Array.from({ length: end - start }, (_, i) => ({
    name: textOf(index.strings, name[start + i] ?? 0),
    descriptor: descriptor(textOf(index.strings, type[start + i] ?? 0)),
    access: access[start + i] ?? 0,
  }));
}
