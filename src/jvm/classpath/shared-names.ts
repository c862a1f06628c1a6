import type { JarIndex } from './jar-index.js';
import type { PartClasses } from './part-classes.js';
import { partClasses } from './part-classes.js';
import { PartNames } from './part-names.js';
import type { Rename } from './relocated-texts.js';
import { RelocatedTexts } from './relocated-texts.js';
import type { StringTable } from './string-table.js';
import { TextInterner } from './text-interner.js';

/**
 * Texts that several class paths have in common. An upgrade links nearly the same jars again and again: what was carried
 * over for a jar and the same package relocation is not carried over twice. Kept as long as its owner keeps it.
 */
export class SharedNames {
  readonly texts = new TextInterner();
  readonly #relocated = new Map<Rename, RelocatedTexts>();
  readonly #parts = new Map<Rename | undefined, Map<StringTable, PartNames>>();
  readonly #classes = new Map<JarIndex, Map<PartNames, PartClasses>>();

  /** The names of a part; the same where its texts and its package relocation are the same. */
  of(strings: StringTable, rename: Rename | undefined): PartNames {
    const parts = this.#parts.get(rename) ?? new Map<StringTable, PartNames>();
    this.#parts.set(rename, parts);
    const names =
      parts.get(strings) ?? new PartNames(strings, this.texts, rename && this.#relocatedBy(rename));
    parts.set(strings, names);
    return names;
  }

  /** Its classes under those names. */
  classes(index: JarIndex, names: PartNames): PartClasses {
    const byNames = this.#classes.get(index) ?? new Map<PartNames, PartClasses>();
    this.#classes.set(index, byNames);
    const classes = byNames.get(names) ?? partClasses(index, names);
    byNames.set(names, classes);
    return classes;
  }

  /** Parts that share a package relocation share what it makes of their texts. */
  #relocatedBy(rename: Rename): RelocatedTexts {
    const known = this.#relocated.get(rename) ?? new RelocatedTexts(this.texts, rename);
    this.#relocated.set(rename, known);
    return known;
  }
}
