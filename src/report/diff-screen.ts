import type {
  ApiDiff,
  ClassDiff,
  DiffCounts,
  DiffGroup,
  DiffResult,
} from '../goals/diff/result.js';
import type { SideSummary } from '../goals/side/side-summary.js';
import { thousands } from '../wording/count.js';
import {
  apiRows,
  breaks,
  breakingMost,
  briefApiLines,
  fullApiLines,
  packageApiLines,
  sortedApi,
} from './diff-api.js';
import {
  duplicateSection,
  moreLines,
  moveSection,
  resourceSections,
  versionedLines,
} from './diff-beside.js';
import type { ClassApiDiff } from '../jvm/compare/api-change.js';
import type { PackageCounts } from './diff-parts.js';
import {
  byPackage,
  countColumns,
  countedWords,
  differingGroups,
  groupsTitle,
  inJarText,
  marks,
  packageText,
  sizeText,
  verdictText,
  versionsText,
} from './diff-parts.js';
import type { Section } from './fit.js';
import { fit, whole } from './fit.js';
import { oneLine } from './one-line.js';
import type { View } from './paint.js';
import { row } from './plan-parts.js';
import { problemRows } from './problems.js';

/** Lines of a screen without its last line end, so that a prompt below it still fits in 40. */
const SCREEN = 39;

/** As many classes are shown one by one instead of package by package. */
const FEW = 16;

/**
 * What `diff` shows: the verdict, the counts, what breaks, which artifacts and packages differ, what moved, what else
 * differs, problems, and how to see more. At most 40 lines unless the view is verbose.
 */
export function diffScreen(result: DiffResult, view: View): string {
  const verdict = verdictLine(result, view);
  if (view.quiet) return `${oneLine(verdict)}\n`;
  const next = nextLines(result, view);
  const told = apiLines(result.api, view);
  const sections = [
    whole([verdict, '', ...countLines(result)]),
    ...apiSections(result, told, view),
    ...classSections(result, told, view),
    moveSection(result, view),
    whole(versionedLines(result)),
    duplicateSection(result, view),
    ...resourceSections(result, view),
    whole(problemRows(result.problems, view, view.verbose ? Infinity : 4)),
    whole(next),
  ];
  const lines = fit(sections, view.verbose ? Infinity : SCREEN);
  return `${lines.map((line) => oneLine(line, view.width)).join('\n')}\n`;
}

function verdictLine(result: DiffResult, { paint, width }: View): string {
  const { verdict, old, now } = result;
  const text = verdictText(result);
  const said = verdict === 'identical' ? paint.good(text) : paint.doubtful(text);
  const room = Math.max(20, Math.floor((width - Math.max(16, text.length + 7)) / 2));
  return `${paint.strong(sideTitle(old.name, room))} → ${paint.strong(sideTitle(now.name, room))}  ${said}`;
}

/** Several that are joined are all named while there is room: each by its end. */
function sideTitle(name: string, width: number): string {
  const joined = name.split(',');
  if (name.length <= width || joined.length === 1) return tail(name, width);
  const files = joined.map((one) => one.slice(one.lastIndexOf('/') + 1));
  const all = files.join(', ');
  if (all.length <= width) return all;
  const room = Math.floor((width - 2 * (files.length - 1)) / files.length);
  if (room >= 8) return files.map((one) => tail(one, room)).join(', ');
  const more = `, … ${files.length - 1} more`;
  return `${tail(files[0] ?? '', width - more.length)}${more}`;
}

/** A path that is too long keeps its end, which tells more. */
function tail(text: string, width: number): string {
  return text.length <= width ? text : `…${text.slice(text.length - width + 1)}`;
}

function countLines({ old, now, counts }: DiffResult): readonly string[] {
  const classes = `${thousands(old.classes)} → ${thousands(now.classes)}`;
  const why = [old, now].some(isPlan)
    ? 'a plan does not know what a build will write there'
    : 'one side does not tell its content';
  return [
    row('classes', `${classes}    ${countedWords(counts)}`),
    ...(counts.unknown === 0
      ? []
      : [row('', `${marks.unknown}${thousands(counts.unknown)} may be equal or not: ${why}`)]),
    ...(old.bytes === undefined || now.bytes === undefined
      ? []
      : [row('size', `${sizeText(old.bytes)} → ${sizeText(now.bytes)}`)]),
  ];
}

