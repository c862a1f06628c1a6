import type { InternalName } from '../../formats/classfile/names.js';
import type { ClassPath } from './class-path.js';
import { nameOfClass } from './class-path.js';
import { textOf } from './string-table.js';

/** A name that several entries hold, as one loader sees them. */
export interface DuplicateClass {
  readonly name: InternalName;
  /** Two or more, each of another entry: the one that is found, then in class-path order. */
  readonly holders: readonly DuplicateHolder[];
}

/** One of several classes of a name. */
export interface DuplicateHolder {
  /** Of its part. */
  readonly origin: string;
  /** Path in the jar of its part, before package relocation. */
  readonly path: string;
  /** Number of the part in the class path. */
  readonly part: number;
  readonly loader: number;
  /** Number of the entry in its loader. */
  readonly entry: number;
}

/** What a class file holds, as a text to compare: of a jar, CRC-32 and size say it; `undefined` where nothing tells. */
export type ContentOf = (holder: DuplicateHolder) => string | undefined;

/**
 * All names that more than one entry holds, in the order of the classes that are found. Neither a class that the platform
 * hides is among them, nor one that a child-first loader defines beside its parent's: those two live side by side.
 */
export function duplicateClasses(classPath: ClassPath): readonly DuplicateClass[] {
  const { classPart, classRow, shadowed } = classPath;
  const found = new Map<number, DuplicateHolder[]>();
  for (let at = 0; at < shadowed.by.length; at++) {
    const number = shadowed.by[at] ?? 0;
    const first = holderOf(classPath, classPart[number] ?? 0, classRow[number] ?? 0);
    const other = holderOf(classPath, shadowed.part[at] ?? 0, shadowed.row[at] ?? 0);
    if (first === undefined || other === undefined) continue;
    const holders = found.get(number) ?? [first];
    if (holders.some(({ loader, entry }) => loader === other.loader && entry === other.entry))
      continue;
    holders.push(other);
    found.set(number, holders);
  }
  return [...found]
    .sort(([one], [other]) => one - other)
    .map(([number, holders]) => ({ name: nameOfClass(classPath, number), holders }));
}

/** Those whose classes are not the same, or not known to be. */
export function differingDuplicates(
  duplicates: readonly DuplicateClass[],
  contentOf: ContentOf,
): readonly DuplicateClass[] {
  return duplicates.filter(({ holders: [first, ...others] }) => {
    const content = first && contentOf(first);
    return content === undefined || others.some((other) => contentOf(other) !== content);
  });
}

function holderOf({ parts }: ClassPath, number: number, row: number): DuplicateHolder | undefined {
  const part = parts[number];
  if (part?.loader === undefined || part.origin === undefined) return undefined;
  const { origin, loader, entry, index } = part;
  const path = textOf(index.strings, index.classes.path[row] ?? 0);
  return { origin, path, part: number, loader, entry };
}
