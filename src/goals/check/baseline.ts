import type { Files } from '../../contract/ports/files.js';
import { FormatError, IoError } from '../../contract/problem/errors.js';
import type { BaselineProblem } from '../../contract/problem/kinds/baseline.js';
import { isFindingId } from './finding-id.js';

/** What is known not to link: the findings of a file, each with its reason. */
export interface Baseline {
  /** As the user named it. */
  readonly file: string;
  /** Those that can absorb something, in the order of the file. */
  readonly entries: readonly BaselineEntry[];
  /** Lines that cannot. */
  readonly problems: readonly BaselineProblem[];
}

/** One finding: an id in a consumer. Both may hold `*` for any characters. */
export interface BaselineEntry {
  /** As `findingId` writes it. */
  readonly id: string;
  /** As `consumerKey` writes it. */
  readonly consumer: string;
  /** The last day on which it counts, as `2027-01-31`, UTC. */
  readonly until: string | undefined;
  /** Empty: none is given yet, and it absorbs nothing. */
  readonly reason: string;
  /** From 1. */
  readonly line: number;
}

/** Larger files are none that this tool wrote. */
const mostBytes = 16 * 1024 * 1024;

/** Reads a baseline. Throws `IoError` where it is not there, `FormatError` for what is no such text. */
export function openBaseline(files: Pick<Files, 'stat' | 'read'>, file: string): Baseline {
  const stat = files.stat(file);
  const bytes = stat?.kind === 'file' && stat.size <= mostBytes ? files.read(file) : undefined;
  if (bytes !== undefined) return readBaseline(textOf(bytes, file), file);
  if (stat === undefined || stat.kind === 'file') {
    const [code, message] = stat
      ? ['baseline.too-large', `${file} has ${stat.size} bytes, more than a baseline may have`]
      : ['baseline.absent', `the baseline ${file} is not there`];
    throw new IoError(code, message, { file }, 'write it with --write-baseline');
  }
  throw new IoError('baseline.absent', `${file} is no file`, { file }, 'name a file');
}

function textOf(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new FormatError(
      'baseline.not-text',
      `${file} is not text in UTF-8`,
      { file },
      'name a file that --write-baseline wrote',
      { cause: error },
    );
  }
}

/** Understands the text of a baseline; what it cannot understand is told in `problems`. */
export function readBaseline(text: string, file: string): Baseline {
  const read = text.split(/\r?\n/).flatMap((line, index) => readLine(line.trim(), index + 1));
  const seen = new Set<string>();
  const judged = read.map((one): Judged => {
    if (one.entry === undefined) return { ...one, code: 'baseline.malformed' };
    const key = `${one.entry.id} ${one.entry.consumer}`;
    if (seen.has(key)) return { ...one, code: 'baseline.repeated' };
    seen.add(key);
    if (!isFindingId(one.entry.id)) return { ...one, code: 'baseline.unknown-id' };
    return one.entry.reason === '' ? { ...one, code: 'baseline.without-reason' } : one;
  });
  const codes = [
    'baseline.malformed',
    'baseline.repeated',
    'baseline.unknown-id',
    'baseline.without-reason',
  ] as const;
  return {
    file,
    entries: judged.flatMap(({ entry, code }) =>
      entry === undefined || (code !== undefined && code !== 'baseline.without-reason')
        ? []
        : [entry],
    ),
    problems: codes.flatMap((code) => {
      const bad = judged.filter((one) => one.code === code);
      if (bad.length === 0) return [];
      return [
        { code, file, lines: bad.map(({ line }) => line), subjects: bad.map(({ text: t }) => t) },
      ];
    }),
  };
}

interface ReadLine {
  readonly line: number;
  /** What a message shows of it. */
  readonly text: string;
  readonly entry: BaselineEntry | undefined;
}

interface Judged extends ReadLine {
  readonly code?:
    | 'baseline.malformed'
    | 'baseline.repeated'
    | 'baseline.unknown-id'
    | 'baseline.without-reason';
}

/** `ID CONSUMER [until DAY] # REASON`; a line of white space or a comment is none. */
function readLine(text: string, line: number): readonly ReadLine[] {
  if (text === '' || text.startsWith('#')) return [];
  const at = text.search(/\s#(?:\s|$)/);
  const head = (at === -1 ? text : text.slice(0, at)).trim();
  const reason = at === -1 ? '' : text.slice(at + 2).trim();
  const [id = '', consumer, word, until, ...rest] = head.split(/\s+/);
  const whole = consumer !== undefined && rest.length === 0;
  const dated = word === undefined || (word === 'until' && isDay(until ?? ''));
  if (!whole || !dated) return [{ line, text: text.slice(0, 80), entry: undefined }];
  const entry = { id, consumer, until, reason: reason === '?' ? '' : reason, line };
  return [{ line, text: `${id} ${consumer}`, entry }];
}

/** A day of the calendar as `2027-01-31`. */
function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (year === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}
