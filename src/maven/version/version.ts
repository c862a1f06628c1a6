/**
 * Maven's order of versions, as the resolver has it: `GenericVersion` of maven-resolver-util 1.6 decides ranges,
 * mediation between siblings and plugin versions. (`ComparableVersion` of maven-artifact differs in corners and decides
 * none of these.)
 *
 * A version is split at `.`, `-`, `_` and wherever digits meet letters. Numbers are above qualifiers; known qualifiers
 * stand in the order alpha < beta < milestone < rc = cr < snapshot < "" = ga = final = release < sp < any other text.
 * Segments that equal nothing (0, `ga`) at the end of a run of one kind do not count.
 */
export function compareVersions(left: string, right: string): number {
  const these = parse(left);
  const those = parse(right);
  let numeric = true;
  for (let index = 0; ; index++) {
    const a = these[index];
    const b = those[index];
    if (a === undefined && b === undefined) return 0;
    if (a === undefined) return 0 - comparePadding(those, index, undefined);
    if (b === undefined) return comparePadding(these, index, undefined);
    if (isNumber(a) !== isNumber(b)) {
      return numeric === isNumber(a)
        ? comparePadding(these, index, numeric)
        : 0 - comparePadding(those, index, numeric);
    }
    const order = compareItems(a, b);
    if (order !== 0) return order;
    numeric = isNumber(a);
  }
}

/** A snapshot by its version, as `ArtifactUtils.isSnapshot` has it: `…SNAPSHOT` or `…-yyyyMMdd.HHmmss-n`. */
export function isSnapshot(version: string): boolean {
  return (
    version.slice(-'SNAPSHOT'.length).toUpperCase() === 'SNAPSHOT' ||
    /-\d{8}\.\d{6}-\d+$/.test(version)
  );
}

/** The order of kinds is that of the constants in `GenericVersion.Item`; numbers are kept as digits without leading zeros. */
type Item =
  | { readonly kind: 'min' | 'max' }
  | { readonly kind: 'qualifier'; readonly rank: number }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'number'; readonly digits: string };

const kindOrder = { min: 0, qualifier: 2, string: 3, number: 4, max: 8 } as const satisfies Record<
  Item['kind'],
  number
>;

const qualifiers: ReadonlyMap<string, number> = new Map([
  ['alpha', -5],
  ['beta', -4],
  ['milestone', -3],
  ['cr', -2],
  ['rc', -2],
  ['snapshot', -1],
  ['ga', 0],
  ['final', 0],
  ['release', 0],
  ['sp', 1],
]);

/** `1.0-m3`: a single letter before a digit is short for a qualifier. */
const shortQualifiers: ReadonlyMap<string, number> = new Map([
  ['a', -5],
  ['b', -4],
  ['m', -3],
]);

/** Mirrors `Item.isNumber`: bit 1 tells qualifiers and strings from the rest. */
function isNumber(item: Item): boolean {
  return (kindOrder[item.kind] & 2) === 0;
}

function parse(version: string): readonly Item[] {
  const text = version === '' ? '0' : version;
  const items: Item[] = [];
  for (let index = 0; index < text.length;) {
    const token = readToken(text, index);
    items.push(toItem(token, token.next >= text.length));
    index = token.next;
  }
  trimPadding(items);
  return items;
}

interface Token {
  readonly text: string;
  readonly number: boolean;
  readonly terminatedByNumber: boolean;
  readonly next: number;
}

/** One run of digits or of other characters; an empty run (two separators) reads as 0. */
function readToken(version: string, start: number): Token {
  const digits = isDigit(version, start);
  let end = start;
  while (end < version.length && !isSeparator(version, end) && isDigit(version, end) === digits)
    end++;
  const next = end < version.length && isSeparator(version, end) ? end + 1 : end;
  if (end === start) return { text: '0', number: true, terminatedByNumber: false, next };
  const text = version.slice(start, end);
  const terminatedByNumber = !digits && next === end && end < version.length;
  return {
    text: digits ? text.replace(/^0+(?=\d)/, '') : text.toLowerCase(),
    number: digits,
    terminatedByNumber,
    next,
  };
}

function isDigit(text: string, index: number): boolean {
  const c = text.charCodeAt(index);
  return c >= 48 && c <= 57;
}

function isSeparator(text: string, index: number): boolean {
  const c = text[index];
  return c === '.' || c === '-' || c === '_';
}

function toItem(token: Token, last: boolean): Item {
  if (token.number) return { kind: 'number', digits: token.text };
  if (last && (token.text === 'min' || token.text === 'max')) return { kind: token.text };
  const short = token.terminatedByNumber ? shortQualifiers.get(token.text) : undefined;
  const rank = short ?? qualifiers.get(token.text);
  return rank === undefined ? { kind: 'string', text: token.text } : { kind: 'qualifier', rank };
}

/** Mirrors `GenericVersion.trimPadding`: drops what equals nothing at the end of each run of numbers or qualifiers. */
function trimPadding(items: Item[]): void {
  let number: boolean | undefined;
  let end = items.length - 1;
  for (let i = end; i > 0; i--) {
    const item = items[i];
    const before = items[i - 1];
    if (item === undefined || before === undefined) return;
    if (isNumber(item) !== number) {
      end = i;
      number = isNumber(item);
    }
    const endsRun = i === items.length - 1 || isNumber(before) === isNumber(item);
    if (end === i && endsRun && compareToNothing(item) === 0) {
      items.splice(i, 1);
      end--;
    }
  }
}

function comparePadding(items: readonly Item[], from: number, numeric: boolean | undefined) {
  for (let i = from; i < items.length; i++) {
    const item = items[i];
    if (item === undefined || (numeric !== undefined && numeric !== isNumber(item))) break;
    const order = compareToNothing(item);
    if (order !== 0) return order;
  }
  return 0;
}

function compareToNothing(item: Item): number {
  switch (item.kind) {
    case 'min':
      return -1;
    case 'max':
    case 'string':
      return 1;
    case 'qualifier':
      return item.rank;
    case 'number':
      return item.digits === '0' ? 0 : 1;
    default:
      return item satisfies never;
  }
}

function compareItems(a: Item, b: Item): number {
  if (a.kind === 'number' && b.kind === 'number') {
    return a.digits.length - b.digits.length || compareTexts(a.digits, b.digits);
  }
  if (a.kind === 'qualifier' && b.kind === 'qualifier') return a.rank - b.rank;
  if (a.kind === 'string' && b.kind === 'string') return compareTexts(a.text, b.text);
  return kindOrder[a.kind] - kindOrder[b.kind];
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
