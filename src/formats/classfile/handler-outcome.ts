import type { ConstantPool } from './constant-pool.js';
import { instructionLength } from './instructions.js';
import { opcode } from './opcodes.js';

/**
 * How the code that begins at a handler ends: it `goes-on` where it can return (or never ends), `passes-on` where it can
 * only throw what was caught, `replaces` where it can only throw, and something else.
 */
export type HandlerOutcome = 'goes-on' | 'passes-on' | 'replaces';

/**
 * Follows all ways from the handler at `pc`, each instruction once; handlers of its own are not followed, so that a fault
 * on the way to a rethrow makes no way out. What was caught is known by the variable that the first instruction stores it
 * in. `budget` bounds the steps of one class; beyond it, as for ways out of the method, handlers guard nothing.
 * Throws `class.truncated`.
 */
export function handlerOutcome(
  pool: ConstantPool,
  start: number,
  end: number,
  pc: number,
  budget: { steps: number },
): HandlerOutcome {
  const { view } = pool;
  if (pc >= end) return 'passes-on';
  const caught = variableOf(view, pc, opcode.store, opcode.store0 + 16); // astore_0
  const seen = new Set<number>();
  const pending = [pc];
  let outcome: HandlerOutcome | undefined;
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    let loaded = at === pc ? caught : undefined;
    for (let next = at; !seen.has(next);) {
      if (next < start || next >= end || budget.steps-- <= 0) return 'passes-on';
      seen.add(next);
      const code = view.getUint8(next);
      if (code >= opcode.ireturn && code <= opcode.return) return 'goes-on';
      if (code === opcode.athrow) {
        const isSame = next === pc || (loaded !== undefined && loaded === caught);
        outcome = isSame && outcome !== 'replaces' ? 'passes-on' : 'replaces';
        break;
      }
      loaded = variableOf(view, next, opcode.load, opcode.load0 + 16); // aload_0
      const length = instructionLength(view, next, start, end);
      for (const target of targets(view, next, start, length)) pending.push(target);
      if (neverFallsThrough(code)) break;
      next += length;
    }
  }
  return outcome ?? 'goes-on';
}

/** The variable that `aload` or `astore` at `at` speaks of: the forms with an operand, and `_0` to `_3`. */
function variableOf(view: DataView, at: number, first: number, short: number): number | undefined {
  const code = view.getUint8(at);
  if (code === first + 4) return view.getUint8(at + 1); // aload, astore: behind those of four other kinds
  if (code >= short && code < short + 4) return code - short;
  const isWide = code === opcode.wide && view.getUint8(at + 1) === first + 4;
  return isWide ? view.getUint16(at + 2) : undefined;
}

function neverFallsThrough(code: number): boolean {
  return (
    code === opcode.goto ||
    code === opcode.gotoWide ||
    code === opcode.ret ||
    code === opcode.tableswitch ||
    code === opcode.lookupswitch
  );
}

const none: readonly number[] = [];

/** Where else the instruction at `at` may lead. */
function targets(view: DataView, at: number, start: number, length: number): readonly number[] {
  const code = view.getUint8(at);
  if (
    (code >= opcode.ifeq && code <= opcode.jsr) ||
    code === opcode.ifnull ||
    code === opcode.ifnonnull
  )
    return [at + view.getInt16(at + 1)];
  if (code === opcode.gotoWide || code === opcode.jsrWide) return [at + view.getInt32(at + 1)];
  if (code !== opcode.tableswitch && code !== opcode.lookupswitch) return none;
  const operands = at + 4 - ((at - start) % 4);
  const step = code === opcode.tableswitch ? 4 : 8; //                  low and high, or npairs and the first match, are in front
  const found = [at + view.getInt32(operands)]; //                      0 default
  for (let offset = operands + 12; offset + 4 <= at + length; offset += step)
    found.push(at + view.getInt32(offset));
  return found;
}
