import type { Problem } from '../../contract/problem/problem.js';
import { compareBytes } from '../../formats/text/byte-order.js';
import { binaryNameOf } from './class-names.js';
import type { ClassPair, ClassSets } from './class-sets.js';
import type { MovedPrefix } from './moved-names.js';
import { keyOf, mappedNames, movedPrefix } from './moved-names.js';
import { fitStrings } from './moved-strings.js';
import type { ShapedClass } from './read-form.js';
import { formsOf, readClass } from './read-form.js';
import type { EntryOrigin, Side, SideClass, SideEntry, SidePart } from './side.js';

/** A side as it was before package relocation, as far as origins tell. */
export interface OriginalSide {
  readonly side: Side;
  /** Paths before relocation by path, of those that have another. */
  readonly originals: ReadonlyMap<string, string>;
}

/**
 * The same entries at the paths that they had in their artifacts. What has no known origin keeps its path, and so does what
 * `other` has at the same path and under no other name before: under one name on both sides they can be compared.
 */
export function originalSide(side: Side, other: Side): OriginalSide {
  const originals = new Map<string, string>();
  const kept = pathsNotRelocated(other);
  const parts = side.parts.map((part) => originalPart(part, originals, kept));
  return { side: { name: side.name, parts }, originals };
}

function pathsNotRelocated({ parts }: Side): ReadonlySet<string> {
  return new Set(
    parts.flatMap((part) =>
      part.entries.flatMap((entry) =>
        (part.originOf(entry)?.originalPath ?? entry.path) === entry.path ? [entry.path] : [],
      ),
    ),
  );
}

function originalPart(
  part: SidePart,
  originals: Map<string, string>,
  kept: ReadonlySet<string>,
): SidePart {
  const stored = new Map<SideEntry, SideEntry>();
  const entries = part.entries.map((entry) => {
    const path = part.originOf(entry)?.originalPath ?? entry.path;
    if (path === entry.path || kept.has(entry.path)) return entry;
    originals.set(entry.path, path);
    const renamed = { ...entry, path };
    stored.set(renamed, entry);
    return renamed;
  });
  const { read } = part;
  return {
    ...part,
    entries,
    read: read && ((entry) => read(stored.get(entry) ?? entry)),
    originOf: (entry) => part.originOf(stored.get(entry) ?? entry),
  };
}

/**
 * The sets of two original sides, where a class that differs by nothing but names before and after relocation is equal, as
 * its canonical forms tell; one whose content is not known yet is where both sides take it from the same artifact. Reads
 * both classes of each pair that differs, if a side has relocated names at all, and looks into those that can hold one.
 */
export function withoutRelocation(
  sets: ClassSets,
  old: OriginalSide,
  now: OriginalSide,
): { readonly sets: ClassSets; readonly problems: readonly Problem[] } {
  if (old.originals.size + now.originals.size === 0) return { sets, problems: [] };
  const problems: Problem[] = [];
  const relocation = relocationOf(old, now);
  const equal = new Set([
    ...sets.changed.filter((pair) => isSameForm(pair, relocation, problems)),
    ...sets.unknown.filter(isOfOneArtifact),
  ]);
  const different = (pair: ClassPair): boolean => !equal.has(pair);
  return {
    sets: {
      ...sets,
      changed: sets.changed.filter(different),
      unknown: sets.unknown.filter(different),
      equal: [...sets.equal, ...equal].sort(byName),
    },
    problems,
  };
}

/** How a name of one side can have become one of the other. */
interface Relocation {
  readonly mayMove: (old: string, now: string) => boolean;
  readonly prefixes: readonly MovedPrefix[];
  /** What every relocated name begins with; `undefined` where they have no beginning to look for. */
  readonly relocated: readonly Buffer[] | undefined;
}

function relocationOf(old: OriginalSide, now: OriginalSide): Relocation {
  const before = (name: string, { originals }: OriginalSide): string => {
    const path = `${name}.class`;
    return originals.get(path) ?? path;
  };
  const prefixes = new Map<string, MovedPrefix>();
  const beginnings = new Set<string>();
  const add = (from: string, to: string, side: 'from' | 'to'): void => {
    const prefix = movedPrefix(from, to);
    if (prefix !== undefined) prefixes.set(keyOf(prefix), prefix);
    beginnings.add(prefix?.[side] ?? '');
  };
  for (const [path, original] of now.originals) add(original, path, 'to');
  for (const [path, original] of old.originals) add(path, original, 'from');
  return {
    mayMove: (one, other) => before(one, old) === before(other, now),
    prefixes: [...prefixes.values()],
    relocated: searchable([...beginnings]),
  };
}

/** Class files hold ASCII as it is, and all else in an encoding of their own (JVMS §4.4.7). */
function searchable(beginnings: readonly string[]): readonly Buffer[] | undefined {
  const plain = beginnings.every((text) => /^[ -~]+$/.test(text));
  return plain ? beginnings.map((text) => Buffer.from(text, 'latin1')) : undefined;
}

/** Whether a class can hold a relocated name at all: where none of both does, no name of one became another of the other. */
function mayNameRelocated(
  { bytes }: ShapedClass,
  { relocated }: Pick<Relocation, 'relocated'>,
): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return relocated?.some((beginning) => text.includes(beginning)) ?? true;
}

function isOfOneArtifact({ old, now }: ClassPair): boolean {
  const artifact = originOf(old)?.artifact;
  return artifact !== undefined && artifact === originOf(now)?.artifact;
}

function originOf({ part, entry }: SideClass): EntryOrigin | undefined {
  return part.originOf(entry);
}

/** Two of one form without another name in them were compiled anew, if they are not of one artifact and written anew. */
function isSameForm({ old, now }: ClassPair, relocation: Relocation, problems: Problem[]): boolean {
  const { mayMove, prefixes } = relocation;
  const ofOneArtifact = isOfOneArtifact({ old, now });
  const [before] = readClass(old, problems);
  const [after] = readClass(now, problems);
  if (before === undefined || after === undefined || before.shape !== after.shape) return false;
  if (!ofOneArtifact && ![before, after].some((one) => mayNameRelocated(one, relocation)))
    return false;
  const [one] = formsOf([before], problems);
  const [other] = formsOf([after], problems);
  if (one === undefined || other === undefined || one.form.digest !== other.form.digest)
    return false;
  const mapping = mappedNames(one.form.names, other.form.names, mayMove);
  if (mapping === undefined) return false;
  if (mapping.prefixes.length === 0 && !ofOneArtifact) return false;
  return fitStrings(one.form.strings, other.form.strings, [...mapping.prefixes, ...prefixes]);
}

function byName(left: ClassPair, right: ClassPair): number {
  return compareBytes(binaryNameOf(left.now.entry.path), binaryNameOf(right.now.entry.path));
}
