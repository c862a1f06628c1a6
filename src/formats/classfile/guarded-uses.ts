import type { CodeSpan, CodeSurroundings } from './code-spans.js';
import { operandOf, operandUse } from './operand-use.js';
import type { ConstantPool } from './constant-pool.js';
import { contentOffset, tag } from './constant-pool.js';
import type { GuardedRange } from './guards.js';
import { allGuards, guardedAt } from './guards.js';
import { instructionLength } from './instructions.js';

/** What tells a class's private methods, which nobody else calls. */
export interface PrivateMethods {
  readonly thisClass: number;
  readonly methods: readonly {
    readonly access: number;
    readonly name: number;
    readonly descriptor: number;
  }[];
}

interface GuardedClass extends PrivateMethods {
  readonly pool: ConstantPool;
  readonly spans: readonly CodeSpan[];
  readonly surroundings: CodeSurroundings;
}

/** A use of a constant, or the call of a private method. */
interface Site {
  /** The method it lies in. */
  readonly method: number;
  readonly constant: number;
  readonly guarded: number;
}

const PRIVATE = 2;

/** More rounds than any chain of private methods needs in practice; a longer one goes without guards. */
const MAX_ROUNDS = 64;

/**
 * The errors that some use of a constant leaves unguarded, by constant.
 *
 * A site is guarded by the handlers around it, and by those around every call of its method. Only calls of private methods
 * are all known: those of a class whose nest has no other member, and that no method handle stands for, since who has one
 * may call from anywhere. At first each of them counts as guarded from all errors; then each call takes away what neither
 * its own handlers nor its method's guard, until nothing changes.
 */
export function unguardedUses(
  owner: GuardedClass,
  ranges: readonly (readonly GuardedRange[])[],
): Uint8Array {
  const { pool, spans } = owner;
  const callees = privateMethodsByConstant(owner);
  const sites: Site[] = [];
  const calls: (Site & { readonly callee: number })[] = [];
  spans.forEach((span, i) => {
    for (const site of sitesOf(pool, span, ranges[i] ?? [])) {
      const callee = callees.get(site.constant);
      sites.push(site);
      if (callee !== undefined) calls.push({ ...site, callee });
    }
  });
  const entry = entryGuards(owner.methods.length, calls);
  const open = new Uint8Array(pool.count);
  for (const { method, constant, guarded } of sites)
    open[constant] = (open[constant] ?? 0) | (allGuards & ~(guarded | (entry[method] ?? 0)));
  return open;
}

/** Errors that are taken care of whenever a method is entered. */
function entryGuards(
  count: number,
  calls: readonly (Site & { readonly callee: number })[],
): Uint8Array {
  const entry = new Uint8Array(count);
  for (const { callee } of calls) entry[callee] = allGuards;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    let changed = false;
    for (const { method, callee, guarded } of calls) {
      const before = entry[callee] ?? 0;
      const after = before & (guarded | (entry[method] ?? 0));
      entry[callee] = after;
      changed ||= after !== before;
    }
    if (!changed) return entry;
  }
  return entry.fill(0);
}

/** Constants that name a private method of the class: its place among the methods. */
function privateMethodsByConstant({
  pool,
  thisClass,
  methods,
  surroundings,
}: GuardedClass): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  if (surroundings.isInNest) return found;
  const byName = new Map<number, number>();
  methods.forEach(({ access, name, descriptor }, i) => {
    if ((access & PRIVATE) !== 0) byName.set(name * 0x10000 + descriptor, i);
  });
  if (byName.size === 0) return found;
  const { tags, view } = pool;
  const nameOf = (index: number): number => view.getUint16(contentOffset(pool, index));
  const handled = new Set<number>();
  for (let index = 1; index < pool.count; index++) {
    const kind = tags[index];
    const at = contentOffset(pool, index);
    if (kind === tag.methodHandle) handled.add(view.getUint16(at + 1)); // 1 reference_index
    if (kind !== tag.method && kind !== tag.interfaceMethod) continue;
    if (nameOf(view.getUint16(at)) !== nameOf(thisClass)) continue;
    const type = contentOffset(pool, view.getUint16(at + 2));
    const method = byName.get(view.getUint16(type) * 0x10000 + view.getUint16(type + 2));
    if (method !== undefined) found.set(index, method);
  }
  const shared = new Set([...handled].map((index) => found.get(index)));
  for (const [index, method] of found) if (shared.has(method)) found.delete(index);
  return found;
}

function* sitesOf(
  { bytes, view }: ConstantPool,
  { method, start, end }: CodeSpan,
  ranges: readonly GuardedRange[],
): IterableIterator<Site> {
  for (let at = start; at < end; at += instructionLength(view, at, start, end)) {
    const code = bytes[at] ?? 0;
    if (operandUse[code] !== 0)
      yield { method, constant: operandOf(bytes, at, code), guarded: guardedAt(ranges, at) };
  }
}
