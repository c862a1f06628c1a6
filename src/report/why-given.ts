import type { WhyAnswer, WhyGiven, WhyHolder, WhyLookup } from '../goals/why/result.js';
import { causeText, cureText } from '../wording/cause.js';
import { counted } from '../wording/count.js';
import { oneLine } from './one-line.js';
import type { View } from './paint.js';
import { row } from './plan-parts.js';

/** Members that are shown of a name, copies that are hidden, and consumers that answer alike. */
const SHOWN = { lookups: 4, hidden: 2, users: 4 };

/** The verdict of inputs in a few words, painted. */
export function givenVerdict({ verdict }: WhyGiven, { paint }: View): string {
  switch (verdict) {
    case 'resolves':
      return paint.good('resolves');
    case 'absent':
      return paint.bad('does not resolve');
    case 'unknown':
      return paint.doubtful('cannot be told');
    case 'planned':
      return paint.doubtful('is planned, and not built yet');
    case 'mixed':
      return paint.doubtful('resolves in part');
    default:
      return verdict satisfies never;
  }
}

/** What the inputs tell: where it is found, what comes of looking it up, why, what cures it, who names it. */
export function givenRows(given: WhyGiven, view: View): readonly string[] {
  const { on, against, java, order, platform } = given;
  const setting = [
    `Java ${java}`,
    ...(platform === undefined ? [] : [`platform ${platform}`]),
    order,
  ];
  const sides = against.length === 0 ? '' : ` against ${against.join(', ')}`;
  const rows = [
    row('on', oneLine(`${on.join(', ')}${sides}  (${setting.join(', ')})`)),
    ...alike(given.answers).flatMap((some) => answerRows(some, view)),
  ];
  if (view.verbose || rows.length <= MOST_ROWS) return rows;
  const more = rows.length - MOST_ROWS + 1;
  return [...rows.slice(0, MOST_ROWS - 1), row('', `… ${more} more lines (--verbose)`)];
}

/** With the headline, what recorded plans add and problems it is one screen of 24 lines. */
const MOST_ROWS = 16;

/** Answers that differ in nothing but who asks. */
function alike(answers: readonly WhyAnswer[]): readonly (readonly WhyAnswer[])[] {
  const groups = new Map<string, WhyAnswer[]>();
  for (const answer of answers) {
    const { holder, hidden, lookups } = answer;
    const told = lookups.map((lookup) => ({ ...lookup, users: [] }));
    const key = JSON.stringify([holder, hidden, told]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [answer]);
    else group.push(answer);
  }
  return [...groups.values()];
}

function answerRows(answers: readonly WhyAnswer[], view: View): readonly string[] {
  const [first] = answers;
  if (first === undefined) return [];
  const { holder, hidden, lookups } = first;
  const most = view.verbose ? Infinity : SHOWN.lookups;
  const more = lookups.length - most;
  return [
    row('held by', holder === undefined ? 'nothing on this class path' : holderText(holder)),
    ...hidden
      .slice(0, view.verbose ? undefined : SHOWN.hidden)
      .map((one, at) => row(at === 0 ? 'also in' : '', `${holderText(one)}, which it hides`)),
    ...userRows(answers, view),
    ...lookups
      .slice(0, view.verbose ? undefined : most)
      .flatMap((lookup) => lookupRows(lookup, lookups.length > 1)),
    ...(more > 0 ? [row('', `… ${more} more (--verbose)`)] : []),
  ];
}

function holderText({ entry, artifact, originally }: WhyHolder): string {
  const of = artifact === undefined ? '' : `${artifact}, in `;
  return oneLine(`${of}${entry}${originally === undefined ? '' : `, there from ${originally}`}`);
}

function lookupRows(lookup: WhyLookup, isOneOfMany: boolean): readonly string[] {
  const { symbol, supplier, cause, declaredBy, instead } = lookup;
  const by = declaredBy === undefined ? '' : `, declared by ${declaredBy}`;
  const name = isOneOfMany ? `  ${shortName(symbol)}` : '';
  const others = instead.length > 3 ? [...instead.slice(0, 3), '…'] : instead;
  return [
    row('looked up', oneLine(`${answerText(lookup)}${by}${name}`)),
    ...(others.length === 0 ? [] : [row('there is', oneLine(others.join(', ')))]),
    ...(supplier === undefined ? [] : [row('had from', oneLine(supplier))]),
    ...(cause === undefined ? [] : [row('why', oneLine(causeText(cause)))]),
    ...(cause?.cure === undefined ? [] : [row('cure', oneLine(cureText(cause.cure)))]),
  ];
}

/** `org.acme.A.go(I)V` → `go(I)V`. */
function shortName(symbol: string): string {
  const open = symbol.indexOf('(');
  const name = open < 0 ? symbol : symbol.slice(0, open);
  return symbol.slice(name.lastIndexOf('.') + 1);
}

function answerText({ answer, before, error, because }: WhyLookup): string {
  const then = before === undefined || before === answer ? '' : `, and before ${words[before]}`;
  const detail = error ?? (because === undefined ? undefined : `${because} could not be looked at`);
  return `${words[answer]}${detail === undefined ? '' : ` (${detail})`}${then}`;
}

const words: Readonly<Record<WhyLookup['answer'], string>> = {
  resolves: 'resolves',
  absent: 'does not resolve',
  unknown: 'cannot be told',
  planned: 'planned, and looked up once it is built',
};

function userRows(answers: readonly WhyAnswer[], view: View): readonly string[] {
  const users = answers.map(({ consumer, lookups }) => ({
    consumer,
    classes: [...new Set(lookups.flatMap((lookup) => lookup.users))],
  }));
  const using = users.filter(({ classes }) => classes.length > 0);
  if (using.length === 0 && answers.every(({ holder }) => holder === undefined)) return [];
  if (using.length === 0)
    return [row('named by', `no class of ${counted(users.length, 'consumer', 'consumers')}`)];
  const most = view.verbose ? Infinity : SHOWN.users;
  const rows = using.slice(0, view.verbose ? undefined : most).map(({ consumer, classes }, at) => {
    const more = classes.length > 1 ? ` and ${classes.length - 1} more` : '';
    return row(at === 0 ? 'named by' : '', oneLine(`${consumer}: ${classes[0] ?? ''}${more}`));
  });
  return using.length > most
    ? [...rows, row('', `… ${using.length - most} more (--verbose)`)]
    : rows;
}
