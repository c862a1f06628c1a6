/** A column of unsigned 32-bit numbers that grows: reading a jar, nobody knows how many rows come. */
export class Column {
  #values = new Uint32Array(256);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const wider = new Uint32Array(this.#length * 2);
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[this.#length++] = value;
  }

  at(row: number): number {
    return this.#values[row] ?? 0;
  }

  /** What was pushed, in as much memory as it needs. */
  toUint32(): Uint32Array {
    return this.#values.slice(0, this.#length);
  }

  /** The same where every value is known to fit. */
  toUint16(): Uint16Array {
    return Uint16Array.from(this.#values.subarray(0, this.#length));
  }

  /** The same where every value is known to fit. */
  toUint8(): Uint8Array {
    return Uint8Array.from(this.#values.subarray(0, this.#length));
  }
}
