import { mapDescriptor } from '../../formats/classfile/descriptor.js';
import { encodeModifiedUtf8 } from '../../formats/classfile/modified-utf8.js';
import type { StringTable } from './string-table.js';
import { textOf } from './string-table.js';
import type { TextInterner } from './text-interner.js';

/**
 * From the texts of one jar to those of a whole class path, package relocation included. Each text is carried over once
 * per use, and only when asked for; without package relocation its bytes are never decoded.
 */
export class PartNames {
  readonly #strings: StringTable;
  readonly #common: TextInterner;
  readonly #rename: ((name: string) => string) | undefined;
  /** Common number + 1 by the jar's number; 0: not carried over yet. */
  readonly #plain: Uint32Array;
  readonly #classes: Uint32Array;
  readonly #descriptors: Uint32Array;

  constructor(
    strings: StringTable,
    common: TextInterner,
    rename: ((name: string) => string) | undefined,
  ) {
    this.#strings = strings;
    this.#common = common;
    this.#rename = rename;
    this.#plain = new Uint32Array(strings.count);
    this.#classes = rename ? new Uint32Array(strings.count) : this.#plain;
    this.#descriptors = rename ? new Uint32Array(strings.count) : this.#plain;
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

  /** What a class constant holds: an internal name, or the descriptor of an array. */
  className(id: number): number {
    const known = this.#classes[id] ?? 0;
    if (known !== 0) return known - 1;
    if (this.#rename === undefined) return this.plain(id);
    const text = textOf(this.#strings, id);
    return this.#carry(this.#classes, id, text, mapClassName(text, this.#rename));
  }

  /** The same for a text that was decoded before; answers what it becomes. */
  carryClass(id: number, text: string): string {
    if (this.#rename === undefined) return text;
    const mapped = mapClassName(text, this.#rename);
    this.#carry(this.#classes, id, text, mapped);
    return mapped;
  }

  descriptor(id: number): number {
    const known = this.#descriptors[id] ?? 0;
    if (known !== 0) return known - 1;
    if (this.#rename === undefined) return this.plain(id);
    const text = textOf(this.#strings, id);
    return this.#carry(this.#descriptors, id, text, mapDescriptor(text, this.#rename));
  }

  /** A common text. */
  text(common: number): string {
    return this.#common.text(common);
  }

  #carry(column: Uint32Array, id: number, text: string, mapped: string): number {
    const common = mapped === text ? this.plain(id) : this.#internText(mapped);
    column[id] = common + 1;
    return common;
  }

  #internText(text: string): number {
    const bytes = encodeModifiedUtf8(text);
    return this.#common.intern(bytes, 0, bytes.length);
  }
}

function mapClassName(text: string, rename: (name: string) => string): string {
  return text.startsWith('[') ? mapDescriptor(text, rename) : rename(text);
}
