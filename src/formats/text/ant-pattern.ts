import { javaPattern } from './java-pattern.js';

/** Whether a pattern matches; compiled once, asked for every entry. */
export type Matcher = (text: string) => boolean;

/**
 * A path pattern as plexus-utils' `SelectorUtils.matchPath` reads it: Ant's `?`, `*` inside a segment, `**` for any
 * number of segments; `%ant[…]` and `%regex[…]` name the form. Segments are split at `/` and `\`, empty ones count
 * for nothing, a leading separator must be on both sides or on none. `undefined` for a regular expression that
 * cannot be told in JavaScript.
 */
export function pathMatcher(pattern: string): Matcher | undefined {
  const regex = /^%regex\[(.{2,})\]$/s.exec(pattern)?.[1];
  if (regex !== undefined) {
    const compiled = javaPattern(`^(?:${regex})$`);
    return compiled && ((text) => compiled.test(text));
  }
  return antMatcher(/^%ant\[(.{2,})\]$/s.exec(pattern)?.[1] ?? pattern);
}

/** A wildcard pattern as `SelectorUtils.match` reads it: `?` and `*` over the whole text. */
export function wildcardMatcher(pattern: string): Matcher {
  if (!/[*?]/.test(pattern)) return (text) => text === pattern;
  if (/^\*+$/.test(pattern)) return () => true;
  const parts = pattern.split('').map((part) => (part === '*' ? undefined : part));
  return (text) => matchItems(parts, text, takesCharacter);
}

function antMatcher(pattern: string): Matcher {
  const absolute = isAbsolute(pattern);
  const segments = tokenize(pattern);
  if (!/[*?]/.test(pattern)) {
    const literal = segments.join('/');
    return (text) =>
      isAbsolute(text) === absolute &&
      (isPlain(text) ? text : tokenize(text).join('/')) === literal;
  }
  const first = segments[0];
  if (first === '**' && segments.length === 1) return (text) => isAbsolute(text) === absolute;
  const literalStart = literalPrefix(pattern);
  const matchers = segments.map((segment) =>
    segment === '**' ? undefined : wildcardMatcher(segment),
  );
  return (text) =>
    text.startsWith(literalStart) &&
    isAbsolute(text) === absolute &&
    matchItems(matchers, tokenize(text), takesSegment);
}

/** What every matching path begins with, where that can be told before splitting: the quick way out for most entries. */
function literalPrefix(pattern: string): string {
  const end = pattern.search(/[*?\\]/);
  const slash = pattern.lastIndexOf('/', end);
  const prefix = slash < 0 ? '' : pattern.slice(0, slash);
  return prefix.includes('//') || prefix.startsWith('/') ? '' : prefix;
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || path.startsWith('\\');
}

function tokenize(path: string): string[] {
  if (isPlain(path)) return path.split('/');
  return path.split(/[/\\]/).filter((segment) => segment !== '');
}

/** Segments with one slash between two of them: nearly every path. */
function isPlain(path: string): boolean {
  return !/^$|^\/|\/\/|\/$|\\/.test(path);
}

/** Whether a part of a pattern that is no star takes an item. */
type Takes<Part> = (part: Part, item: string) => boolean;

const takesCharacter: Takes<string> = (part, character) => part === character || part === '?';

const takesSegment: Takes<Matcher> = (matches, segment) => matches(segment);

/**
 * Greedy match of items, the characters of a text or the segments of a path, with backtracking to the last star only:
 * linear in practice. A star, which stands for any number of them, is `undefined` in the pattern.
 */
function matchItems<Part>(
  pattern: readonly (Part | undefined)[],
  items: ArrayLike<string>,
  takes: Takes<Part>,
): boolean {
  let at = 0;
  let index = 0;
  let star = -1;
  let resume = 0;
  while (index < items.length) {
    const part = pattern[at];
    if (part !== undefined && takes(part, items[index] ?? '')) {
      at++;
      index++;
    } else if (part === undefined && at < pattern.length) {
      star = at++;
      resume = index;
    } else if (star >= 0) {
      at = star + 1;
      index = ++resume;
    } else return false;
  }
  while (at < pattern.length && pattern[at] === undefined) at++;
  return at === pattern.length;
}
