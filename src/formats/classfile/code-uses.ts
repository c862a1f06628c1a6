import type { CodeSpan, CodeSurroundings } from './code-spans.js';
import type { ConstantPool } from './constant-pool.js';
import { contentOffset, tag, textEnd, textStart } from './constant-pool.js';
import { spreadDynamicUses } from './dynamic-uses.js';
import { failClass } from './fail.js';
import { unguardedUses } from './guarded-uses.js';
import type { PrivateMethods } from './guarded-uses.js';
import { allGuards, guard, Guards } from './guards.js';
import { instructionLength, instructionLengths } from './instructions.js';
import { opcode } from './opcodes.js';
import { operandOf, operandUse } from './operand-use.js';
import { referenceUse } from './reference-use.js';

/** What of a class its code is read with. */
interface CodeOwner extends PrivateMethods {
  readonly pool: ConstantPool;
  readonly spans: readonly CodeSpan[];
  readonly surroundings: CodeSurroundings;
  /** Class constants. */
  readonly supertypes: readonly number[];
}

/**
 * What the code of a class does with each constant, by bits of `referenceUse`; 0: nothing. A class constant that only owns
 * members is not used for its own sake. One pass over the instructions tells what is done; only where a handler takes
 * errors of linkage, a second one tells whether all of it is guarded. Throws `FormatError` `class.truncated`.
 */
export function codeUses(owner: CodeOwner): Uint32Array {
  const { pool, spans } = owner;
  const uses = new Uint32Array(pool.count);
  for (const span of spans) markInstructions(pool, span, uses);
  const guards = new Guards(pool);
  const ranges = spans.map((span) => guards.ranges(span));
  const isGuarded = ranges.some((each) => each.length > 0);
  const open = isGuarded ? unguardedUses(owner, ranges) : undefined;
  spreadDynamicUses(pool, owner.surroundings.bootstrap, uses, open);
  for (const span of spans) markCaught(pool, span, uses, open);
  if (open !== undefined) markOptional(owner, uses, open);
  return uses;
}

function markInstructions(pool: ConstantPool, { start, end }: CodeSpan, uses: Uint32Array): void {
  const { bytes, view } = pool;
  let before = 0;
  for (let at = start; at < end;) {
    const code = bytes[at] ?? 0;
    const length = instructionLengths[code] || instructionLength(view, at, start, end);
    if (at + length > end)
      failClass('class.truncated', at, 'an instruction reaches past its method');
    const how = operandUse[code] ?? 0;
    if (how !== 0) {
      const index = operandOf(bytes, at, code);
      uses[index] = (uses[index] ?? 0) | how;
    } else if (code === opcode.athrow && before === opcode.invokespecial)
      markThrown(pool, uses, operandOf(bytes, at - 3, before));
    before = code;
    at += length;
  }
}

/** `throw new X()`: the verifier asks whether `X` is a throwable, and so loads it (JVMS §4.10.1.9, athrow). */
function markThrown(pool: ConstantPool, uses: Uint32Array, index: number): void {
  if (pool.tags[index] !== tag.method) return;
  const at = contentOffset(pool, index);
  const name = pool.view.getUint16(contentOffset(pool, pool.view.getUint16(at + 2)));
  const start = textStart(pool, name);
  if (textEnd(pool, name) - start !== 6 || pool.bytes[start] !== OPENING_ANGLE) return;
  const thrown = pool.view.getUint16(at);
  uses[thrown] = (uses[thrown] ?? 0) | referenceUse.verified;
}

const OPENING_ANGLE = 0x3c; // of <init>; no other name of a called method begins with it

/** The verifier asks of each catch type whether it is a throwable (JVMS §4.10.1.6). */
function markCaught(
  { view, tags }: ConstantPool,
  { handlers, handlerCount }: CodeSpan,
  uses: Uint32Array,
  open: Uint8Array | undefined,
): void {
  for (let at = handlers; at < handlers + handlerCount * 8; at += 8) {
    const index = view.getUint16(at + 6); //                    6 catch_type (0: any)
    if (tags[index] !== tag.class) continue;
    uses[index] = (uses[index] ?? 0) | referenceUse.caught | referenceUse.verified;
    if (open !== undefined) open[index] = allGuards;
  }
}

/** Supertypes are loaded with the class itself, where no handler is. */
function markOptional({ pool, supertypes }: CodeOwner, uses: Uint32Array, open: Uint8Array): void {
  openOwners(pool, uses, open);
  for (const index of supertypes) open[index] = allGuards;
  for (let index = 1; index < pool.count; index++) {
    const kind = pool.tags[index] ?? 0;
    const how = uses[index] ?? 0;
    if (how !== 0 && (kind === tag.class || isMember(kind)))
      uses[index] = how | optionalBits(kind, open[index] ?? 0);
  }
}

/** Members resolve their owner first. */
function openOwners(
  { tags, view, offsets }: ConstantPool,
  uses: Uint32Array,
  open: Uint8Array,
): void {
  for (let index = 1; index < tags.length; index++) {
    if (uses[index] === 0 || !isMember(tags[index])) continue;
    const owner = view.getUint16(offsets[index] ?? 0); //       0 class_index
    open[owner] = (open[owner] ?? 0) | (open[index] ?? 0);
  }
}

function isMember(kind: number | undefined): boolean {
  return kind === tag.field || kind === tag.method || kind === tag.interfaceMethod;
}

function optionalBits(kind: number, open: number): number {
  const member =
    kind === tag.class ? guard.changed : kind === tag.field ? guard.noField : guard.noMethod;
  return (
    ((open & guard.noClass) === 0 ? referenceUse.optionalClass : 0) |
    ((open & member) === 0 ? referenceUse.optionalMember : 0) |
    ((open & guard.noAccess) === 0 ? referenceUse.optionalAccess : 0) |
    ((open & guard.changed) === 0 ? referenceUse.optionalChange : 0)
  );
}
