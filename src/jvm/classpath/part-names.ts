import type { RelocatedTexts } from './relocated-texts.js';
import type { StringTable } from './string-table.js';
import type { TextInterner } from './text-interner.js';

/**
 * From the texts of one jar to those of a whole class path, package relocation included. Each text is carried over once
 * per use, and only when asked for; without package relocation its bytes are never decoded.
 */
export class PartNames {
  readonly #strings: StringTable;
  readonly #common: TextInterner;
  readonly #relocated: RelocatedTexts | undefined;
  /** Common number + 1 by the jar's number; 0: not carried over yet. */
  readonly #plain: Uint32Array;
  readonly #classes: Uint32Array;
  readonly #descriptors: Uint32Array;

  constructor(strings: StringTable, common: TextInterner, relocated: RelocatedTexts | undefined) {
    this.#strings = strings;
    this.#common = common;
    this.#relocated = relocated;
    this.#plain = new Uint32Array(strings.count);
    this.#classes = relocated ? new Uint32Array(strings.count) : this.#plain;
    this.#descriptors = relocated ? new Uint32Array(strings.count) : this.#plain;
  }

  /** A text that package relocation does not know: the name of a member. */
  plain(id: number): number {
    const known = this.#plain[id] ?? 0;
    if (known !== 0) return known - 1;
    const { bytes, starts } = this.#strings;
    const common = this.#common.intern(bytes, starts[id] ?? 0, starts[id + 1] ?? 0);
    this.#plain[id] = common + 1;
    return common;
  }

  /** What a class constant holds: an internal name, or the descriptor of an array. `text`: the same, if decoded before. */
  className(id: number, text?: string): number {
    const known = this.#classes[id] ?? 0;
    if (known !== 0) return known - 1;
    const own = this.plain(id);
    const common = this.#relocated?.className(own, text) ?? own;
    this.#classes[id] = common + 1;
    return common;
  }

  descriptor(id: number): number {
    const known = this.#descriptors[id] ?? 0;
    if (known !== 0) return known - 1;
    const own = this.plain(id);
    const common = this.#relocated?.descriptor(own) ?? own;
    this.#descriptors[id] = common + 1;
    return common;
  }

  /** What a class constant becomes whose text was decoded before. */
  relocated(id: number, text: string): string {
    const common = this.className(id, text);
    return common === this.plain(id) ? text : this.#common.text(common);
  }
}
