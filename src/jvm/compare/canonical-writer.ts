import { createHash } from 'node:crypto';

/** What `CanonicalWriter` gives: two classes are candidates for a move where the digests are equal. */
export interface CanonicalForm {
  /** SHA-256 of all that no renaming of classes changes. */
  readonly digest: string;
  /** Class names, descriptors and signatures, in the order of their first use. */
  readonly names: readonly string[];
  /** Values of string constants, in the order of their first use. */
  readonly strings: readonly string[];
}

/** Takes what a class says, piece by piece. Texts that renaming can change go to a list; their place there is digested. */
export class CanonicalWriter {
  readonly #texts = new Map<string, number>();
  readonly #names = new Map<string, number>();
  readonly #strings = new Map<string, number>();
  #bytes = Buffer.allocUnsafe(4096);
  #length = 0;

  u1(value: number): void {
    this.#room(1);
    this.#bytes[this.#length++] = value;
  }

  u2(value: number): void {
    this.#room(2);
    this.#length = this.#bytes.writeUInt16BE(value, this.#length);
  }

  u4(value: number): void {
    this.#room(4);
    this.#length = this.#bytes.writeInt32BE(value | 0, this.#length);
  }

  /** Bytes as they are. How many must follow from what was written before. */
  raw(bytes: Uint8Array): void {
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** A text that renaming of classes leaves alone: the name of a member or attribute. It is written at its first use. */
  text(value: string): void {
    const before = this.#texts.size;
    const ordinal = ordinalOf(this.#texts, value);
    this.u2(ordinal);
    if (ordinal < before) return;
    this.u4(value.length);
    this.#room(value.length * 2);
    this.#length += this.#bytes.write(value, this.#length, 'utf16le');
  }

  /** A class name, a descriptor or a signature. */
  name(value: string): void {
    this.u2(ordinalOf(this.#names, value));
  }

  /** The value of a string constant. */
  string(value: string): void {
    this.u2(ordinalOf(this.#strings, value));
  }

  finish(): CanonicalForm {
    const digest = createHash('sha256').update(this.#bytes.subarray(0, this.#length)).digest('hex');
    return { digest, names: [...this.#names.keys()], strings: [...this.#strings.keys()] };
  }

  #room(size: number): void {
    if (this.#length + size <= this.#bytes.length) return;
    const wider = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + size));
    this.#bytes.copy(wider, 0, 0, this.#length);
    this.#bytes = wider;
  }
}

/** A class has at most 65,535 constants, so that two bytes hold every ordinal. */
function ordinalOf(texts: Map<string, number>, value: string): number {
  const known = texts.get(value);
  if (known !== undefined) return known;
  texts.set(value, texts.size);
  return texts.size - 1;
}
