/**
 * What a comparison's page shows, without a document: which classes are meant by a search and the filters, and the items
 * of the tree, each made when it is unfolded.
 *
 * @import { PageChange, PageClass, PageData, PageMember } from '../src/report/diff-html-data.js'
 * @typedef {{ binary: boolean, source: boolean, failures: string[] }} Breaks
 * @typedef {{ one: PageClass, text: string, memberText: string, breaks: Breaks }} Entry
 * @typedef {{ key: object, text: string, aside?: () => string, status?: string, breaks?: Breaks, open?: boolean, children?: () => Item[] }} Item
 * @typedef {{ terms: string[], hidden: Set<string>, only: { binary: boolean, source: boolean } }} Filter
 */

/** What stands before a name, by what became of it. @type {Record<string, string>} */
export const marks = {
  added: '+',
  removed: '−',
  changed: '~',
  modified: '~',
  moved: '>',
  inherited: '≈',
  unknown: '?',
};

/** What may have become of a class, in the order in which it is shown. @type {PageClass['status'][]} */
export const statuses = ['added', 'removed', 'changed', 'moved', 'inherited', 'unknown'];

/** What a change can break, as words. */
export const breakWords = /** @type {const} */ ({ binary: 'compiled code', source: 'sources' });

/** The classes of each package of each artifact, with what a search looks at. @param {PageData} data */
export function groupsOf({ artifacts }) {
  return artifacts.map(({ name, versions, packages }) => ({
    name: name === '' && artifacts.length > 1 ? 'artifact not known' : name,
    versions,
    packages,
    parts: packages.map((part) => ({
      part,
      entries: part.classes.map((one) => entryOf(part.name, one)),
    })),
  }));
}