/** What is not built has no members to look at. */
function isPlan({ inputs }: SideSummary): boolean {
  return inputs.some(({ kind }) => kind === 'plan' || kind === 'module');
}

/** What breaks, first of all. */
function apiSections(
  { api, problems }: DiffResult,
  told: ApiLines,
  view: View,
): readonly Section[] {
  if (api === undefined) return [];
  return [
    whole(apiRows(api, view, problems)),
    { head: [], lines: told.lines, least: 3, fair: FEW, more: moreLines(view) },
  ];
}

/** Lines about what others can see, and the classes that they tell, which need not be told again. */
interface ApiLines {
  readonly lines: readonly string[];
  readonly classes: readonly ClassApiDiff[];
}

/** In full where that is little; else what breaks alone, a line for each class; else a line for each package. */
function apiLines(api: ApiDiff | undefined, view: View): ApiLines {
  if (api === undefined) return { lines: [], classes: [] };
  const sorted = sortedApi(api);
  if (view.verbose) return { lines: fullApiLines(sorted, view, false), classes: [] };
  const everything = inFew(sorted, (classes) => fullApiLines(classes, view, false));
  if (everything) return { lines: everything, classes: sorted };
  const breaking = sorted.filter(breaks);
  const lines = inFew(breaking, (classes) => fullApiLines(classes, view, true));
  if (lines) return { lines, classes: breaking };
  const brief = breaking.length <= 2 * FEW;
  return brief
    ? { lines: briefApiLines(breaking, view), classes: breaking }
    : { lines: packageApiLines(breaking, view), classes: breaking };
}

/** The lines about classes, where they are few. */
function inFew(
  classes: readonly ClassApiDiff[],
  linesOf: (classes: readonly ClassApiDiff[]) => readonly string[],
): readonly string[] | undefined {
  if (classes.length > FEW) return undefined;
  const lines = linesOf(classes);
  return lines.length > FEW ? undefined : lines;
}

/** Artifact by artifact, and the classes below: package by package where they are many, one by one where there is room. */
function classSections(result: DiffResult, told: ApiLines, view: View): readonly Section[] {
  const groups = differingGroups(result);
  const onlyPackages = groups.every(({ kind }) => kind === 'package');
  const few = result.classes.length <= FEW;
  const packages =
    view.verbose || few || (onlyPackages && groups.length > 0) ? [] : byPackage(result.classes);
  const room = groups.length + packages.length <= FEW;
  return [
    ...(groups.length === 0 || (onlyPackages && few) ? [] : [groupSection(groups, view)]),
    ...(packages.length < 2 ? [] : [packageSection(packages, view)]),
    ...(view.verbose || few || room ? [listSection(result, told, view)] : []),
  ];
}

function groupSection(groups: readonly DiffGroup[], view: View): Section {
  const names = groups.map((group) => {
    const name = group.kind === 'package' ? packageText(group.name) : group.name;
    return [name, versionsText(group)].filter((text) => text !== '').join('  ');
  });
  const lines = tableLines(
    names,
    groups.map(({ counts }) => counts),
    view,
  );
  const head = view.paint.strong(`  ${groupsTitle(groups)}`);
  return { head: [head], lines, least: 3, fair: 10, more: moreLines(view) };
}

function packageSection(packages: readonly PackageCounts[], view: View): Section {
  const lines = tableLines(
    packages.map(({ name }) => packageText(name)),
    packages.map(({ counts }) => counts),
    view,
  );
  const head = view.paint.strong('  packages with most changes');
  return { head: [head], lines, least: 2, fair: 8, more: moreLines(view) };
}

/** Names, and counts in columns beside them; the columns are as wide as what a screen may show of them needs. */
function tableLines(
  names: readonly string[],
  counts: readonly DiffCounts[],
  { verbose }: View,
): readonly string[] {
  const seen = verbose ? names.length : SCREEN;
  const shown = names.map((name) => (verbose ? name : tail(name, 76)));
  const width = shown.slice(0, seen).reduce((most, { length }) => Math.max(most, length), 0);
  const columns = countColumns(counts.slice(0, seen));
  return shown.map((name, index) => `    ${name.padEnd(width)}  ${columns[index] ?? ''}`.trimEnd());
}

