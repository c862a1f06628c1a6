import type { JarIndex } from './jar-index.js';
import type { PartNames } from './part-names.js';
import { textOf } from './string-table.js';

/** What putting a class path together asks of each class of a part, by row: worked out once for all class paths. */
export interface PartClasses {
  /** Path in the jar, before package relocation; of the platform, which is no jar, nothing asks for it. */
  readonly path: readonly string[];
  /** After package relocation. */
  readonly name: readonly string[];
  /** The common number of that name. */
  readonly number: Uint32Array;
}

/** Decodes one text of each class: one that lies where its name says (`release` 0) has the path that its name says. */
export function partClasses({ classes, strings }: JarIndex, names: PartNames): PartClasses {
  const path: string[] = [];
  const name: string[] = [];
  const number = new Uint32Array(classes.count);
  for (let row = 0; row < classes.count; row++) {
    const id = classes.name[row] ?? 0;
    const own = textOf(strings, id);
    const isPlain = classes.release[row] === 0;
    path.push(isPlain ? `${own}.class` : textOf(strings, classes.path[row] ?? 0));
    name.push(names.relocated(id, own));
    number[row] = names.className(id);
  }
  return { path, name, number };
}
