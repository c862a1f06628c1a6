import { descriptor, internalName } from '../../formats/classfile/names.js';
import type { Reference } from '../classpath/class-facts.js';
import type { ClassPath, LoadedPart } from '../classpath/class-path.js';
import { referenceKindOf } from '../classpath/jar-index.js';
import type { LookupAnswer } from './findings.js';
import type { Linker, NumberedReference } from './link.js';
import { linkerOf } from './link.js';
import type { UnchangedClasses } from './unchanged-classes.js';

/** A reference that does not resolve, in words. */
export interface Broken {
  readonly reference: Reference;
  readonly answer: Exclude<LookupAnswer, { kind: 'found' }>;
}

/** What is known of a reference, by its row. */
const state = { unasked: 0, found: 1, broken: 2 } as const;
const OPENING_BRACKET = 0x5b;

const none: readonly Broken[] = [];

/** The answers to the distinct references of one part of a class path, each found out when it is first asked for. */
export class PartAnswers {
  readonly #classPath: ClassPath;
  readonly #part: LoadedPart;
  readonly #number: number;
  readonly #linker: Linker;
  readonly #states: Uint8Array;
  readonly #broken = new Map<number, Broken>();

  /** `number`: of the part. */
  constructor(classPath: ClassPath, part: LoadedPart, number: number) {
    this.#classPath = classPath;
    this.#part = part;
    this.#number = number;
    this.#linker = linkerOf(classPath);
    this.#states = new Uint8Array(part.index.references.count);
  }

  /** References of the class in that row that do not resolve. */
  broken(row: number): readonly Broken[] {
    const { referenceStart, referenceRows } = this.#part.index.classes;
    const end = referenceStart[row + 1] ?? 0;
    let all: Broken[] | undefined;
    for (let at = referenceStart[row] ?? 0; at < end; at++) {
      const reference = referenceRows[at] ?? 0;
      if (this.#states[reference] === state.unasked) this.#link(reference);
      if (this.#states[reference] === state.found) continue;
      const broken = this.#broken.get(reference);
      if (broken !== undefined) (all ??= []).push(broken);
    }
    return all ?? none;
  }

  /**
   * Takes over what the same part answered on another class path, as far as its references' owners are unchanged. An
   * array is left out: its answer hangs on the class of its elements.
   */
  takeOver(earlier: PartAnswers, unchanged: UnchangedClasses): void {
    const { references, strings } = this.#part.index;
    const { names } = this.#part;
    for (let row = 0; row < references.count; row++) {
      const known = earlier.#states[row] ?? 0;
      if (known === state.unasked) continue;
      const owner = references.owner[row] ?? 0;
      const isArray = strings.bytes[strings.starts[owner] ?? 0] === OPENING_BRACKET;
      if (isArray || !unchanged.has(names.className(owner))) continue;
      this.#states[row] = known;
      const broken = earlier.#broken.get(row);
      if (broken !== undefined) this.#broken.set(row, broken);
    }
  }

  #link(row: number): void {
    const { references } = this.#part.index;
    const { names } = this.#part;
    const inPart: NumberedReference = {
      kind: referenceKindOf(references.kind[row] ?? 0),
      owner: names.className(references.owner[row] ?? 0),
      name: references.name[row] ?? 0,
      descriptor: references.descriptor[row] ?? 0,
    };
    const broken = this.#linker.staysInPart(this.#number, inPart)
      ? undefined
      : this.#linked({
          ...inPart,
          name: names.plain(inPart.name),
          descriptor: names.descriptor(inPart.descriptor),
        });
    this.#states[row] = broken === undefined ? state.found : state.broken;
    if (broken !== undefined) this.#broken.set(row, broken);
  }

  /** `undefined` where it resolves. */
  #linked(reference: NumberedReference): Broken | undefined {
    const linked = this.#linker.link(reference);
    if (linked.kind === 'found' || linked.kind === 'array') return undefined;
    const answer = this.#linker.answer(reference.kind, linked);
    return answer.kind === 'found' ? undefined : { reference: this.#inWords(reference), answer };
  }

  #inWords({ kind, owner, name, descriptor: type }: NumberedReference): Reference {
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
