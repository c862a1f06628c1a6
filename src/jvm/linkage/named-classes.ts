import type { InternalName } from '../../formats/classfile/names.js';
import { internalName } from '../../formats/classfile/names.js';
import type { ClassPath } from '../classpath/class-path.js';
import { classNumber, nameOfClass, textNumber } from '../classpath/class-path.js';
import type { JarIndex } from '../classpath/jar-index.js';
import { mentionKinds, referenceKindOf } from '../classpath/jar-index.js';
import { isClassName, isType } from '../classpath/name-texts.js';
import { isPlatformInternal } from '../classpath/platform.js';
import { textOf } from '../classpath/string-table.js';
import type { CheckLinkageOptions } from './check-linkage.js';
import { sourceClasses } from './check-linkage.js';
import type { SiteFinding } from './site-finding.js';

/** A class that is named without a reference, and the path of the class file that names it. */
export interface NamedClass {
  readonly name: InternalName;
  readonly path: string;
  readonly finding: SiteFinding;
}

/** What the sources name that is not there. */
export interface NamedClasses {
  /** By a whole string constant, or a string in an annotation: `org.acme.A`, `org.acme.A$B`; with a package, and in capitals. */
  readonly texts: readonly NamedClass[];
  /** By a type that no member and no field reference has: of an annotation, mostly, else of a local variable. */
  readonly types: readonly NamedClass[];
}

/** Which names count: asked once for each text of a jar, before anything is told. */
export type CountsAs = (name: InternalName, by: 'text' | 'type') => boolean;

/**
 * The classes that strings and annotations of the sources name and the class path lacks, in class-path order. `Class.forName`
 * throws `ClassNotFoundException` of such a name; an annotation whose type is not there is left out by the JVM without a word.
 */
export function namedClasses(
  classPath: ClassPath,
  sources: CheckLinkageOptions['sources'],
  counts: CountsAs,
): NamedClasses {
  const texts: NamedClass[] = [];
  const types: NamedClass[] = [];
  const known = new Map<JarIndex, TextNames>();
  for (const number of sourceClasses(classPath, sources)) {
    const part = classPath.parts[classPath.classPart[number] ?? 0];
    if (part === undefined) continue;
    const { index, origin = '' } = part;
    const names = known.get(index) ?? new TextNames(classPath, index, counts);
    known.set(index, names);
    const row = classPath.classRow[number] ?? 0;
    for (const { name, isText } of names.absentIn(row)) {
      const source = nameOfClass(classPath, number);
      const path = textOf(index.strings, index.classes.path[row] ?? 0);
      const finding = absentName(name, { source, origin, role: 'text' });
      (isText ? texts : types).push({ name, path, finding });
    }
  }
  return { texts, types };
}

/** That nobody finds a class which only a text names. */
export function absentName(
  name: InternalName,
  by: Pick<SiteFinding, 'source' | 'origin' | 'role'>,
): SiteFinding {
  return {
    ...by,
    reference: { kind: 'class', owner: name },
    use: 0,
    answer: { kind: 'absent', error: 'ClassNotFoundException' },
    strength: 'named',
  };
}

/** Whether the class path is known to lack a class: what could not be read and what a JDK has for itself is not known. */
export function isAbsent(classPath: ClassPath, name: InternalName): boolean {
  const number = textNumber(classPath, name);
  return (
    classNumber(classPath, number) === undefined &&
    !classPath.unreadable.has(number) &&
    !isPlatformInternal(classPath.platform, name)
  );
}

interface AbsentName {
  readonly name: InternalName;
  readonly text: number;
  readonly isText: boolean;
}

/** Which texts of an index name a class that is not there. Nearly none does, and a class repeats what others have. */
class TextNames {
  readonly #classPath: ClassPath;
  readonly #index: JarIndex;
  readonly #counts: CountsAs;
  /** Of a text that was asked about: bits of what it is no name as. */
  readonly #refused: Uint8Array;
  /** By the text and what it is. */
  readonly #absent = new Map<number, InternalName>();

