import { mapDescriptor } from '../../formats/classfile/descriptor.js';
import { encodeModifiedUtf8 } from '../../formats/classfile/modified-utf8.js';
import type { InternalName } from '../../formats/classfile/names.js';
import { internalName } from '../../formats/classfile/names.js';
import type { TextInterner } from './text-interner.js';

/** Package relocation of one internal name. */
export type Rename = (name: InternalName) => InternalName;

/**
 * What package relocation makes of the texts of a class path, by their numbers: however many jars hold a text, it is
 * decoded and mapped once.
 */
export class RelocatedTexts {
  readonly #texts: TextInterner;
  readonly #rename: (name: string) => string;
  /** Number + 1 by number; 0: not mapped yet. */
  #classNames = new Uint32Array(1 << 12);
  #descriptors = new Uint32Array(1 << 12);

  constructor(texts: TextInterner, rename: Rename) {
    this.#texts = texts;
    this.#rename = (name) => rename(internalName(name));
  }

  /** What a class constant holds: an internal name, or the descriptor of an array. `text`: the same, if decoded before. */
  className(number: number, text?: string): number {
    const known = this.#classNames[number] ?? 0;
    if (known !== 0) return known - 1;
    const own = text ?? this.#texts.text(number);
    const isArray = own.startsWith('[');
    const mapped = isArray ? mapDescriptor(own, this.#rename) : this.#rename(own);
    this.#classNames = wideEnough(this.#classNames, number);
    return this.#note(this.#classNames, number, own, mapped);
  }

  descriptor(number: number): number {
    const known = this.#descriptors[number] ?? 0;
    if (known !== 0) return known - 1;
    const own = this.#texts.text(number);
    this.#descriptors = wideEnough(this.#descriptors, number);
    return this.#note(this.#descriptors, number, own, mapDescriptor(own, this.#rename));
  }

  #note(column: Uint32Array, number: number, own: string, mapped: string): number {
    const to = mapped === own ? number : this.#intern(mapped);
    column[number] = to + 1;
    return to;
  }

  #intern(text: string): number {
    const bytes = encodeModifiedUtf8(text);
    return this.#texts.intern(bytes, 0, bytes.length);
  }
}

function wideEnough(column: Uint32Array<ArrayBuffer>, row: number): Uint32Array<ArrayBuffer> {
  if (row < column.length) return column;
  const wider = new Uint32Array(Math.max(column.length * 2, row + 1));
  wider.set(column);
  return wider;
}
