import type { CheckGroup } from '../goals/check/result.js';
import { counted } from '../wording/count.js';
import type { Cluster } from './check-parts.js';
import { classesOf, clustersOf, orderText, strengthText } from './check-parts.js';
import type { View } from './paint.js';
import { clip, clipMiddle, wrap } from './wrap.js';

/** On a screen with fewer columns the terminal breaks what is longer than it, so that names stay whole. */
const NARROW = 100;

/** How much of the groups is shown, and what is told of each. */
export interface GroupRoom {
  /** Lines, those that tell what is left out among them. */
  readonly lines: number;
  /** More than one consumer is checked: each line names whose class it is. */
  readonly isOfMany: boolean;
  /** What is judged, by name: what only that itself lacks comes behind what breaks others. */
  readonly judged: readonly string[];
  /** Lines that stand below all names that one artifact would supply. */
  readonly beneath: (supplier: string | undefined) => readonly string[];
}

/** A cluster in lines: its head, its names, its cure. */
interface Draft {
  readonly head: readonly string[];
  readonly names: readonly Name[];
  readonly cure: readonly string[];
}

/** One line of names: one group, or all of a package. */
interface Name {
  readonly text: string;
  readonly groups: number;
}

/**
 * What does not resolve, by what would supply it and why, within a number of lines. Every cause comes before a second name of
 * any: ten causes with a name each say more than one cause with all its names. What is left out is counted.
 */
export function groupLines(
  groups: readonly CheckGroup[],
  { width }: Pick<View, 'width'>,
  room: GroupRoom,
): readonly string[] {
  const drafts = clustersOf(inOrder(groups, room.judged)).map((cluster) =>
    draftOf(cluster, width, room),
  );
  const shown = fitting(drafts, room.lines);
  const takes = namesOfEach(drafts.slice(0, shown), room.lines - (shown < drafts.length ? 2 : 0));
  const lines = drafts.slice(0, shown).flatMap((draft, at) => linesOf(draft, takes[at] ?? 1));
  const left = drafts.slice(shown);
  if (left.length === 0) return lines;
  const names = counted(countOf(left.flatMap((draft) => draft.names)), 'name');
  return [...lines, '', `  … ${counted(left.length, 'more cause')} of ${names} (--all)`];
}

/** What breaks before what does not, what breaks others before what only the judged side lacks; else as they are. */
function inOrder(groups: readonly CheckGroup[], judged: readonly string[]): readonly CheckGroup[] {
  const rank = ({ strength, users }: CheckGroup): number =>
    (strength === 'needed' ? 0 : 2) +
    (users.every(({ consumer }) => judged.includes(consumer)) ? 1 : 0);
  return groups.toSorted((one, other) => rank(one) - rank(other));
}

function draftOf(
  { supplier, why, cure, groups }: Cluster,
  width: number,
  { lines, isOfMany, beneath }: GroupRoom,
): Draft {
  const title = [supplier === undefined ? '' : `of ${supplier}`, why].filter((text) => text !== '');
  const text = title.length === 0 ? untold(groups) : title.join(': ');
  const isByPackage = title.length === 0 && groups.length > lines / 2;
  return {
    head: indented(text, width, 2),
    names: isByPackage
      ? packagesOf(groups).map((some) => nameOf(some, width, isOfMany))
      : groups.map((group) => nameOf([group], width, isOfMany)),
    cure: [...(cure === '' ? [] : indented(`cure: ${cure}`, width, 4)), ...beneath(supplier)],
  };
}

/** Of names whose cause nobody knows: what can be said. */
function untold(groups: readonly CheckGroup[]): string {
  const isGone = groups.every(
    ({ error }) => error === 'NoClassDefFoundError' || error.startsWith('NoSuch'),
  );
  return isGone ? 'not there' : 'does not link';
}

/** In the order of the first of each. */
function packagesOf(groups: readonly CheckGroup[]): readonly (readonly CheckGroup[])[] {
  const packages = new Map<string, CheckGroup[]>();
  for (const group of groups) {
    const name = packageOf(group.owner);
    const some = packages.get(name);
    if (some) some.push(group);
    else packages.set(name, [group]);
  }
  return [...packages.values()];
}

function packageOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('.')));
}

