import type { Problem } from '../../contract/problem/problem.js';
import type { CanonicalClass } from './canonical-class.js';
import { versionedPath } from './class-names.js';
import type { MovedPrefix } from './moved-names.js';
import { keyOf, mappedNames, movedPrefix } from './moved-names.js';
import { fitStrings } from './moved-strings.js';
import type { ReadClass, ShapedClass } from './read-form.js';
import { formsOf, readClass } from './read-form.js';
import type { SideClass } from './side.js';

/** Two classes that are one and the same but for names of classes that moved. */
export interface FittingPair {
  readonly old: SideClass;
  readonly now: SideClass;
  /** Of the paths. */
  readonly prefix: MovedPrefix;
  /** It has members, so that more than its name speaks for it. */
  readonly hasMembers: boolean;
}

/** Two classes whose forms differ in names alone; strings are still to be compared. */
interface NamedPair extends FittingPair {
  readonly forms: readonly [old: CanonicalClass, now: CanonicalClass];
  readonly prefixes: readonly MovedPrefix[];
}

/**
 * Every removed class with every added one that it may have become, by content. Read are those alone that have one of
 * their simple name on the other side. `stayed`: paths of the classes that both sides have: they did not move, so that who
 * refers to another of these than before was changed.
 */
export function contentMoves(
  removed: readonly SideClass[],
  added: readonly SideClass[],
  stayed: () => ReadonlySet<string>,
): { readonly fitting: readonly FittingPair[]; readonly problems: readonly Problem[] } {
  const before = bySimpleName(removed);
  const after = bySimpleName(added);
  const problems: Problem[] = [];
  const paths = before.size === 0 || after.size === 0 ? new Set<string>() : stayed();
  const stays = (name: string): boolean => paths.has(`${name}.class`);
  const mayMove = (old: string, now: string): boolean => !stays(old) && !stays(now);
  const named = [...before].flatMap(([key, olds]) => {
    const others = after.get(key);
    if (others === undefined) return [];
    const both = alike(
      olds.flatMap((one) => readClass(one, problems)),
      others.flatMap((one) => readClass(one, problems)),
    );
    const news = byDigest(formsOf(both.news, problems));
    return formsOf(both.olds, problems).flatMap((old) =>
      likely(old, news.get(old.form.digest) ?? []).flatMap(
        (now) => namedPair(old, now, mayMove) ?? [],
      ),
    );
  });
  return { fitting: withEqualStrings(named), problems };
}

/** By simple name and by what stands before the package: `META-INF/versions/9/`, where the class serves that Java alone. */
function bySimpleName(classes: readonly SideClass[]): ReadonlyMap<string, readonly SideClass[]> {
  const groups = new Map<string, SideClass[]>();
  for (const one of classes) {
    const { path } = one.entry;
    if (one.part.read === undefined) continue;
    const key = `${versionedPath(path)?.java ?? ''} ${path.slice(path.lastIndexOf('/') + 1)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}

/** Those that have one of their shape on the other side, and those that have none themselves: it is to be told why. */
function alike(
  olds: readonly ShapedClass[],
  news: readonly ShapedClass[],
): { readonly olds: readonly ShapedClass[]; readonly news: readonly ShapedClass[] } {
  const before = new Set(olds.map(({ shape }) => shape));
  const after = new Set(news.map(({ shape }) => shape));
  return {
    olds: olds.filter(({ shape }) => shape === undefined || after.has(shape)),
    news: news.filter(({ shape }) => shape === undefined || before.has(shape)),
  };
}

function byDigest(classes: readonly ReadClass[]): ReadonlyMap<string, readonly ReadClass[]> {
  const groups = new Map<string, ReadClass[]>();
  for (const one of classes) {
    const group = groups.get(one.form.digest);
    if (group === undefined) groups.set(one.form.digest, [one]);
    else group.push(one);
  }
  return groups;
}

/** As many as are looked at for one class: hundreds of packages have a `package-info` without content. */
const MAX_CANDIDATES = 64;

/** All of a few; of many those whose packages have the same last segment. */
function likely(old: ReadClass, news: readonly ReadClass[]): readonly ReadClass[] {
  if (news.length <= MAX_CANDIDATES) return news;
  const end = lastTwo(old.side.entry.path);
  return news.filter((now) => lastTwo(now.side.entry.path) === end).slice(0, MAX_CANDIDATES);
}

/** `b/C.class` of `a/b/C.class`. */
function lastTwo(path: string): string {
  return path.slice(path.lastIndexOf('/', path.lastIndexOf('/') - 1) + 1);
}

function namedPair(
  old: ReadClass,
  now: ReadClass,
  mayMove: (old: string, now: string) => boolean,
): NamedPair | undefined {
  const prefix = movedPrefix(old.side.entry.path, now.side.entry.path);
  const mapping = mappedNames(old.form.names, now.form.names, mayMove);
  if (prefix === undefined || mapping === undefined) return undefined;
  if (!isAtItsPlace(old) || !isAtItsPlace(now)) return undefined;
  return {
    old: old.side,
    now: now.side,
    prefix,
    hasMembers: old.form.hasMembers,
    forms: [old.form, now.form],
    prefixes: mapping.prefixes,
  };
}

/** Its path ends in its name: a class in a wrong place is found by nobody, and no move of a package brought it there. */
function isAtItsPlace({ side, form }: ReadClass): boolean {
  return `/${side.entry.path}`.endsWith(`/${form.name}.class`);
}

/**
 * Strings may name classes that the class does not refer to otherwise, so that a prefix counts by which another class
 * moved that has no such string.
 */
function withEqualStrings(pairs: readonly NamedPair[]): readonly FittingPair[] {
  const alone = pairs.filter(({ forms: [old, now], prefixes }) =>
    fitStrings(old.strings, now.strings, prefixes),
  );
  const known = new Map(
    alone.flatMap(({ prefixes }) => prefixes.map((prefix) => [keyOf(prefix), prefix])),
  );
  const all = [...known.values()];
  const fitting = new Set(alone);
  return pairs.filter((pair) => {
    const [old, now] = pair.forms;
    return fitting.has(pair) || fitStrings(old.strings, now.strings, [...pair.prefixes, ...all]);
  });
}
