import type { DiffCounts, DiffResult, VersionedDiff } from '../goals/diff/result.js';
import type {
  ManifestSectionCounts,
  ResourceChange,
  ServiceDiff,
} from '../jvm/compare/resources.js';
import { counted, thousands } from '../wording/count.js';
import { countedMarks, marks, noCounts, prefixText, sizeText } from './diff-parts.js';
import type { Section } from './fit.js';
import { whole } from './fit.js';
import type { View } from './paint.js';
import { row } from './plan-parts.js';

/** Packages that moved, a line each. */
export function moveSection({ packageMoves, counts }: DiffResult, view: View): Section {
  const moved = packageMoves.reduce((sum, { classes }) => sum + classes, 0);
  const single = Math.max(0, counts.moved - moved);
  const lines = packageMoves.map(
    ({ from, to, classes, whole: all }) =>
      `${prefixText(from)} → ${prefixText(to)}  ${counted(classes, 'class', 'classes')}${all ? '' : ', others stayed'}`,
  );
  const alone =
    single === 0 || packageMoves.length === 0
      ? []
      : [`${counted(single, 'class', 'classes')} more, one by one`];
  return labelled('moved', [...lines, ...alone], view, { least: 1, fair: 4 });
}

/** Versioned classes that differ, by the Java that they serve, and whether a JVM ever loads them. */
export function versionedLines({ versioned }: DiffResult): readonly string[] {
  const ways = new Map<string, readonly string[]>();
  for (const one of versioned) {
    const way = switchText(one);
    ways.set(way, [...(ways.get(way) ?? []), `Java ${one.java} ${countedMarks(one.counts)}`]);
  }
  const lines = [...ways].map(([way, classes]) => `${way}: ${classes.join(', ')}`);
  return withLabel('versioned', lines);
}

/** What the manifests do with versioned classes. */
export function switchText({ oldSwitchedOn, newSwitchedOn }: VersionedDiff): string {
  if (oldSwitchedOn && newSwitchedOn) return 'loaded on both sides';
  if (newSwitchedOn) return 'loaded on the new side only, where the manifest says Multi-Release';
  if (oldSwitchedOn) return 'loaded on the old side only, where the manifest says Multi-Release';
  return 'never loaded, since no manifest says Multi-Release';
}

/** Names that one side holds more than once; those with differing content first. */
export function duplicateSection({ duplicates }: DiffResult, view: View): Section {
  if (duplicates.length === 0) return whole([]);
  const differing = duplicates.filter(({ sameContent }) => sameContent === false);
  const equal = duplicates.filter(({ sameContent }) => sameContent !== false);
  const inOld = duplicates.filter(({ side }) => side === 'old').length;
  const head = row(
    'duplicates',
    `${counted(inOld, 'class', 'classes')} in the old, ${thousands(duplicates.length - inOld)} in the new` +
      (differing.length === 0
        ? ''
        : `; ${thousands(differing.length)} with differing content: the first on the class path wins`),
  );
  const lines = [...differing, ...equal].map(
    ({ side, name, parts, sameContent }) =>
      `    ${side}  ${name}  ${[...new Set(parts)].join(', ')}${contentNote(sameContent)}`,
  );
  return whole([head, ...allOrNone(lines, view)]);
}

function contentNote(sameContent: boolean | undefined): string {
  if (sameContent === undefined) return '  content not known';
  return sameContent ? '' : '  differing';
}

/** What differs beyond classes. */
export function resourceSections({ resources }: DiffResult, view: View): readonly Section[] {
  if (resources === undefined) return [];
  const { services, manifest, manifestSections, files } = resources;
  const attributes = [
    ...manifest.map(
      ({ attribute, old, now }) => `${attribute}: ${old ?? '(none)'} → ${now ?? '(none)'}`,
    ),
    ...sectionText(manifestSections),
  ];
  return [
    labelled('services', serviceLines(services, view), view, { least: 1, fair: 5 }),
    labelled('manifest', attributes, view, { least: 1, fair: 3 }),
    ...(files.length === 0 ? [] : [fileSection(files, view)]),
  ];
}

/** Of sections for single entries only how many differ. */
export function sectionText(counts: ManifestSectionCounts): readonly string[] {
  const marked = countedMarks({ ...noCounts, ...counts });
  return marked === '' ? [] : [`sections of single entries: ${marked}`];
}

/** Provider by provider where that is little, else a line for each service. */
function serviceLines(services: readonly ServiceDiff[], view: View): readonly string[] {
  const full = services.flatMap(({ service, added, removed }) => [
    service,
    ...removed.map((line) => `  ${marks.removed} ${line}`),
    ...added.map((line) => `  ${marks.added} ${line}`),
  ]);
  if (view.verbose || full.length <= 8) return full;
  return services.map(({ service, added, removed }) => {
    const changed = { ...noCounts, added: added.length, removed: removed.length };
    return `${service}  ${countedMarks(changed)}`;
  });
}

/** In numbers, kind by kind; path by path where everything is shown. */
function fileSection(files: readonly ResourceChange[], view: View): Section {
  const kinds = { native: 'native', licence: 'licences and notices', resource: 'other' } as const;
  const parts = (['native', 'licence', 'resource'] as const).flatMap((kind) => {
    const some = files.filter((file) => file.kind === kind);
    return some.length === 0 ? [] : [`${kinds[kind]} ${countedMarks(countFiles(some))}`];
  });
  const natives = files.filter(({ kind }) => kind === 'native');
  const shown = view.verbose || files.length <= FEW ? files : natives;
  const lines = shown.map((file) => `    ${marks[file.status]} ${file.path}${sizeChange(file)}`);
  return whole([
    row('resources', `${parts.join('    ')}${growth(files)}`),
    ...allOrNone(lines, view),
  ]);
}

/** As many lines are shown below a row that counts them. */
const FEW = 3;

function allOrNone(lines: readonly string[], { verbose }: View): readonly string[] {
  return verbose || lines.length <= FEW ? lines : [];
}

/** How many of each status. */
export function countFiles(files: readonly ResourceChange[]): DiffCounts {
  const counts: { -readonly [Kind in keyof DiffCounts]: number } = { ...noCounts };
  for (const { status } of files) counts[status] += 1;
  return counts;
}

function growth(files: readonly ResourceChange[]): string {
  if (files.some(({ status }) => status === 'unknown')) return '';
  const bytes = files.reduce(
    (sum, { oldSize, newSize }) => sum + (newSize ?? 0) - (oldSize ?? 0),
    0,
  );
  return bytes === 0 ? '' : `    ${bytes > 0 ? '+' : '−'}${sizeText(Math.abs(bytes))}`;
}

/** `  1.2 MB → 1.3 MB`, as far as known. */
export function sizeChange({ oldSize, newSize }: ResourceChange): string {
  const known = [oldSize, newSize].filter((size) => size !== undefined).map(sizeText);
  return known.length === 0 ? '' : `  ${[...new Set(known)].join(' → ')}`;
}

/** Lines below a label that stands before the first of them. */
function labelled(
  label: string,
  lines: readonly string[],
  view: View,
  { least, fair }: { readonly least: number; readonly fair: number },
): Section {
  return {
    head: [],
    lines: withLabel(label, lines),
    least,
    fair,
    more: moreLines(view),
  };
}

function withLabel(label: string, lines: readonly string[]): readonly string[] {
  return lines.map((line, index) => row(index === 0 ? label : '', line));
}

/** Stands for lines that the screen has no room for. */
export function moreLines({ paint }: View): (hidden: number) => string {
  return (hidden) => paint.faint(`    …  ${thousands(hidden)} more (--verbose)`);
}