function nameOf(groups: readonly CheckGroup[], width: number, isOfMany: boolean): Name {
  const [first] = groups;
  if (first === undefined) return { text: '', groups: 0 };
  if (groups.length === 1) return { text: groupLine(first, width, isOfMany), groups: 1 };
  const using = new Set(groups.flatMap(({ users }) => users.flatMap(({ classes }) => classes)));
  const errors = [...new Set(groups.map(({ error }) => error))];
  const error =
    errors.length > 2
      ? counted(errors.length, 'kind of error', 'kinds of errors')
      : errors.join(', ');
  const text = `    ${packageOf(first.owner)}  ${counted(groups.length, 'name')}, ${error} in ${counted(using.size, 'class', 'classes')}`;
  return { text: clip(text, width), groups: groups.length };
}

/** The symbol and the error are said first, and the first class that asks for it as long as there is room. */
function groupLine(group: CheckGroup, width: number, isOfMany: boolean): string {
  const { symbol, error, users, strength } = group;
  const [first] = users;
  const name = first?.classes[0] ?? '';
  const classes = classesOf(users);
  const more = classes > 1 ? ` and ${classes - 1} more` : '';
  const notes = [strengthText[strength], orderText(group)].filter((text) => text !== '');
  const weak = notes.map((text) => `, ${text}`).join('');
  const head = `    ${symbol}  ${error}`;
  const simple = name.slice(name.lastIndexOf('.') + 1);
  const some = users.slice(0, 2).map(({ consumer }) => consumer);
  const others = users.length > 2 ? ` and ${counted(users.length - 2, 'more consumer')}` : '';
  const of = isOfMany ? ` of ${some.join(', ')}${others}` : '';
  const forms = [
    `${head} in ${name}${more}${of}${weak}`,
    `${head} in ${simple}${more}${of}${weak}`,
    `${head} in ${simple}${more}${weak}`,
    `${head} in ${counted(classes, 'class', 'classes')}${weak}`,
    `${head}${weak}`,
    head,
  ];
  return (
    forms.find((form) => form.length <= width) ??
    `    ${clipMiddle(symbol, Math.max(width, NARROW) - error.length - 6)}  ${error}`
  );
}

function indented(text: string, width: number, indent: number): readonly string[] {
  return wrap(text, Math.max(30, width - indent - 2)).map(
    (line, at) => `${' '.repeat(at === 0 ? indent : indent + 2)}${line}`,
  );
}

/** How many clusters there is room for, with a name of each; one at least. */
function fitting(drafts: readonly Draft[], lines: number): number {
  let used = 0;
  for (const [at, draft] of drafts.entries()) {
    used += leastOf(draft);
    const rest = at + 1 < drafts.length ? 2 : 0;
    if (used + rest > lines && at > 0) return at;
  }
  return drafts.length;
}

/** A line of space, the head, a name, how many more, the cure. */
function leastOf({ head, names, cure }: Draft): number {
  return 1 + head.length + (names.length > 1 ? 2 : 1) + cure.length;
}

/** One name of each, then another of each that has more, as long as there are lines. */
function namesOfEach(drafts: readonly Draft[], lines: number): readonly number[] {
  const takes = drafts.map(() => 1);
  let left = lines - drafts.reduce((sum, draft) => sum + leastOf(draft), 0);
  if (left === Infinity) return drafts.map(({ names }) => names.length);
  for (let before = left + 1; left > 0 && left < before;) {
    before = left;
    for (const [at, { names }] of drafts.entries()) {
      const taken = takes[at] ?? 1;
      if (left === 0 || taken >= names.length) continue;
      // The last name takes the line that told of it.
      takes[at] = taken + 2 === names.length ? names.length : taken + 1;
      left -= 1;
    }
  }
  return takes;
}

function linesOf({ head, names, cure }: Draft, take: number): readonly string[] {
  const count = names.length === 2 ? 2 : take;
  const hidden = countOf(names.slice(count));
  return [
    '',
    ...head,
    ...names.slice(0, count).map(({ text }) => text),
    ...(hidden > 0 ? [`    … ${counted(hidden, 'more name')} (--all)`] : []),
    ...cure,
  ];
}

function countOf(names: readonly Name[]): number {
  return names.reduce((sum, { groups }) => sum + groups, 0);
}