/** `fs/Path.class`, `fs.Path#getUri`: parts of names, each of which must occur. @param {string} query */
export function termsOf(query) {
  const words = query
    .toLowerCase()
    .replaceAll('/', '.')
    .split(/[\s#:,()]+/);
  return words.map((word) => word.replace(/\.(?:class|java)$/, '')).filter((word) => word !== '');
}

/** The top of the tree, and how many classes it holds. @param {ReturnType<typeof groupsOf>} groups @param {Filter} filter */
export function itemsOf(groups, filter) {
  let count = 0;
  const items = groups.flatMap(({ name, versions, packages, parts }) => {
    /** @type {Item[]} */
    const children = [];
    /** @type {Entry[][]} */
    const all = [];
    for (const { part, entries } of parts) {
      const shown = entries.filter((entry) => isShown(entry, filter));
      if (shown.length === 0) continue;
      count += shown.length;
      all.push(shown);
      const group = groupItem(part, part.text, [shown], filter);
      children.push({ ...group, children: () => shown.map((entry) => classItem(entry, filter)) });
    }
    if (children.length === 0 || name === '') return children;
    const group = groupItem(packages, name, all, filter);
    const aside = () => [versions, group.aside()].filter(Boolean).join('   ');
    return [{ ...group, aside, children: () => children }];
  });
  const [only] = items;
  return { count, items: only && items.length === 1 ? [{ ...only, open: true }] : items };
}

/**
 * Where the terms occur in a text, in order and apart; of `fs.path` in the name of a class the last part counts as well.
 *
 * @param {string} text @param {string[]} terms
 */
export function hitsIn(text, terms) {
  const lower = text.toLowerCase();
  const parts = terms
    .flatMap((term) => [term, term.slice(term.lastIndexOf('.') + 1)])
    .filter((term) => term !== '');
  /** @type {{ start: number, end: number }[]} */
  const hits = [];
  // What lower case makes longer (`İ`) has other places.
  for (let done = 0; lower.length === text.length; done = hits.at(-1)?.end ?? 0) {
    const found = parts
      .map((term) => ({ start: lower.indexOf(term, done), length: term.length }))
      .filter(({ start }) => start >= 0)
      .sort((a, b) => a.start - b.start || b.length - a.length)[0];
    if (!found) break;
    hits.push({ start: found.start, end: found.start + found.length });
  }
  return hits;
}

/** @param {string} packageName @param {PageClass} one @returns {Entry} */
function entryOf(packageName, one) {
  const { name, changes = [], members = [] } = one;
  const all = [...changes, ...members.flatMap((member) => member.changes ?? [])];
  const text = packageName === '' ? name : `${packageName}.${name}`;
  const memberText = members.map((member) => member.name).join('\n');
  return {
    one,
    text: text.toLowerCase(),
    memberText: memberText.toLowerCase(),
    breaks: breaksOf(all),
  };
}

/** @param {readonly PageChange[]} changes @returns {Breaks} */
function breaksOf(changes) {
  const failures = changes.flatMap(({ failure }) => (failure === undefined ? [] : [failure]));
  return {
    binary: changes.some(({ binary }) => binary),
    source: changes.some(({ source }) => source),
    failures: [...new Set(failures)],
  };
}

/** @param {Breaks} breaks @param {Filter} filter */
function isAsked({ binary, source }, { only }) {
  return (!only.binary && !only.source) || (only.binary && binary) || (only.source && source);
}

/** @param {Entry} entry @param {Filter} filter */
function isShown({ one, text, memberText, breaks }, filter) {
  return (
    !filter.hidden.has(one.status) &&
    isAsked(breaks, filter) &&
    filter.terms.every((term) => text.includes(term) || memberText.includes(term))
  );
}

/** An artifact or a package. @param {object} key @param {string} text @param {Entry[][]} shown @param {Filter} filter */
function groupItem(key, text, shown, { terms }) {
  return { key, text, aside: () => countsText(shown.flat()), open: terms.length > 0 };
}

/** `+3 −1 ~2   1 break compiled code`. @param {Entry[]} shown */
function countsText(shown) {
  const counts = statuses.flatMap((status) => {
    const { length } = shown.filter(({ one }) => one.status === status);
    return length === 0 ? [] : [`${marks[status]}${grouped(length)}`];
  });
  const { length: breaking } = shown.filter(({ breaks }) => breaks.binary);
  const broken = breaking === 0 ? [] : [`  ${grouped(breaking)} break ${breakWords.binary}`];
  return [...counts, ...broken].join(' ');
}

/** @param {Entry} entry @param {Filter} filter @returns {Item} */
function classItem({ one, text, breaks }, filter) {
  const { name, status, notes = [], changes = [], members = [] } = one;
  const missing = filter.terms.filter((term) => !text.includes(term));
  const shown = members.length === 0 ? members : membersOf(members, missing, filter);
  const item = { key: one, text: name, status, breaks, open: missing.length > 0 };
  if (notes.length + changes.length + shown.length === 0) return item;
  return {
    ...item,
    children: () => [
      ...notes.map((note) => ({ key: {}, text: note })),
      ...changes.map(changeItem),
      ...shown.map(memberItem),
    ],
  };
}

/** @param {readonly PageMember[]} members @param {string[]} missing @param {Filter} filter */
function membersOf(members, missing, filter) {
  return members.filter(
    ({ name, changes = [] }) =>
      isAsked(breaksOf(changes), filter) &&
      (missing.length === 0 || missing.some((term) => name.toLowerCase().includes(term))),
  );
}

/** @param {PageMember} member @returns {Item} */
function memberItem(member) {
  const { name, status, old, now, changes = [] } = member;
  const [before, after] = [old ?? now ?? name, now ?? old ?? name];
  const brief = [...new Set([before, after].map(withoutPackages))].join(' → ');
  return {
    key: member,
    text: brief,
    status,
    breaks: breaksOf(changes),
    children: () => [
      ...(old === undefined ? [] : [{ key: {}, text: old, status: 'removed' }]),
      ...(now === undefined ? [] : [{ key: {}, text: now, status: 'added' }]),
      ...changes.map(changeItem),
    ],
  };
}

/** @param {PageChange} change @returns {Item} */
function changeItem(change) {
  const { text, meaning } = change;
  return { key: change, text, aside: () => meaning, breaks: breaksOf([change]) };
}

/** `java.lang.String a(java.util.List)` → `String a(List)`. @param {string} java */
function withoutPackages(java) {
  return java.replaceAll(/(?<![\w$.])(?:[\w$]+\.)+(?=[\w$])/g, '');
}

/** `22,902`. @param {number} count */
export function grouped(count) {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}
