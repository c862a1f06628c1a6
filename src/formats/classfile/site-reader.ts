import type { ConstantPool } from './constant-pool.js';
import { checkedIndex, indexAt, tag } from './constant-pool.js';
import { failClass } from './fail.js';
import type { TextRole, TextSite } from './text-role.js';

/**
 * Reads a stretch of a class file in order, nothing behind its end, and notes where texts are pointed at. Throws
 * `FormatError` `class.truncated` at the end of the file, `class.bad-attribute` at the end of an attribute.
 */
export class SiteReader {
  readonly pool: ConstantPool;
  readonly end: number;
  at: number;
  readonly #sites: TextSite[];

  constructor(pool: ConstantPool, start: number, end: number, sites: TextSite[]) {
    this.pool = pool;
    this.at = start;
    this.end = end;
    this.#sites = sites;
  }

  u1(): number {
    return this.pool.view.getUint8(this.skip(1));
  }

  u2(): number {
    return this.pool.view.getUint16(this.skip(2));
  }

  u4(): number {
    return this.pool.view.getUint32(this.skip(4));
  }

  /** Answers where the skipped bytes begin. */
  skip(size: number): number {
    const start = this.at;
    if (start + size > this.end) this.#tooShort();
    this.at = start + size;
    return start;
  }

  /** An index of a text that is used in this way; answers the index. */
  text(role: TextRole, of = 0): number {
    const at = this.skip(2);
    const text = indexAt(this.pool, at, tag.utf8);
    this.#sites.push({ at, text, role, of });
    return text;
  }

  /** The same, where index 0 stands for none. */
  optionalText(role: TextRole, of = 0): void {
    if (this.at + 2 <= this.end && this.pool.view.getUint16(this.at) === 0) this.skip(2);
    else this.text(role, of);
  }

  /** An index of a class constant. */
  classIndex(): number {
    const at = this.skip(2);
    return checkedIndex(this.pool, this.pool.view.getUint16(at), tag.class, at);
  }

  /** A count of two bytes, then that many times what `read` reads. */
  each(read: () => void): void {
    for (let left = this.u2(); left > 0; left--) read();
  }

  /** The next `size` bytes, which must be read to their end. */
  within(size: number, read: (content: SiteReader) => void): void {
    const start = this.skip(size);
    const content = new SiteReader(this.pool, start, this.at, this.#sites);
    read(content);
    if (content.at < content.end)
      failClass('class.bad-attribute', content.at, 'an attribute is longer than what it holds');
  }

  #tooShort(): never {
    const { end } = this;
    return end === this.pool.bytes.length
      ? failClass('class.truncated', end, 'it ends inside what it declares')
      : failClass('class.bad-attribute', end, 'an attribute is shorter than what it holds');
  }
}
