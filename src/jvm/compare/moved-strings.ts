import type { MovedPrefix } from './moved-names.js';

/**
 * Whether strings of a class are the same but for names of moved classes, packages and resources in them: tools that move
 * packages rename those too, as `a.b.C`, `a/b/C`, `/a/b/c.properties` or a descriptor, and can do it in the midst of a
 * text. A word changed by nothing but one of the prefixes is taken for such a name.
 */
export function fitStrings(
  old: readonly string[],
  now: readonly string[],
  prefixes: readonly MovedPrefix[],
): boolean {
  return (
    old.length === now.length &&
    old.every((text, index) => text === now[index] || fitsText(text, now[index] ?? '', prefixes))
  );
}

/** What no name of a class or resource has in it, but for rare ones. */
const between = /[\s;,:()<>[\]{}"'=*+&|!?@#%^\\]+/g;
/** What can stand before a name in the same word. */
const lead = /^(?:\/|[BCDFIJSZV]*L)/;

function fitsText(old: string, now: string, prefixes: readonly MovedPrefix[]): boolean {
  const oldWords = old.split(between);
  const newWords = now.split(between);
  if (oldWords.length !== newWords.length) return false;
  const sameRest = (old.match(between) ?? []).join('') === (now.match(between) ?? []).join('');
  return (
    sameRest &&
    oldWords.every((word, index) => {
      const other = newWords[index] ?? '';
      return word === other || prefixes.some((prefix) => fitsWord(word, other, prefix));
    })
  );
}

function fitsWord(old: string, now: string, prefix: MovedPrefix): boolean {
  const before = lead.exec(old)?.[0] ?? '';
  return (
    isMoved(old, now, prefix) ||
    (before !== '' &&
      now.startsWith(before) &&
      isMoved(old.slice(before.length), now.slice(before.length), prefix))
  );
}

/** A package alone has no separator behind it. */
function isMoved(old: string, now: string, { from, to }: MovedPrefix): boolean {
  return ['/', '.'].some((separator) => {
    const oldStart = from.replaceAll('/', separator);
    const name = old + separator;
    return (
      old.includes(separator) &&
      name.startsWith(oldStart) &&
      `${now}${separator}` === to.replaceAll('/', separator) + name.slice(oldStart.length)
    );
  });
}