  constructor(classPath: ClassPath, index: JarIndex, counts: CountsAs) {
    this.#classPath = classPath;
    this.#index = index;
    this.#counts = counts;
    this.#refused = new Uint8Array(index.strings.count);
  }

  /** What the class in that row names. */
  absentIn(row: number): readonly AbsentName[] {
    const { mentions, mentionStart } = this.#index.classes;
    const end = mentionStart[row + 1] ?? 0;
    let found: AbsentName[] | undefined;
    for (let at = mentionStart[row] ?? 0; at < end; at++) {
      const mention = mentions[at] ?? 0;
      if (this.#isRefused(mention)) continue;
      const isText = (mention & 3) === mentionKinds.string;
      const name = this.#absentName(mention, isText);
      if (name !== undefined) (found ??= []).push({ name, isText, text: mention >>> 2 });
    }
    return found === undefined ? none : this.#withoutMemberTypes(row, found);
  }

  #withoutMemberTypes(row: number, found: readonly AbsentName[]): readonly AbsentName[] {
    const own = memberTypes(this.#index, row);
    return found.filter(({ isText, text }) => isText || !own.has(text));
  }

  #isRefused(mention: number): boolean {
    const kind = mention & 3;
    if (kind !== mentionKinds.string && kind !== mentionKinds.descriptor) return true;
    return ((this.#refused[mention >>> 2] ?? 0) & bitOf(kind)) !== 0;
  }

  #absentName(mention: number, isText: boolean): InternalName | undefined {
    const known = this.#absent.get(mention);
    if (known !== undefined) return known;
    const name = this.#named(mention >>> 2, isText ? 'text' : 'type');
    if (name !== undefined) this.#absent.set(mention, name);
    else this.#refused[mention >>> 2] = (this.#refused[mention >>> 2] ?? 0) | bitOf(mention & 3);
    return name;
  }

  /** Nearly every name is one of a class that is there: that is seen by its bytes. */
  #named(text: number, by: 'text' | 'type'): InternalName | undefined {
    const { bytes, starts } = this.#index.strings;
    const start = starts[text] ?? 0;
    const end = starts[text + 1] ?? start;
    if (end - start > longest) return undefined;
    const { texts } = this.#classPath;
    let number: number;
    if (by === 'type') {
      if (!isType(bytes, start, end)) return undefined;
      number = texts.intern(bytes, start + 1, end - 1);
    } else {
      if (!isClassName(bytes, start, end)) return undefined;
      number = texts.intern(withSlashes(bytes, start, end), 0, end - start);
    }
    if (classNumber(this.#classPath, number) !== undefined) return undefined;
    const name = internalName(texts.text(number));
    return this.#counts(name, by) && isAbsent(this.#classPath, name) ? name : undefined;
  }
}

function bitOf(kind: number): number {
  return kind === mentionKinds.string ? 2 : 1;
}

/** Longer names are none that anybody wrote. */
const longest = 512;
const none: readonly AbsentName[] = [];
const scratch = Buffer.alloc(longest);

/** The same bytes in a buffer that the next call takes again. */
function withSlashes(bytes: Buffer, start: number, end: number): Buffer {
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    scratch[at - start] = byte === DOT ? SLASH : byte;
  }
  return scratch;
}

/** The descriptors of the class's own members and of the fields that it refers to. */
function memberTypes({ classes, members, references }: JarIndex, row: number): ReadonlySet<number> {
  const { memberStart, referenceStart, referenceRows } = classes;
  const types = new Set(members.descriptor.subarray(memberStart[row], memberStart[row + 1]));
  for (const reference of referenceRows.subarray(referenceStart[row], referenceStart[row + 1]))
    if (referenceKindOf(references.kind[reference] ?? 0) === 'field')
      types.add(references.descriptor[reference] ?? 0);
  return types;
}

const DOT = 0x2e;
const SLASH = 0x2f;
