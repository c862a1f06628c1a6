import type { Reference } from '../classpath/class-facts.js';
import type { ClassPath, LoadedPart } from '../classpath/class-path.js';
import { seenFrom } from '../classpath/class-path.js';
import { referenceKindOf } from '../classpath/jar-index.js';
import type { NumberedReference } from './link.js';
import { referenceInWords } from './reference-words.js';
import type { Refusal, SiteRules } from './site-rules.js';

const state = { unasked: 0, free: 1, guarded: 2, refused: 3 } as const;

/** `<init>` begins so, and so does the name of no other method that can be called (JVMS §4.2.2). */
const OPENING_ANGLE = 0x3c;

/**
 * The answers to the references of one part of a class path. What a reference leads to is found out once, when the first
 * class asks; most sites then need no second look, since everything is public and the instruction fits.
 */
export class SiteAnswers {
  readonly #classPath: ClassPath;
  readonly #part: LoadedPart;
  readonly #number: number;
  readonly #rules: SiteRules;
  /** By row of the reference, as all columns are. */
  readonly #states: Uint8Array;
  readonly #misfits: Uint16Array;
  readonly #ownUses: Uint16Array;
  readonly #owner: Uint32Array;
  readonly #declaredBy: Uint32Array;
  readonly #flags: Uint16Array;
  readonly #words = new Map<number, Reference>();

  /** `number`: of the part. */
  constructor(classPath: ClassPath, part: LoadedPart, number: number, rules: SiteRules) {
    this.#classPath = classPath;
    this.#part = part;
    this.#number = number;
    this.#rules = rules;
    const { count } = part.index.references;
    this.#states = new Uint8Array(count);
    this.#misfits = new Uint16Array(count);
    this.#ownUses = new Uint16Array(count);
    this.#owner = new Uint32Array(count);
    this.#declaredBy = new Uint32Array(count);
    this.#flags = new Uint16Array(count);
  }

  /** What is refused to class `from` of this part, which does `use` with the reference in row `row`. */
  refusal(row: number, use: number, from: number): Refusal | undefined {
    if (this.#states[row] === state.unasked) this.#ask(row, from);
    if (this.#isPlain(row, use, from)) return undefined;
    const reference = this.reference(row);
    return this.#rules.refusal(reference, this.#rules.target(reference, from), use, from);
  }

  /** The reference in that row, by common numbers. */
  reference(row: number): NumberedReference {
    const { references } = this.#part.index;
    const { names } = this.#part;
    const kind = referenceKindOf(references.kind[row] ?? 0);
    const owner = names.className(references.owner[row] ?? 0);
    if (kind === 'class') return { kind, owner, name: 0, descriptor: 0 };
    return {
      kind,
      owner,
      name: names.plain(references.name[row] ?? 0),
      descriptor: names.descriptor(references.descriptor[row] ?? 0),
    };
  }

  /** The same in words. */
  words(row: number): Reference {
    const words = this.#words.get(row) ?? referenceInWords(this.#classPath, this.reference(row));
    this.#words.set(row, words);
    return words;
  }

  /** Whether it resolves, as is seen without looking again; `false` says nothing. */
  #isPlain(row: number, use: number, from: number): boolean {
    const known = this.#states[row];
    if (known === state.refused || (use & (this.#misfits[row] ?? 0)) !== 0) return false;
    const owner = this.#owner[row] ?? 0;
    const declaredBy = this.#declaredBy[row] ?? 0;
    if (owner === from && declaredBy === from) return true;
    if ((use & (this.#ownUses[row] ?? 0)) !== 0) return false;
    return (
      known === state.free || this.#rules.mayReach(owner, declaredBy, this.#flags[row] ?? 0, from)
    );
  }

  #ask(row: number, from: number): void {
    if (this.#askOwnPart(row, from)) return;
    const reference = this.reference(row);
    const { owner, declaredBy, flags, refusal } = this.#rules.target(reference, from);
    if (refusal !== undefined) this.#states[row] = state.refused;
    else if (owner === undefined) this.#states[row] = state.free;
    else this.#note(row, owner, declaredBy, flags);
  }

  /**
   * Whether the reference leads to a class of the same part or a member that such a class declares itself. Most do, and it
   * is quickly said: no text needs its common number but the owner's.
   */
  #askOwnPart(row: number, from: number): boolean {
    const { references } = this.#part.index;
    const { classPart } = this.#classPath;
    const { types, loading } = this.#rules;
    const name = this.#part.names.className(references.owner[row] ?? 0);
    const owner = seenFrom(this.#classPath, from, name);
    if (owner === undefined || classPart[owner] !== this.#number) return false;
    if (loading.failure(owner) !== undefined) return false;
    const kind = referenceKindOf(references.kind[row] ?? 0);
    if (kind === 'class') {
      this.#note(row, owner, owner, types.accessOf(owner));
      return true;
    }
    if (kind !== 'field' && types.isInterface(owner) !== (kind === 'interface-method'))
      return false;
    const flags = types.ownMemberAccess(
      owner,
      references.name[row] ?? 0,
      references.descriptor[row] ?? 0,
    );
    if (flags !== undefined) this.#note(row, owner, owner, flags);
    return flags !== undefined;
  }

  #note(row: number, owner: number, declaredBy: number, flags: number): void {
    const { references, strings } = this.#part.index;
    const kind = referenceKindOf(references.kind[row] ?? 0);
    const name = strings.starts[references.name[row] ?? 0] ?? 0;
    const isConstructor = kind !== 'class' && strings.bytes[name] === OPENING_ANGLE;
    const guards = this.#rules.guards(kind, isConstructor, owner, flags);
    this.#states[row] = guards.isGuarded ? state.guarded : state.free;
    this.#misfits[row] = guards.misfits;
    this.#ownUses[row] = guards.ownUses;
    this.#owner[row] = owner;
    this.#declaredBy[row] = declaredBy;
    this.#flags[row] = flags;
  }
}
