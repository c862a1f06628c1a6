import type { JarIndex } from '../classpath/jar-index.js';

/** What the texts of a jar are known by: the jar's own numbers, or those of a whole class path (`PartNames`). */
export interface MemberNumbers {
  readonly plain: (id: number) => number;
  readonly descriptor: (id: number) => number;
}

/** The jar's own numbers. */
export const ownNumbers: MemberNumbers = { plain: (id) => id, descriptor: (id) => id };

/**
 * Which class of a jar declares which member: a small open hash table by name for each class, filled when the class is
 * first asked about. Each member has two slots, so that those of a class lie at twice the rows of its members, close
 * together. Descriptors are compared only where the names are equal, since asking for one's number may mean to relocate it.
 */
export class MemberTable {
  readonly #index: JarIndex;
  readonly #numbers: MemberNumbers;
  /** By row of the class: 1 once its members are in the table. */
  readonly #entered: Uint8Array;
  /** Row of a member + 1; 0: free. */
  readonly #slots: Uint32Array;

  constructor(index: JarIndex, numbers: MemberNumbers) {
    this.#index = index;
    this.#numbers = numbers;
    this.#entered = new Uint8Array(index.classes.count);
    this.#slots = new Uint32Array(index.members.name.length * 2);
  }

  /** The flags of the member that the class in row `row` declares itself. */
  find(row: number, name: number, descriptor: number): number | undefined {
    if (this.#entered[row] === 0) this.#enter(row);
    const { classes, members } = this.#index;
    const start = (classes.memberStart[row] ?? 0) * 2;
    const end = (classes.memberStart[row + 1] ?? 0) * 2;
    for (let slot = slotOf(name, start, end); slot < end; slot = next(slot, start, end)) {
      const member = (this.#slots[slot] ?? 0) - 1;
      if (member < 0) return undefined;
      if (this.#numbers.plain(members.name[member] ?? 0) !== name) continue;
      if (this.#numbers.descriptor(members.descriptor[member] ?? 0) === descriptor)
        return members.access[member] ?? 0;
    }
    return undefined; // a class without members
  }

  #enter(row: number): void {
    this.#entered[row] = 1;
    const { classes, members } = this.#index;
    const start = (classes.memberStart[row] ?? 0) * 2;
    const end = (classes.memberStart[row + 1] ?? 0) * 2;
    for (let member = start / 2; member < end / 2; member++) {
      const name = this.#numbers.plain(members.name[member] ?? 0);
      let slot = slotOf(name, start, end);
      while (this.#slots[slot] !== 0) slot = next(slot, start, end);
      this.#slots[slot] = member + 1;
    }
  }
}

/** One of the slots `[start, end)`; `end` where there is none. */
function slotOf(name: number, start: number, end: number): number {
  const hash = Math.imul(name ^ (name >>> 16), 0x9e3779b1) >>> 8;
  return start === end ? end : start + (hash % (end - start));
}

function next(slot: number, start: number, end: number): number {
  return slot + 1 === end ? start : slot + 1;
}
