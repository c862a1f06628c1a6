import type { CodeSpan } from './code-spans.js';
import type { ConstantPool } from './constant-pool.js';
import { contentOffset, tag, textEnd, textStart } from './constant-pool.js';
import { handlerOutcome } from './handler-outcome.js';

/** Errors of resolution (JVMS §5.4.3), one bit each; `linkage`: any of them, in whatever a call site wraps it. */
export const guard = {
  noClass: 1,
  noMethod: 2,
  noField: 4,
  noAccess: 8,
  changed: 16,
  linkage: 32,
} as const;

/** All of them. */
export const allGuards = 63;

/** Instructions that lie in `[start, end)` of the file, and what becomes of errors there. */
export interface GuardedRange {
  readonly start: number;
  readonly end: number;
  readonly errors: number;
  /** Otherwise they end here, and another error is thrown. */
  readonly isGuard: boolean;
}

const changes = guard.noMethod | guard.noField | guard.noAccess | guard.changed;

/** What the platform's classes of errors take. `Exception` is not among them: no error of linkage is one. */
const taken: Readonly<Record<string, number>> = {
  'java/lang/Throwable': allGuards,
  'java/lang/Error': allGuards,
  'java/lang/LinkageError': allGuards,
  'java/lang/NoClassDefFoundError': guard.noClass,
  'java/lang/IncompatibleClassChangeError': changes,
  'java/lang/NoSuchMethodError': guard.noMethod,
  'java/lang/NoSuchFieldError': guard.noField,
  'java/lang/IllegalAccessError': guard.noAccess,
};

/**
 * Steps that all handlers of one class may take, and bytes of code times ranges that are looked through for them: no
 * compiler's class comes near, a hostile one goes without guards.
 */
const MAX_STEPS = 4_000_000;
const MAX_LOOKS = 100_000_000;

const noRanges: readonly GuardedRange[] = [];

/**
 * Tells where the code of one class takes errors of linkage. A handler that can only throw on what it caught (a resource
 * being closed, `finally`) guards nothing; nor does one for `Throwable` or `Error` that always throws something else. One
 * for a particular error that translates it does: it was written for that case.
 */
export class Guards {
  readonly #pool: ConstantPool;
  readonly #taken = new Map<number, { readonly errors: number; readonly isParticular: boolean }>();
  readonly #budget = { steps: MAX_STEPS };
  #looks = MAX_LOOKS;

  constructor(pool: ConstantPool) {
    this.#pool = pool;
  }

  /** In the order of the exception table: the first that takes an error has it. */
  ranges({ start, end, handlers, handlerCount }: CodeSpan): readonly GuardedRange[] {
    if (handlerCount === 0) return noRanges;
    const { view } = this.#pool;
    let ranges: GuardedRange[] | undefined;
    const outcomes = new Map<number, ReturnType<typeof handlerOutcome>>();
    for (let at = handlers; at < handlers + handlerCount * 8; at += 8) {
      const { errors, isParticular } = this.#takenBy(view.getUint16(at + 6)); // 6 catch_type
      if (errors === 0) continue;
      const pc = start + view.getUint16(at + 4); //                             4 handler_pc
      const outcome = outcomes.get(pc) ?? handlerOutcome(this.#pool, start, end, pc, this.#budget);
      outcomes.set(pc, outcome);
      if (outcome === 'passes-on') continue;
      (ranges ??= []).push({
        start: start + view.getUint16(at), //                                   0 start_pc
        end: start + view.getUint16(at + 2), //                                 2 end_pc
        errors,
        isGuard: outcome === 'goes-on' || isParticular,
      });
    }
    this.#looks -= (end - start) * (ranges?.length ?? 0);
    return this.#looks < 0 || ranges === undefined ? noRanges : ranges;
  }

  #takenBy(index: number): { readonly errors: number; readonly isParticular: boolean } {
    const known = this.#taken.get(index);
    if (known !== undefined) return known;
    const name = this.#name(index);
    const isParticular = name !== 'java/lang/Throwable' && name !== 'java/lang/Error';
    const errors = Object.hasOwn(taken, name) ? (taken[name] ?? 0) : 0;
    const result = { errors, isParticular };
    this.#taken.set(index, result);
    return result;
  }

  /** Texts that are no ASCII are no name of these. */
  #name(index: number): string {
    const { tags, view, bytes } = this.#pool;
    if (tags[index] !== tag.class) return '';
    const text = view.getUint16(contentOffset(this.#pool, index));
    return bytes.toString('latin1', textStart(this.#pool, text), textEnd(this.#pool, text));
  }
}

/** The errors that are taken care of at the instruction `at`. */
export function guardedAt(ranges: readonly GuardedRange[], at: number): number {
  let guarded = 0;
  let decided = 0;
  for (const { start, end, errors, isGuard } of ranges) {
    if (at < start || at >= end) continue;
    if (isGuard) guarded |= errors & ~decided;
    decided |= errors;
  }
  return guarded;
}
