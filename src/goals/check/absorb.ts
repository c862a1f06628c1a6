import type { BaselineProblem } from '../../contract/problem/kinds/baseline.js';
import type { Baseline, BaselineEntry } from './baseline.js';
import { consumerKey } from './finding-id.js';
import type { CheckGroup, CheckResult, CheckUser } from './result.js';

/** What is left of the findings, and what of baselines had no use. */
export interface Absorbed {
  /** With those of their users that no baseline knows; in their order. */
  readonly groups: readonly CheckGroup[];
  /** With those that one knows. */
  readonly baselined: readonly CheckGroup[];
  /** Of the lines and of their use. */
  readonly problems: readonly BaselineProblem[];
}

/** What the baselines are held against. */
export interface CheckedNow {
  /** `name` of every consumer that was checked: of others a baseline may know more than can be seen. */
  readonly consumers: readonly string[];
  /** The day, as `2027-01-31`, UTC. */
  readonly today: string;
}

/**
 * A check with what baselines know put aside; its verdict is of what is left. Its counts stay: they say what was found.
 */
export function applyBaselines(
  result: CheckResult,
  baselines: readonly Baseline[],
  today: string,
): CheckResult {
  const consumers = result.consumers.map(({ name }) => name);
  const { groups, baselined, problems } = absorb(result.groups, baselines, { consumers, today });
  const left = groups.some(({ strength }) => strength === 'needed') ? 'breaks' : undefined;
  const settled = result.counts.unknown > 0 ? 'unknown' : 'links';
  return {
    ...result,
    verdict: result.verdict === 'breaks' ? (left ?? settled) : result.verdict,
    groups,
    baselined,
    problems: [...result.problems, ...problems],
  };
}

/**
 * Takes out of the findings what baselines know. A finding is an id in one consumer, so a second consumer that begins to
 * fail at the same symbol is told. The first entry that fits absorbs, one that names the finding before patterns.
 */
export function absorb(
  groups: readonly CheckGroup[],
  baselines: readonly Baseline[],
  { consumers, today }: CheckedNow,
): Absorbed {
  const entries = baselines.flatMap(({ entries: some }) => some);
  const live = entries.filter(({ until, reason }) => reason !== '' && !isOver(until, today));
  const find = finder(live);
  const used = new Map<BaselineEntry, Set<string>>();
  const isKnown = (group: CheckGroup, user: CheckUser): boolean => {
    const consumer = consumerKey(user.consumer);
    const entry = find(group.id, consumer);
    if (entry === undefined) return false;
    const findings = used.get(entry) ?? new Set();
    used.set(entry, findings.add(`${group.id} ${consumer}`));
    return true;
  };
  const split = groups.map((group) => ({
    group,
    known: group.users.filter((user) => isKnown(group, user)),
  }));
  const checked = new Set(consumers.map(consumerKey));
  return {
    groups: split.flatMap(({ group, known }) => part(group, without(group.users, known))),
    baselined: split.flatMap(({ group, known }) => part(group, known)),
    problems: baselines.flatMap((baseline) => [
      ...baseline.problems,
      ...useProblems(baseline.file, baseline.entries, { today, used, checked }),
    ]),
  };
}

/** Whether the last day is over. */
export function isOver(until: string | undefined, today: string): boolean {
  return until !== undefined && until < today;
}

/** Whether `text` is what a pattern with `*` describes. Linear but for the number of `*`. */
export function fits(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return pattern === text;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

function part(group: CheckGroup, users: readonly CheckUser[]): readonly CheckGroup[] {
  if (users.length === 0) return [];
  return [users.length === group.users.length ? group : { ...group, users }];
}

function without(users: readonly CheckUser[], known: readonly CheckUser[]): readonly CheckUser[] {
  return known.length === 0 ? users : users.filter((user) => !known.includes(user));
}

/** Whether an entry can absorb more than one finding. */
export function isPattern({ id, consumer }: BaselineEntry): boolean {
  return id.includes('*') || consumer.includes('*');
}

function finder(
  entries: readonly BaselineEntry[],
): (id: string, consumer: string) => BaselineEntry | undefined {
  const patterns = entries.filter(isPattern);
  const exact = new Map<string, BaselineEntry>();
  for (const entry of entries) {
    const key = `${entry.id} ${entry.consumer}`;
    if (!isPattern(entry) && !exact.has(key)) exact.set(key, entry);
  }
  return (id, consumer) =>
    exact.get(`${id} ${consumer}`) ??
    patterns.find((entry) => fits(entry.consumer, consumer) && fits(entry.id, id));
}

interface Use extends Pick<CheckedNow, 'today'> {
  /** The findings that an entry absorbed. */
  readonly used: ReadonlyMap<BaselineEntry, ReadonlySet<string>>;
  readonly checked: ReadonlySet<string>;
}

/** What the use of a file's lines shows: days that are over, findings that are gone, patterns that take in too much. */
function useProblems(
  file: string,
  entries: readonly BaselineEntry[],
  { today, used, checked }: Use,
): readonly BaselineProblem[] {
  const expired = entries.filter(({ until }) => isOver(until, today));
  const stale = entries.filter(
    (entry) =>
      entry.reason !== '' &&
      !isOver(entry.until, today) &&
      !used.has(entry) &&
      [...checked].some((consumer) => fits(entry.consumer, consumer)),
  );
  const broad = entries.filter((entry) => isPattern(entry) && (used.get(entry)?.size ?? 0) > 1);
  const absorbed = broad.reduce((sum, entry) => sum + (used.get(entry)?.size ?? 0), 0);
  return [
    ...about('baseline.expired', file, expired),
    ...about('baseline.stale', file, stale),
    ...(broad.length === 0
      ? []
      : [{ code: 'baseline.over-broad' as const, absorbed, ...linesOf(file, broad) }]),
  ];
}

function about(
  code: 'baseline.expired' | 'baseline.stale',
  file: string,
  entries: readonly BaselineEntry[],
): readonly BaselineProblem[] {
  return entries.length === 0 ? [] : [{ code, ...linesOf(file, entries) }];
}

function linesOf(
  file: string,
  entries: readonly BaselineEntry[],
): Pick<BaselineProblem, 'file' | 'lines' | 'subjects'> {
  return {
    file,
    lines: entries.map(({ line }) => line),
    subjects: entries.map(({ id, consumer }) => `${id} ${consumer}`),
  };
}
