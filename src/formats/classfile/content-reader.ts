import type { ConstantPool } from './constant-pool.js';
import {
  checkedIndex,
  contentOffset,
  indexAt,
  tag,
  text,
  textEnd,
  textStart,
} from './constant-pool.js';
import { failClass } from './fail.js';
import { isPlainText } from './modified-utf8.js';
import type { InternalName } from './names.js';
import { internalName } from './names.js';

/** What annotations of one class may come to as text: an element of five bytes can name a text of 64 KiB, again and again. */
const MAX_ANNOTATION_TEXT = 16 * 1024 * 1024;

/** One class file while its declaration is read: each text is decoded once, however many members share it. */
export class ClassTexts {
  readonly pool: ConstantPool;
  readonly #texts: (string | undefined)[] = [];
  /** All of the pool, decoded at once: a class has dozens of texts, and each would be a call into the runtime. */
  #latin: string | undefined;
  #room = MAX_ANNOTATION_TEXT;

  constructor(pool: ConstantPool) {
    this.pool = pool;
  }

  /** The text of a utf8 constant. */
  text(index: number): string {
    return (this.#texts[index] ??= this.#decoded(index));
  }

  /** The text of the utf8 constant whose index stands at `at`. */
  textAt(at: number): string {
    return this.text(indexAt(this.pool, at, tag.utf8));
  }

  /** The name in a class constant; `at`: where its index stands. */
  nameOf(index: number, at: number): InternalName {
    const known = this.#texts[checkedIndex(this.pool, index, tag.class, at)];
    return internalName(known ?? (this.#texts[index] = this.#className(index)));
  }

  #className(index: number): string {
    return this.text(indexAt(this.pool, contentOffset(this.pool, index), tag.utf8));
  }

  #decoded(index: number): string {
    const { pool } = this;
    const start = textStart(pool, index);
    const end = textEnd(pool, index);
    if (!isPlainText(pool.bytes, start, end)) return text(pool, index);
    return (this.#latin ??= pool.bytes.toString('latin1', 0, pool.end)).slice(start, end);
  }

  /** Gives back a piece of an annotation's text, as long as there is room for it. */
  bounded(piece: string, at: number): string {
    this.#room -= piece.length;
    return this.#room < 0
      ? failClass('class.bad-attribute', at, 'its annotations are larger than any real ones')
      : piece;
  }
}

/** Reads the content of one attribute in order, and nothing behind its end. Throws `FormatError` `class.*`. */
export class ContentReader {
  readonly texts: ClassTexts;
  readonly end: number;
  at: number;

  constructor(texts: ClassTexts, start: number, end: number) {
    this.texts = texts;
    this.at = start;
    this.end = end;
  }

  u1(): number {
    return this.texts.pool.view.getUint8(this.#step(1));
  }

  u2(): number {
    return this.texts.pool.view.getUint16(this.#step(2));
  }

  /** An index of a utf8 constant: its text. */
  utf8(): string {
    return this.texts.textAt(this.#step(2));
  }

  /** The same, where index 0 stands for none. */
  optionalUtf8(): string | undefined {
    const at = this.#step(2);
    return this.texts.pool.view.getUint16(at) === 0 ? undefined : this.texts.textAt(at);
  }

  /** An index of a class constant: its name. */
  className(): InternalName {
    const at = this.#step(2);
    return this.texts.nameOf(this.texts.pool.view.getUint16(at), at);
  }

  /** The same, where index 0 stands for none. */
  optionalClassName(): InternalName | undefined {
    const at = this.#step(2);
    const index = this.texts.pool.view.getUint16(at);
    return index === 0 ? undefined : this.texts.nameOf(index, at);
  }

  /** A count, then that many class constants. */
  classNames(): readonly InternalName[] {
    const names: InternalName[] = [];
    for (let left = this.u2(); left > 0; left--) names.push(this.className());
    return names;
  }

  #step(size: number): number {
    const at = this.at;
    if (at + size > this.end)
      failClass('class.bad-attribute', at, 'an attribute is shorter than what it holds');
    this.at = at + size;
    return at;
  }
}