/** Every class that is not told by a section above; its artifact where there are several. */
function listSection({ classes, groups }: DiffResult, told: ApiLines, view: View): Section {
  const names = new Set(told.classes.map(({ name }) => name));
  const left = classes.filter(({ name }) => !names.has(name));
  const many = !view.verbose && left.length > FEW;
  const artifacts = view.verbose || groups.length > 1;
  const lines = (many ? newsFirst(left) : left).map((one) => classLine(one, artifacts, view));
  const title = names.size === 0 ? 'classes that differ' : 'other classes that differ';
  const head = lines.length === 0 ? [] : [view.paint.strong(`  ${title}`)];
  return { head, lines, least: 2, fair: FEW, more: moreLines(view) };
}

/** What came and went tells more than what changed inside, and a class more than those that it encloses. */
function newsFirst(classes: readonly ClassDiff[]): readonly ClassDiff[] {
  return [0, 1, 2, 3].flatMap((wanted) => classes.filter((one) => newsRank(one) === wanted));
}

function newsRank({ status, name }: ClassDiff): number {
  return (status === 'changed' || status === 'unknown' ? 2 : 0) + (name.includes('$') ? 1 : 0);
}

/** `> old.Name → new.Name  g:a:1 → g:a:2`. */
function classLine(one: ClassDiff, withArtifacts: boolean, { verbose }: View): string {
  const { name, oldName, status, ambiguous, oldArtifact, newArtifact } = one;
  const names = oldName === undefined || oldName === name ? name : `${oldName} → ${name}`;
  const inJar = inJarText(one, !verbose);
  const line = `    ${marks[status]} ${names}${inJar === '' ? '' : `  (${inJar})`}${ambiguous === true ? '  (one of several that fit)' : ''}`;
  const both = [oldArtifact, newArtifact];
  const artifacts = [...new Set(both.filter((artifact) => artifact !== undefined))];
  return withArtifacts && artifacts.length > 0 ? `${line}  ${artifacts.join(' → ')}` : line;
}

/** How to see more, and only where there is more to see. */
function nextLines(result: DiffResult, { paint, verbose, width }: View): readonly string[] {
  if (result.verdict !== 'differ' || verbose) return [];
  const ways = waysToSeeMore(result);
  const start = '  next: the same with ';
  const fitting = ways.filter((_, index) => {
    const { length } = start + ways.slice(0, index + 1).join(', ');
    return index === 0 || length <= width;
  });
  return fitting.length === 0 ? [] : ['', paint.faint(start + fitting.join(', '))];
}

function waysToSeeMore({ old, now, api, classes }: DiffResult): readonly string[] {
  const many = classes.length > FEW;
  const members = api === undefined && ![old, now].some(isPlan);
  return [
    ...(members && classes.length > 0 ? ['--api (what breaks)'] : []),
    ...(many ? whereToLook(api, classes) : []),
    ...(many ? ['--report diff.html (all)'] : []),
  ];
}

/** Where most breaks compiled code: a package, or a class where there is one package. Else where most changed. */
function whereToLook(api: ApiDiff | undefined, classes: readonly ClassDiff[]): readonly string[] {
  const packages = byPackage(classes);
  const inOne = packages.length < 2;
  const most = api && breakingMost(api);
  if (most === undefined) return inOne ? [] : include(packages[0]?.name, '.**', 'one package');
  return inOne
    ? include(most.className, '', 'breaks most')
    : include(most.packageName, '.**', 'breaks most');
}

function include(name: string | undefined, below: string, why: string): readonly string[] {
  return name !== undefined && isPlain(name) ? [`--include '${name}${below}' (${why})`] : [];
}

/** What can be pasted between quotes into a shell, and is a pattern for nothing but itself. */
function isPlain(name: string): boolean {
  return /^[\p{L}\p{N}_$.-]+$/u.test(name);
}
