import type { LoadedPart } from '../classpath/class-path.js';
import { referenceKindOf } from '../classpath/jar-index.js';
import type { NumberedReference } from './link.js';
import type { Refusal, SiteRules, Target } from './site-rules.js';

const state = { unasked: 0, free: 1, guarded: 2, refused: 3 } as const;

/**
 * The answers to the references of one part of a class path. What a reference leads to is found out once, when the first
 * class asks; most sites then need no second look, since everything is public and the instruction fits.
 */
export class SiteAnswers {
  readonly #part: LoadedPart;
  readonly #rules: SiteRules;
  readonly #states: Uint8Array;
  /** Uses that need a second look, by row of the reference. */
  readonly #closer: Uint32Array;
  /** Number of the class that the reference names and that declares the member as well, + 1; 0: these are two. */
  readonly #home: Uint32Array;
  readonly #targets = new Map<number, Target>();

  constructor(part: LoadedPart, rules: SiteRules) {
    this.#part = part;
    this.#rules = rules;
    const { count } = part.index.references;
    this.#states = new Uint8Array(count);
    this.#closer = new Uint32Array(count);
    this.#home = new Uint32Array(count);
  }

  /** What is refused to class `from` of this part, which does `use` with the reference in row `row`. */
  refusal(row: number, use: number, from: number): Refusal | undefined {
    if (this.#states[row] === state.unasked) this.#ask(row, from);
    const known = this.#states[row];
    if (known !== state.refused && (use & (this.#closer[row] ?? 0)) === 0) {
      if (known === state.free || this.#home[row] === from + 1) return undefined;
    }
    const reference = this.reference(row);
    const target = this.#targets.get(row) ?? this.#rules.target(reference, from);
    return this.#rules.refusal(reference, target, use, from);
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

  #ask(row: number, from: number): void {
    const reference = this.reference(row);
    const target = this.#rules.target(reference, from);
    const { closer, isGuarded } = this.#rules.guards(reference, target);
    this.#closer[row] = closer;
    if (target.owner === target.declaredBy) this.#home[row] = target.declaredBy + 1;
    if (target.refusal !== undefined) {
      this.#states[row] = state.refused;
      this.#targets.set(row, target);
    } else this.#states[row] = isGuarded ? state.guarded : state.free;
  }
}
