import { descriptor, internalName } from '../../formats/classfile/names.js';
import type { Reference } from '../classpath/class-facts.js';
import type { ClassPath, LoadedPart } from '../classpath/class-path.js';
import { nameOfClass } from '../classpath/class-path.js';
import { referenceKindOf } from '../classpath/jar-index.js';
import type { LinkageFinding, LookupAnswer } from './findings.js';
import type { NumberedReference } from './link.js';
import { Linker } from './link.js';

/** What is asked about, and what is told. */
export interface UnresolvedOptions {
  /** Parts whose classes are asked, by origin; left out: all. */
  readonly sources?: (origin: string) => boolean;
  /** Also tell what could not be decided; left out: only what is absent. */
  readonly unknown?: boolean;
}

/**
 * Every reference of the sources' classes that does not resolve, in class-path order. A class that is shadowed by an
 * earlier one of its name is no source, nor is a class of the platform. Each distinct reference of a part is looked up
 * once.
 */
export function findUnresolved(
  classPath: ClassPath,
  options: UnresolvedOptions = {},
): readonly LinkageFinding[] {
  const linker = new Linker(classPath);
  const answers = new Map<LoadedPart, PartAnswers>();
  const findings: LinkageFinding[] = [];
  for (let number = classPath.platformCount; number < classPath.classCount; number++) {
    const part = classPath.parts[classPath.classPart[number] ?? 0];
    if (part?.origin === undefined || options.sources?.(part.origin) === false) continue;
    const known = answers.get(part) ?? new PartAnswers(classPath, part, linker);
    answers.set(part, known);
    const row = classPath.classRow[number] ?? 0;
    const { classes } = part.index;
    const end = classes.referenceStart[row + 1] ?? 0;
    for (let at = classes.referenceStart[row] ?? 0; at < end; at++) {
      const broken = known.broken(classes.referenceRows[at] ?? 0);
      if (broken === undefined || (broken.answer.kind === 'unknown' && options.unknown !== true))
        continue;
      findings.push({ source: nameOfClass(classPath, number), origin: part.origin, ...broken });
    }
  }
  return findings;
}

interface Broken {
  readonly reference: Reference;
  readonly answer: Exclude<LookupAnswer, { kind: 'found' }>;
}

/** The answers to one part's distinct references. */
class PartAnswers {
  readonly #classPath: ClassPath;
  readonly #part: LoadedPart;
  readonly #linker: Linker;
  /** By row of the reference: 0 not asked, 1 found, 2 broken. */
  readonly #state: Uint8Array;
  readonly #broken = new Map<number, Broken>();

  constructor(classPath: ClassPath, part: LoadedPart, linker: Linker) {
    this.#classPath = classPath;
    this.#part = part;
    this.#linker = linker;
    this.#state = new Uint8Array(part.index.references.count);
  }

  /** `undefined` where it resolves. */
  broken(row: number): Broken | undefined {
    const state = this.#state[row] ?? 0;
    if (state === 1) return undefined;
    if (state === 2) return this.#broken.get(row);
    const numbered = this.#numbered(row);
    const linked = this.#linker.link(numbered);
    if (linked.kind === 'found' || linked.kind === 'array') {
      this.#state[row] = 1;
      return undefined;
    }
    const answer = this.#linker.answer(numbered.kind, linked);
    if (answer.kind === 'found') return undefined;
    const broken = { reference: this.#reference(numbered), answer };
    this.#state[row] = 2;
    this.#broken.set(row, broken);
    return broken;
  }

  #numbered(row: number): NumberedReference {
    const { references } = this.#part.index;
    const { names } = this.#part;
    return {
      kind: referenceKindOf(references.kind[row] ?? 0),
      owner: names.className(references.owner[row] ?? 0),
      name: names.plain(references.name[row] ?? 0),
      descriptor: names.descriptor(references.descriptor[row] ?? 0),
    };
  }

  #reference({ kind, owner, name, descriptor: type }: NumberedReference): Reference {
    const text = (number: number): string => this.#classPath.texts.text(number);
    return kind === 'class'
      ? { kind, owner: internalName(text(owner)) }
      : {
          kind,
          owner: internalName(text(owner)),
          name: text(name),
          descriptor: descriptor(text(type)),
        };
  }
}
