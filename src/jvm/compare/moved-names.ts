/** A beginning of names that became another: both are empty or end in `/`, and are as short as the names allow. */
export interface MovedPrefix {
  readonly from: string;
  readonly to: string;
}

/**
 * The beginning in which two paths or internal names differ: `a/b/C` and `x/a/b/C` give nothing and `x/`. `undefined`
 * where they are equal, or not even their last segments are.
 */
export function movedPrefix(old: string, now: string): MovedPrefix | undefined {
  let oldEnd = old.length;
  let newEnd = now.length;
  while (oldEnd > 0 && newEnd > 0) {
    const oldStart = old.lastIndexOf('/', oldEnd - 2) + 1;
    const newStart = now.lastIndexOf('/', newEnd - 2) + 1;
    if (old.slice(oldStart, oldEnd) !== now.slice(newStart, newEnd)) break;
    oldEnd = oldStart;
    newEnd = newStart;
  }
  if (oldEnd === old.length || oldEnd + newEnd === 0) return undefined;
  return { from: old.slice(0, oldEnd), to: now.slice(0, newEnd) };
}

/** Which names of a class became which, as far as the texts of its two forms tell. */
export interface NameMapping {
  /** By old package: where those of its classes went that moved. */
  readonly prefixes: readonly MovedPrefix[];
}

/**
 * The renaming that makes `now` of `old`, where there is one of the kind that a tool makes which moves packages:
 * - every name is the same or kept what is below the prefix, its last segment at least;
 * - one to one: a name always becomes the same name, and no two become one;
 * - what moved of one package moved to one package;
 * - nothing of `java/` moves: no other loader than the platform's may define such a class;
 * - `mayMove` does not speak against it.
 * Texts are class names, descriptors and signatures, in the same order on both sides.
 */
export function mappedNames(
  old: readonly string[],
  now: readonly string[],
  mayMove: (old: string, now: string) => boolean,
): NameMapping | undefined {
  if (old.length !== now.length) return undefined;
  const state: MappingState = {
    forth: new Map(),
    back: new Map(),
    packages: new Map(),
    prefixes: new Map(),
    mayMove,
  };
  const fits = old.every((text, index) => fitsText(state, text, now[index] ?? ''));
  return fits ? { prefixes: [...state.prefixes.values()] } : undefined;
}

interface MappingState {
  readonly forth: Map<string, string>;
  readonly back: Map<string, string>;
  readonly packages: Map<string, string>;
  readonly prefixes: Map<string, MovedPrefix>;
  readonly mayMove: (old: string, now: string) => boolean;
}

/** What stands between names in descriptors and signatures (JVMS §4.3, §4.7.9.1). */
const between = /[()[\];:<>*+\-^.]+/;
const marks = /[^()[\];:<>*+\-^.]+/g;
/** Base types before a class, as in `(IJLa/b/C;)V`. */
const beforeName = /^[BCDFIJSZV]*L/;

function fitsText(state: MappingState, old: string, now: string): boolean {
  if (!old.includes(';') && !old.startsWith('['))
    return !now.includes(';') && !now.startsWith('[') && fitsName(state, old, now); // a class name
  const oldPieces = old.split(between);
  const newPieces = now.split(between);
  if (old !== now && old.replaceAll(marks, '.') !== now.replaceAll(marks, '.')) return false;
  return oldPieces.every((piece, index) => fitsPiece(state, piece, newPieces[index] ?? ''));
}

/** A name with base types or nothing before it, or something that has no name: base types, a type variable. */
function fitsPiece(state: MappingState, old: string, now: string): boolean {
  const lead = beforeName.exec(old)?.[0];
  if (lead === undefined) return old === now;
  return now.startsWith(lead) && fitsName(state, old.slice(lead.length), now.slice(lead.length));
}

function fitsName(state: MappingState, old: string, now: string): boolean {
  const known = state.forth.get(old);
  if (known !== undefined) return known === now;
  if (state.back.has(now)) return false;
  state.forth.set(old, now);
  state.back.set(now, old);
  return old === now || fitsMove(state, old, now);
}

function fitsMove(
  { packages, prefixes, mayMove }: MappingState,
  old: string,
  now: string,
): boolean {
  const prefix = movedPrefix(old, now);
  if (prefix === undefined || ofPlatform(old) || ofPlatform(now) || !mayMove(old, now))
    return false;
  const from = packageOf(old);
  const to = packageOf(now);
  const known = packages.get(from);
  if (known !== undefined) return known === to;
  packages.set(from, to);
  prefixes.set(keyOf(prefix), prefix);
  return true;
}

/** A text for two prefixes, to look them up by. */
export function keyOf({ from, to }: MovedPrefix): string {
  return `${from} ${to}`;
}

/** `ClassLoader.defineClass` refuses names that begin so. */
function ofPlatform(name: string): boolean {
  return name.startsWith('java/');
}

/** `a/b/` of `a/b/C`. */
export function packageOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
