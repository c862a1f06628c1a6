import type { StringTable } from './string-table.js';
import { textOf } from './string-table.js';

/**
 * Numbers distinct texts by their bytes, without decoding them: a class file repeats what a thousand others hold, and
 * making a string of each costs more than all the rest of reading it. An open hash table over one growing arena.
 */
export class TextInterner {
  #bytes = Buffer.allocUnsafe(1 << 16);
  #used = 0;
  #starts = new Uint32Array(1 << 12);
  #count = 0;
  /** Pairs of a text's hash and its number + 1 (0: free), side by side as they are asked together. Never more than half full. */
  #slots = new Uint32Array(1 << 14);

  constructor() {
    this.intern(Buffer.alloc(0), 0, 0);
  }

  get count(): number {
    return this.#count;
  }

  /** The number of the text `source[start, end)`, new or old. */
  intern(source: Buffer, start: number, end: number): number {
    const hash = hashOf(source, start, end);
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = (hash * 2) & mask; ; slot = (slot + 2) & mask) {
      const taken = slots[slot + 1] ?? 0;
      if (taken === 0) return this.#add(source, start, end, hash, slot);
      if (slots[slot] === hash && this.#holds(taken - 1, source, start, end)) return taken - 1;
    }
  }

  /** The table as it is now. The interner may go on; the table stays what it was. */
  table(): StringTable {
    return {
      count: this.#count,
      bytes: this.#bytes.subarray(0, this.#used),
      starts: this.#starts.subarray(0, this.#count + 1),
    };
  }

  text(id: number): string {
    return textOf({ count: this.#count, bytes: this.#bytes, starts: this.#starts }, id);
  }

  #holds(id: number, source: Buffer, start: number, end: number): boolean {
    const at = this.#starts[id] ?? 0;
    if ((this.#starts[id + 1] ?? 0) - at !== end - start) return false;
    const bytes = this.#bytes;
    for (let i = start, j = at; i < end; i++, j++) if (source[i] !== bytes[j]) return false;
    return true;
  }

  #add(source: Buffer, start: number, end: number, hash: number, slot: number): number {
    const id = this.#count++;
    this.#slots[slot] = hash;
    this.#slots[slot + 1] = id + 1;
    if (this.#count + 1 > this.#starts.length) this.#starts = grown(this.#starts);
    const needed = this.#used + end - start;
    if (needed > this.#bytes.length) {
      const wider = Buffer.allocUnsafe(Math.max(needed, this.#bytes.length * 2));
      this.#bytes.copy(wider, 0, 0, this.#used);
      this.#bytes = wider;
    }
    copyShort(source, start, end, this.#bytes, this.#used);
    this.#used = needed;
    this.#starts[id + 1] = needed;
    if (this.#count * 4 > this.#slots.length) this.#rehash();
    return id;
  }

  #rehash(): void {
    const old = this.#slots;
    const slots = new Uint32Array(old.length * 2);
    const mask = slots.length - 1;
    for (let from = 0; from < old.length; from += 2) {
      const taken = old[from + 1] ?? 0;
      if (taken === 0) continue;
      const hash = old[from] ?? 0;
      let slot = (hash * 2) & mask;
      while (slots[slot + 1] !== 0) slot = (slot + 2) & mask;
      slots[slot] = hash;
      slots[slot + 1] = taken;
    }
    this.#slots = slots;
  }
}

/** FNV-1a, with its high bits folded in: the table uses the low ones. */
function hashOf(source: Buffer, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (source[i] ?? 0), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** A loop beats the way into native code for what is mostly some 30 bytes. */
function copyShort(from: Buffer, start: number, end: number, to: Buffer, at: number): void {
  if (end - start > 200) from.copy(to, at, start, end);
  else for (let i = start, j = at; i < end; i++, j++) to[j] = from[i] ?? 0;
}

function grown(column: Uint32Array): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(column.length * 2);
  wider.set(column);
  return wider;
}
