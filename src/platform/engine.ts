import { setFlagsFromString } from 'node:v8';

/**
 * Makes the V8 of Node 20 compile less: as for servers that run for days, it optimizes a function soon, and with all that
 * the function calls. A run of ours ends after seconds and has threads on all cores, each with a heap of its own, so that
 * all compile the same functions, on cores that have other work: a third of a comparison of two uber jars
 * (`docs/architecture.md`). Both flags are limits that V8 asks for again and again, so they may change while it runs. A
 * newer V8 has a compiler between the two, waits longer by itself, and does not know the first flag.
 */
export function tuneEngine(): void {
  if (!process.versions.v8.startsWith('11.')) return;
  setFlagsFromString('--interrupt-budget=300000'); // 67,584 by default
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=300'); // 920 by default
}
