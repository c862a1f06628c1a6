import { mapDescriptor } from '../../formats/classfile/descriptor.js';
import { encodeModifiedUtf8 } from '../../formats/classfile/modified-utf8.js';
import type { InternalName } from '../../formats/classfile/names.js';
import { internalName } from '../../formats/classfile/names.js';
import type { StringTable } from './string-table.js';
import { textOf } from './string-table.js';
import { TextInterner } from './text-interner.js';

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
    return this.#carry(this.#classes, id, (text, rename) =>
      text.startsWith('[') ? mapDescriptor(text, rename) : rename(text),
    );
  }

  descriptor(id: number): number {
    const known = this.#descriptors[id] ?? 0;
    if (known !== 0) return known - 1;
    return this.#carry(this.#descriptors, id, mapDescriptor);
  }

  /** A common text. */
  text(common: number): string {
    return this.#common.text(common);
  }

  #carry(
    column: Uint32Array,
    id: number,
    map: (text: string, rename: (name: string) => string) => string,
  ): number {
    if (this.#rename === undefined) return this.plain(id);
    const text = textOf(this.#strings, id);
    const mapped = map(text, this.#rename);
    const common = mapped === text ? this.plain(id) : this.#internText(mapped);
    column[id] = common + 1;
    return common;
  }

  #internText(text: string): number {
    const bytes = encodeModifiedUtf8(text);
    return this.#common.intern(bytes, 0, bytes.length);
  }
}

/**
 * Texts that several class paths have in common. An upgrade links nearly the same jars again and again: what was carried
 * over for a jar and the same package relocation is not carried over twice. Kept as long as its owner keeps it.
 */
export class SharedNames {
  readonly texts = new TextInterner();
  readonly #renames = new Map<Rename, (name: string) => string>();
  readonly #parts = new Map<Rename | undefined, Map<StringTable, PartNames>>();

  /** The names of a part; the same where its texts and its package relocation are the same. */
  of(strings: StringTable, rename: Rename | undefined): PartNames {
    const parts = this.#parts.get(rename) ?? new Map<StringTable, PartNames>();
    this.#parts.set(rename, parts);
    const names =
      parts.get(strings) ?? new PartNames(strings, this.texts, rename && this.#remembered(rename));
    parts.set(strings, names);
    return names;
  }

  /** Package relocation that asks about each name once; parts that share one share its answers. */
  #remembered(rename: Rename): (name: string) => string {
    const known = this.#renames.get(rename) ?? remembered(rename);
    this.#renames.set(rename, known);
    return known;
  }
}

type Rename = (name: InternalName) => InternalName;

function remembered(rename: Rename): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const mapped = rename(internalName(name));
    known.set(name, mapped);
    return mapped;
  };
}
