import { Column } from './column.js';

/** A class that lies in an entry and is not found there, since another of its name is. */
export interface ShadowedClasses {
  /** Number of the class that is found. */
  readonly by: Uint32Array;
  readonly part: Uint32Array;
  readonly row: Uint32Array;
}

/**
 * Which class a name means to each loader. Between entries of a loader the first wins; inside one entry (a jar) the
 * highest versioned class that counts, and among equals the first part that has it; of two entries of one name in one jar
 * the last, as `java.util.zip` finds it. What a loader's parent finds it finds as well, unless it defines a class of the
 * name before it asks.
 */
export class VisibleClasses {
  readonly #part: Uint16Array;
  readonly #row: Uint32Array;
  readonly #release: Uint16Array;
  readonly #shadowed = { by: new Column(), part: new Column(), row: new Column() };
  #byName = new Uint32Array(1 << 12);
  #count = 0;
  #entryStart = 0;
  #jarStart = 0;
  #loaderStart = 0;
  #definesBeforeParent: (name: string) => boolean = () => false;

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

  /** What comes from here on is of another jar of the same entry; `part`: its first. */
  nextJar(part: number): void {
    this.#jarStart = part;
  }

  /** What comes from here on lies in another loader, whose parent finds `found`. */
  nextLoader(found: Uint32Array, definesBeforeParent: (name: string) => boolean): void {
    this.#byName = found.slice();
    this.#loaderStart = this.#count;
    this.#definesBeforeParent = definesBeforeParent;
  }

  /** `name` is the common number of `text`. */
  offer(name: number, text: string, part: number, row: number, release: number): void {
    const found = this.#byName[name] ?? 0;
    const holder = found - 1;
    const isParents = holder < this.#loaderStart;
    if (found === 0 || (isParents && this.#definesBeforeParent(text))) {
      this.#name(name, this.#count + 1);
      this.#set(this.#count++, part, row, release);
      return;
    }
    if (isParents || holder < this.#entryStart) this.#shadow(holder, part, row);
    else this.#offerAgain(holder, part, row, release);
  }

  /** The entry holds a class of that name already. */
  #offerAgain(holder: number, part: number, row: number, release: number): void {
    const before = this.#release[holder] ?? 0;
    if (release < before) return;
    const holderPart = this.#part[holder] ?? 0;
    const isOfThisJar = holderPart >= this.#jarStart;
    if (release === before && isOfThisJar) this.#shadow(holder, holderPart, this.#row[holder] ?? 0);
    if (release > before || isOfThisJar) this.#set(holder, part, row, release);
    else this.#shadow(holder, part, row);
  }

  /** What the loader finds whose classes were offered last: class number + 1 by common number of the name. */
  found(names: number): Uint32Array {
    return this.#byName.slice(0, names);
  }

  columns(): {
    readonly classPart: Uint16Array;
    readonly classRow: Uint32Array;
    readonly classCount: number;
    readonly shadowed: ShadowedClasses;
  } {
    const { by, part, row } = this.#shadowed;
    return {
      classPart: this.#part.slice(0, this.#count),
      classRow: this.#row.slice(0, this.#count),
      classCount: this.#count,
      shadowed: { by: by.toUint32(), part: part.toUint32(), row: row.toUint32() },
    };
  }

  #shadow(holder: number, part: number, row: number): void {
    this.#shadowed.by.push(holder);
    this.#shadowed.part.push(part);
    this.#shadowed.row.push(row);
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
