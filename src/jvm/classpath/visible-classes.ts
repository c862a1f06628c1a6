/**
 * Which class a name means. Between entries of a class path the first wins; inside one entry (a jar) the highest
 * versioned class that counts, and among equals the first part that has it.
 */
export class VisibleClasses {
  readonly #part: Uint16Array;
  readonly #row: Uint32Array;
  readonly #release: Uint16Array;
  #byName = new Uint32Array(1 << 12);
  #count = 0;
  #entryStart = 0;

  /** `most`: how many classes will be offered at most. */
  constructor(most: number) {
    this.#part = new Uint16Array(most);
    this.#row = new Uint32Array(most);
    this.#release = new Uint16Array(most);
  }

  get count(): number {
    return this.#count;
  }

  /** What comes from here on lies in another jar. */
  nextEntry(): void {
    this.#entryStart = this.#count;
  }

  offer(name: number, part: number, row: number, release: number): void {
    const found = this.#byName[name] ?? 0;
    if (found === 0) {
      this.#name(name, this.#count + 1);
      this.#set(this.#count++, part, row, release);
      return;
    }
    const holder = found - 1;
    const isOfThisEntry = holder >= this.#entryStart;
    if (isOfThisEntry && release > (this.#release[holder] ?? 0))
      this.#set(holder, part, row, release);
  }

  columns(names: number): {
    readonly classByName: Uint32Array;
    readonly classPart: Uint16Array;
    readonly classRow: Uint32Array;
    readonly classCount: number;
  } {
    return {
      classByName: this.#byName.slice(0, names),
      classPart: this.#part.slice(0, this.#count),
      classRow: this.#row.slice(0, this.#count),
      classCount: this.#count,
    };
  }

  #set(number: number, part: number, row: number, release: number): void {
    this.#part[number] = part;
    this.#row[number] = row;
    this.#release[number] = release;
  }

  #name(name: number, number: number): void {
    if (name >= this.#byName.length) {
      const wider = new Uint32Array(Math.max(this.#byName.length * 2, name + 1));
      wider.set(this.#byName);
      this.#byName = wider;
    }
    this.#byName[name] = number;
  }
}
