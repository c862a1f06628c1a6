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

/** The day of a moment (milliseconds since 1970) as a baseline writes it, UTC. */
export function dayOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}

/** Larger files are none that this tool wrote. */
const mostBytes = 16 * 1024 * 1024;

/** Reads a baseline. Throws `IoError` where there is none, `FormatError` for what is no such text. */
export function openBaseline(files: Pick<Files, 'stat' | 'read'>, file: string): Baseline {
  const stat = files.stat(file);
  if (stat !== undefined && stat.size > mostBytes) {
    const message = `${file} has more bytes than a baseline may have`;
    throw new IoError('baseline.too-large', message, { file }, 'name the baseline');
  }
  const bytes = stat?.kind === 'file' ? files.read(file) : undefined;
  if (bytes !== undefined) return readBaseline(textOf(bytes, file), file);
  const [message, advice] =
    stat === undefined
      ? [`${file} is not there`, 'write it with --write-baseline']
      : [`${file} is no file`, 'name a file; --write-baseline makes it where there is none'];
  throw new IoError('baseline.absent', message, { file }, advice);
}

/**
 * The baseline that is to be written anew, `undefined` where none is there. Throws as `openBaseline`, and `FormatError` where
 * lines would be lost that are none of a baseline: a file of another kind, or a reason with a slip beside it.
 */
export function openBaselineToWrite(
  files: Pick<Files, 'stat' | 'read'>,
  file: string,
): Baseline | undefined {
  if (files.stat(file) === undefined) return undefined;
  const baseline = openBaseline(files, file);
  const foreign = baseline.problems
    .filter(({ code }) => code === 'baseline.malformed' || code === 'baseline.unknown-id')
    .flatMap(({ lines, subjects }) => lines.map((line, at) => ({ line, subject: subjects[at] })))
    .toSorted((one, other) => one.line - other.line);
  const [first] = foreign;
  if (first === undefined) return baseline;
  const others = foreign.length === 1 ? '' : `, and ${foreign.length - 1} more`;
  throw new FormatError(
    'baseline.malformed',
    `${file} is not written, since it would lose what is no line of a baseline: ${first.subject ?? ''}${others}`,
    { file, line: first.line },
    'mend or remove such lines, or write another file',
  );
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
  const seen = new Set<string>();
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap((line, index) => readLine(line.trim(), index + 1))
    .map((one) => ({ ...one, fault: faultOf(one, seen) }));
  return {
    file,
    entries: lines.flatMap(({ entry, fault }) =>
      entry === undefined || (fault !== undefined && fault !== 'baseline.without-reason')
        ? []
        : [entry],
    ),
    problems: faults.flatMap((code) => {
      const bad = lines.filter(({ fault }) => fault === code);
      if (bad.length === 0) return [];
      return [
        { code, file, lines: bad.map(({ line }) => line), subjects: bad.map((one) => one.text) },
      ];
    }),
  };
}

const faults = [
  'baseline.malformed',
  'baseline.repeated',
  'baseline.unknown-id',
  'baseline.without-reason',
] as const;

/** What is wrong with a line; remembers those that were seen. */
function faultOf(
  { entry, text }: ReadLine,
  seen: Set<string>,
): (typeof faults)[number] | undefined {
  if (entry === undefined) return 'baseline.malformed';
  if (seen.has(text)) return 'baseline.repeated';
  seen.add(text);
  if (!isFindingId(entry.id)) return 'baseline.unknown-id';
  return entry.reason === '' ? 'baseline.without-reason' : undefined;
}

interface ReadLine {
  readonly line: number;
  /** Id and consumer, or the beginning of what is no line of a baseline. */
  readonly text: string;
  readonly entry: BaselineEntry | undefined;
}

/** `ID CONSUMER [until DAY] # REASON`; a line of white space or a comment is none. */
function readLine(text: string, line: number): readonly ReadLine[] {
  if (text === '' || text.startsWith('#')) return [];
  const at = text.search(/\s#(?:\s|$)/);
  const [head, reason] = at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 2).trim()];
  const [id = '', consumer, ...day] = head.trim().split(/\s+/);
  if (consumer === undefined || !isUntil(day)) {
    return [{ line, text: text.length > 80 ? `${text.slice(0, 79)}…` : text, entry: undefined }];
  }
  const entry = { id, consumer, until: day[1], reason: reason === '?' ? '' : reason, line };
  return [{ line, text: `${id} ${consumer}`, entry }];
}

/** Nothing, or `until` and a day. */
function isUntil([word, day, ...rest]: readonly string[]): boolean {
  if (word === undefined) return true;
  return word === 'until' && rest.length === 0 && isDay(day ?? '');
}

/** A day of the calendar as `2027-01-31`. */
function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (year === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}
