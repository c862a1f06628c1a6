import type { ClassPath, LoadedPart } from '../classpath/class-path.js';
import { Column } from '../classpath/column.js';

/**
 * Which class declares which member: an open hash table over (class, name), filled class by class when one is first
 * asked about. A scan of the class's members instead would cost more than all the rest of linking; descriptors are
 * compared only where the names are equal, since carrying one over to common numbers may mean to relocate it.
 */
export class DeclaredMembers {
  readonly #classPath: ClassPath;
  /** By number of the class: 1 once its members are in the table. */
  readonly #entered: Uint8Array;
  readonly #class = new Column();
  readonly #name = new Column();
  /** Row of the member in its part's index. */
  readonly #row = new Column();
  /** Row + 1 by hash; 0: free. Never more than half full. */
  #slots = new Uint32Array(1 << 12);

  constructor(classPath: ClassPath) {
    this.#classPath = classPath;
    this.#entered = new Uint8Array(classPath.classCount);
  }

  /** The flags of the member that the class itself declares; name and descriptor as common numbers. */
  find(number: number, name: number, descriptor: number): number | undefined {
    if (this.#entered[number] === 0) this.#enter(number);
    const part = this.#part(number);
    if (part === undefined) return undefined;
    const { members } = part.index;
    const mask = this.#slots.length - 1;
    for (let slot = hashOf(number, name) & mask; ; slot = (slot + 1) & mask) {
      const taken = (this.#slots[slot] ?? 0) - 1;
      if (taken < 0) return undefined;
      if (this.#name.at(taken) !== name || this.#class.at(taken) !== number) continue;
      const row = this.#row.at(taken);
      if (part.names.descriptor(members.descriptor[row] ?? 0) === descriptor)
        return members.access[row] ?? 0;
    }
  }

  #enter(number: number): void {
    this.#entered[number] = 1;
    const part = this.#part(number);
    if (part === undefined) return;
    const { classes, members } = part.index;
    const row = this.#classPath.classRow[number] ?? 0;
    const end = classes.memberStart[row + 1] ?? 0;
    for (let at = classes.memberStart[row] ?? 0; at < end; at++) {
      this.#class.push(number);
      this.#name.push(part.names.plain(members.name[at] ?? 0));
      this.#row.push(at);
      this.#place(this.#class.length - 1);
    }
  }

  #place(row: number): void {
    if ((row + 1) * 2 > this.#slots.length) {
      this.#slots = new Uint32Array(this.#slots.length * 2);
      for (let earlier = 0; earlier < row; earlier++) this.#occupy(earlier);
    }
    this.#occupy(row);
  }

  #occupy(row: number): void {
    const mask = this.#slots.length - 1;
    let slot = hashOf(this.#class.at(row), this.#name.at(row)) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = row + 1;
  }

  #part(number: number): LoadedPart | undefined {
    return this.#classPath.parts[this.#classPath.classPart[number] ?? 0];
  }
}

function hashOf(number: number, name: number): number {
  const mixed = Math.imul(number ^ 0x9e3779b9, 0x85ebca6b);
  const hash = Math.imul(mixed ^ (mixed >>> 15) ^ name, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
