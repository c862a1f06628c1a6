import type { InternalName } from '../../formats/classfile/names.js';
import { internalName, toInternalName } from '../../formats/classfile/names.js';
import type { ClassPath } from '../classpath/class-path.js';
import { classNumber, nameOfClass, textNumber } from '../classpath/class-path.js';
import type { JarIndex } from '../classpath/jar-index.js';
import { mentionKinds, referenceKindOf } from '../classpath/jar-index.js';
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
  /** By a whole string constant, or a string in an annotation: `org.acme.A`, `org.acme.A$B`. */
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
    const { mentions, mentionStart, path } = index.classes;
    const end = mentionStart[row + 1] ?? 0;
    let own: ReadonlySet<number> | undefined;
    for (let at = mentionStart[row] ?? 0; at < end; at++) {
      const mention = mentions[at] ?? 0;
      const kind = mention & 3;
      if (kind !== mentionKinds.string && kind !== mentionKinds.descriptor) continue;
      const text = mention >>> 2;
      const name = names.absent(text, kind === mentionKinds.string ? 'text' : 'type');
      if (name === undefined) continue;
      const isText = kind === mentionKinds.string;
      if (!isText && (own ??= memberTypes(index, row)).has(text)) continue;
      const source = nameOfClass(classPath, number);
      (isText ? texts : types).push({
        name,
        path: textOf(index.strings, path[row] ?? 0),
        finding: absentName(name, { source, origin, role: 'text' }),
      });
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

/** Which texts of an index name a class that is not there. Nearly none does, and a class repeats what others have. */
class TextNames {
  readonly #classPath: ClassPath;
  readonly #index: JarIndex;
  readonly #counts: CountsAs;
  /** Of a text that was asked about as a string, or as a descriptor: 1 and 2 that it names none. */
  readonly #refused: Uint8Array;
  readonly #absent = new Map<number, InternalName>();

  constructor(classPath: ClassPath, index: JarIndex, counts: CountsAs) {
    this.#classPath = classPath;
    this.#index = index;
    this.#counts = counts;
    this.#refused = new Uint8Array(index.strings.count);
  }

  absent(text: number, by: 'text' | 'type'): InternalName | undefined {
    const bit = by === 'text' ? 1 : 2;
    if (((this.#refused[text] ?? 0) & bit) !== 0) return undefined;
    const known = this.#absent.get(text * 4 + bit);
    if (known !== undefined) return known;
    const name = this.#named(text, by);
    if (name !== undefined) this.#absent.set(text * 4 + bit, name);
    else this.#refused[text] = (this.#refused[text] ?? 0) | bit;
    return name;
  }

  #named(text: number, by: 'text' | 'type'): InternalName | undefined {
    const { strings } = this.#index;
    const start = strings.starts[text] ?? 0;
    const end = strings.starts[text + 1] ?? start;
    const isName =
      by === 'text' ? isDottedName(strings.bytes, start, end) : isType(strings.bytes, start, end);
    if (!isName) return undefined;
    const whole = textOf(strings, text);
    const name = by === 'text' ? toInternalName(whole) : internalName(whole.slice(1, -1));
    return this.#counts(name, by) && isAbsent(this.#classPath, name) ? name : undefined;
  }
}

/** Longer names are none that anybody wrote. */
const longest = 512;

/** Names and dots between them, one at least; what is not ASCII may be part of a name. */
function isDottedName(bytes: Buffer, start: number, end: number): boolean {
  if (end - start > longest) return false;
  let dots = 0;
  let isFirst = true;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === DOT) {
      if (isFirst) return false;
      dots++;
      isFirst = true;
    } else if (!isNamePart(byte) || (isFirst && isDigit(byte))) return false;
    else isFirst = false;
  }
  return dots > 0 && !isFirst;
}

function isNamePart(byte: number): boolean {
  const lower = byte | 0x20;
  return (
    (lower >= 0x61 && lower <= 0x7a) ||
    isDigit(byte) ||
    byte === 0x5f ||
    byte === 0x24 ||
    byte > 0x7f
  );
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** `Lorg/acme/A;` and nothing else. */
function isType(bytes: Buffer, start: number, end: number): boolean {
  if (bytes[start] !== LETTER_L || bytes[end - 1] !== SEMICOLON) return false;
  return end - start <= longest && bytes.subarray(start, end).includes(SLASH);
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
const SEMICOLON = 0x3b;
const LETTER_L = 0x4c;
