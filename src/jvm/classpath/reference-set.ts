import { Column } from './column.js';
import type { ReferenceColumns } from './jar-index.js';

/** Numbers distinct references; an open hash table over their columns. */
export class ReferenceSet {
  readonly #kind = new Column();
  readonly #owner = new Column();
  readonly #name = new Column();
  readonly #descriptor = new Column();
  /** Row + 1 by hash; 0: free. Never more than half full. */
  #slots = new Uint32Array(1 << 10);

  /** The row of that reference, new or old. `kind` is the constant's tag. */
  row(kind: number, owner: number, name: number, descriptor: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = hashOf(kind, owner, name, descriptor) & mask; ; slot = (slot + 1) & mask) {
      const taken = this.#slots[slot] ?? 0;
      if (taken === 0) return this.#add(kind, owner, name, descriptor, slot);
      const row = taken - 1;
      if (
        this.#owner.at(row) === owner &&
        this.#name.at(row) === name &&
        this.#descriptor.at(row) === descriptor &&
        this.#kind.at(row) === kind
      )
        return row;
    }
  }

  columns(): ReferenceColumns {
    return {
      count: this.#kind.length,
      kind: this.#kind.toUint8(),
      owner: this.#owner.toUint32(),
      name: this.#name.toUint32(),
      descriptor: this.#descriptor.toUint32(),
    };
  }

  #add(kind: number, owner: number, name: number, descriptor: number, slot: number): number {
    const row = this.#kind.length;
    this.#kind.push(kind);
    this.#owner.push(owner);
    this.#name.push(name);
    this.#descriptor.push(descriptor);
    this.#slots[slot] = row + 1;
    if (this.#kind.length * 2 > this.#slots.length) this.#rehash();
    return row;
  }

  #rehash(): void {
    const slots = new Uint32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let row = 0; row < this.#kind.length; row++) {
      let slot =
        hashOf(
          this.#kind.at(row),
          this.#owner.at(row),
          this.#name.at(row),
          this.#descriptor.at(row),
        ) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = row + 1;
    }
    this.#slots = slots;
  }
}

function hashOf(kind: number, owner: number, name: number, descriptor: number): number {
  let hash = Math.imul(owner ^ 0x9e3779b9, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15) ^ name, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 13) ^ descriptor, 0x27d4eb2f) ^ kind;
  return (hash ^ (hash >>> 16)) >>> 0;
}
