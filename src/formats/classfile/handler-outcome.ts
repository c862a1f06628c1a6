import type { ConstantPool } from './constant-pool.js';
import { instructionLength } from './instructions.js';
import { opcode } from './opcodes.js';

/**
 * How the code that begins at a handler ends: it `goes-on` where it can return (or never ends), `passes-on` where it can
 * only throw what was caught, `replaces` where it can only throw, and something else.
 */
type HandlerOutcome = 'goes-on' | 'passes-on' | 'replaces';

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
  const walk: Walk = {
    view,
    start,
    end,
    pc,
    caught: variableOf(view, pc, opcode.store, opcode.store0 + 16), // astore_0
    seen: new Set(),
    pending: [pc],
    budget,
  };
  let outcome: HandlerOutcome | undefined;
  for (let at = walk.pending.pop(); at !== undefined; at = walk.pending.pop()) {
    const ending = follow(walk, at);
    if (ending === 'goes-on') return ending;
    if (ending === 'out-of-bounds') return 'passes-on';
    if (ending !== 'joins') outcome = outcome === 'replaces' ? outcome : ending;
  }
  return outcome ?? 'goes-on';
}

interface Walk {
  readonly view: DataView;
  readonly start: number;
  readonly end: number;
  readonly pc: number;
  /** The variable that holds what was caught. */
  readonly caught: number | undefined;
  readonly seen: Set<number>;
  readonly pending: number[];
  readonly budget: { steps: number };
}

/** Goes from `at` to where control leaves the line; what else can be reached from there is pending then. */
function follow(walk: Walk, at: number): HandlerOutcome | 'joins' | 'out-of-bounds' {
  const { view, start, end, pc, caught, seen, budget } = walk;
  let loaded: number | undefined;
  for (let next = at; !seen.has(next);) {
    if (next < start || next >= end || budget.steps-- <= 0) return 'out-of-bounds';
    seen.add(next);
    const code = view.getUint8(next);
    if (code >= opcode.ireturn && code <= opcode.return) return 'goes-on';
    if (code === opcode.athrow) return throwing(next === pc, loaded, caught);
    loaded = variableOf(view, next, opcode.load, opcode.load0 + 16); // aload_0
    const length = instructionLength(view, next, start, end);
    for (const target of targets(view, next, start, length)) walk.pending.push(target);
    if (neverFallsThrough(code)) return 'joins';
    next += length;
  }
  return 'joins';
}

function throwing(
  isFirst: boolean,
  loaded: number | undefined,
  caught: number | undefined,
): HandlerOutcome {
  return isFirst || (loaded !== undefined && loaded === caught) ? 'passes-on' : 'replaces';
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
