import type { ConstantPool } from './constant-pool.js';
import { contentOffset, tag } from './constant-pool.js';
import { allGuards, guard } from './guards.js';
import { referenceUse } from './reference-use.js';

/**
 * Carries the uses of dynamic call sites and constants on to the bootstrap methods and arguments that are resolved with
 * them (JVMS §5.4.3.6), and those of method handles to the members they stand for (§5.4.3.5). A call site may wrap what
 * its arguments raise, so only a handler for all errors of linkage guards them. `open`: errors that some use leaves
 * unguarded, by constant; `undefined`: no use is guarded.
 */
export function spreadDynamicUses(
  pool: ConstantPool,
  bootstrap: readonly number[],
  uses: Uint32Array,
  open: Uint8Array | undefined,
): void {
  if (bootstrap.length > 0) spreadArguments(pool, bootstrap, uses, open);
  for (let index = 1; index < pool.count; index++)
    if (pool.tags[index] === tag.methodHandle && uses[index] !== 0)
      useHandle(pool, uses, open, index);
}

/** Rows of bootstrap methods are what is repeated: each is gone through when it is first used, and when guards are lost. */
function spreadArguments(
  { tags, view, offsets }: ConstantPool,
  bootstrap: readonly number[],
  uses: Uint32Array,
  open: Uint8Array | undefined,
): void {
  const done = new Uint8Array(bootstrap.length); // 1: with all guards, 2: without
  const pending = usedDynamics(tags, uses);
  for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
    const row = view.getUint16(offsets[index] ?? 0); //            0 bootstrap_method_attr_index
    const isOpen = lacksGuards(open, index);
    const stage = isOpen ? 2 : 1;
    if ((done[row] ?? stage) >= stage) continue; //                no such row counts as done
    done[row] = stage;
    for (const argument of rowOf(view, bootstrap[row] ?? 0)) {
      uses[argument] = (uses[argument] ?? 0) | referenceUse.type;
      if (isOpen && open !== undefined) open[argument] = allGuards;
      if (isDynamic(tags[argument])) pending.push(argument);
    }
  }
}

function usedDynamics(tags: Uint8Array, uses: Uint32Array): number[] {
  const found: number[] = [];
  for (let index = 1; index < tags.length; index++)
    if (isDynamic(tags[index]) && uses[index] !== 0) found.push(index);
  return found;
}

function lacksGuards(open: Uint8Array | undefined, index: number): boolean {
  return open === undefined || ((open[index] ?? 0) & guard.linkage) !== 0;
}

/** The bootstrap method's handle, and its arguments. */
function* rowOf(view: DataView, at: number): IterableIterator<number> {
  yield view.getUint16(at); //                                     0 bootstrap_method_ref
  const end = at + 4 + view.getUint16(at + 2) * 2; //              2 num_bootstrap_arguments
  for (let argument = at + 4; argument < end; argument += 2) yield view.getUint16(argument);
}

function isDynamic(kind: number | undefined): boolean {
  return kind === tag.dynamic || kind === tag.invokeDynamic;
}

/** By `reference_kind` (JVMS table 5.4.3.5-A). */
const handleUses: readonly number[] = [
  0,
  referenceUse.getField,
  referenceUse.getStatic,
  referenceUse.putField,
  referenceUse.putStatic,
  referenceUse.invokeVirtual,
  referenceUse.invokeStatic,
  referenceUse.invokeSpecial,
  referenceUse.invokeSpecial, // newInvokeSpecial
  referenceUse.invokeInterface,
];

const NEW_INVOKE_SPECIAL = 8;

function useHandle(
  pool: ConstantPool,
  uses: Uint32Array,
  open: Uint8Array | undefined,
  index: number,
): void {
  const { view, tags } = pool;
  const at = contentOffset(pool, index);
  const kind = view.getUint8(at); //                               0 reference_kind
  const member = view.getUint16(at + 1); //                        1 reference_index
  const isMember =
    tags[member] === tag.field ||
    tags[member] === tag.method ||
    tags[member] === tag.interfaceMethod;
  if (!isMember) return;
  uses[member] = (uses[member] ?? 0) | (handleUses[kind] ?? 0);
  if (open !== undefined) open[member] = (open[member] ?? 0) | (open[index] ?? 0);
  if (kind !== NEW_INVOKE_SPECIAL) return;
  const owner = view.getUint16(contentOffset(pool, member));
  uses[owner] = (uses[owner] ?? 0) | referenceUse.newObject;
}
