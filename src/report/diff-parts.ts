import type { ClassDiff, DiffCounts, DiffGroup, DiffResult } from '../goals/diff/result.js';
import { counted, megabytes, thousands } from '../wording/count.js';

/** What stands before a name, by what became of it. */
export const marks: Readonly<
  Record<'added' | 'removed' | 'changed' | 'modified' | 'moved' | 'unknown', string>
> = { added: '+', removed: '−', changed: '~', modified: '~', moved: '>', unknown: '?' };

/** The counts that are a difference, in the order in which they are shown. */
export const differences = ['added', 'removed', 'changed', 'moved', 'unknown'] as const;

/** No class at all. */
export const noCounts: DiffCounts = {
  added: 0,
  removed: 0,
  changed: 0,
  moved: 0,
  unknown: 0,
  equal: 0,
};

/** The verdict as a person reads it: with what could not be compared, where nothing that could be differs. */
export function verdictText({ verdict, counts, resources }: DiffResult): string {
  if (verdict !== 'no-difference-seen') return verdict;
  const files = (resources?.files ?? []).filter(({ status }) => status === 'unknown').length;
  const closed = [
    ...(counts.unknown > 0 ? [counted(counts.unknown, 'class', 'classes')] : []),
    ...(files > 0 ? [counted(files, counts.unknown > 0 ? 'other file' : 'file')] : []),
  ];
  return `no difference seen, ${closed.join(' and ')} could not be compared`;
}

/**
 * `in the jar a.shaded.B`, with both names where each side has its own; empty where it has the name that is shown. `brief`:
 * `in the jar below a.shaded` where nothing but that was put before the name.
 */
export function inJarText(
  one: Omit<ClassDiff, 'status'> & { readonly status: string },
  brief = false,
): string {
  const { name, oldInJar, newInJar } = one;
  if (oldInJar === undefined && newInJar === undefined) return '';
  const names = jarNames(one);
  const [only = ''] = names;
  return brief && names.length === 1 && only.endsWith(`.${name}`)
    ? `in the jar below ${only.slice(0, -name.length - 1)}`
    : `in the jar ${names.join(' → ')}`;
}

/** On the sides that have the class; once if they agree. */
function jarNames(one: Parameters<typeof inJarText>[0]): readonly string[] {
  const { name, oldName, oldInJar, newInJar, status } = one;
  const old = status === 'added' ? [] : [oldInJar ?? oldName ?? name];
  const now = status === 'removed' ? [] : [newInJar ?? name];
  return [...new Set([...old, ...now])];
}

/** How many classes are not equal on both sides; what is not known does not count. */
export function differing({ added, removed, changed, moved }: DiffCounts): number {
  return added + removed + changed + moved;
}

/** `+3 added  −1 removed  ~2 changed  1,300 equal`; moved and unknown only where there are some. */
export function countedWords(counts: DiffCounts): string {
  const parts = differences
    .filter((kind) => counts[kind] > 0 || (kind !== 'moved' && kind !== 'unknown'))
    .map((kind) => `${marks[kind]}${thousands(counts[kind])} ${kind}`);
  return [...parts, `${thousands(counts.equal)} equal`].join('  ');
}

/** `+3 −1 ~2`; what there is none of is left out. */
export function countedMarks(counts: DiffCounts): string {
  return differences
    .filter((kind) => counts[kind] > 0)
    .map((kind) => `${marks[kind]}${thousands(counts[kind])}`)
    .join(' ');
}

/** Counts below each other, a column for each kind of difference that occurs. */
export function countColumns(rows: readonly DiffCounts[]): readonly string[] {
  const columns = differences.filter((kind) => rows.some((counts) => counts[kind] > 0));
  const cell = (counts: DiffCounts, kind: (typeof differences)[number]): string =>
    counts[kind] === 0 ? '' : `${marks[kind]}${thousands(counts[kind])}`;
  const widths = columns.map((kind) =>
    rows.reduce((most, counts) => Math.max(most, cell(counts, kind).length), 0),
  );
  return rows.map((counts) =>
    columns
      .map((kind, index) => cell(counts, kind).padStart(widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/**
 * The versions of a group: `1.0 → 2.0`; `→ 2.0` where the classes that were compared come from the new side alone, which a
 * filter may be the reason of; empty where none is known.
 */
export function versionsText({ oldVersion, newVersion }: DiffGroup): string {
  if (oldVersion === undefined) return newVersion === undefined ? '' : `→ ${newVersion}`;
  if (newVersion === undefined) return `${oldVersion} →`;
  return oldVersion === newVersion ? oldVersion : `${oldVersion} → ${newVersion}`;
}

/** The package of a binary name, of a versioned class that of its plain name; empty for the unnamed one. */
export function packageOf(name: string): string {
  const plain = name.replace(/^META-INF\.versions\.\d+\./, '');
  return plain.slice(0, Math.max(0, plain.lastIndexOf('.')));
}

/** How a package is called where it may be the unnamed one. */
export function packageText(name: string): string {
  return name === '' ? '(unnamed package)' : name;
}

/** The classes that differ by package, most first, then in byte order. */
export function byPackage(classes: readonly ClassDiff[]): readonly PackageCounts[] {
  const packages = new Map<string, { -readonly [Kind in keyof DiffCounts]: number }>();
  for (const { name, status } of classes) {
    const key = packageOf(name);
    const counts = packages.get(key) ?? { ...noCounts };
    packages.set(key, counts);
    counts[status] += 1;
  }
  return [...packages]
    .map(([name, counts]) => ({ name, counts }))
    .sort(
      (a, b) =>
        differing(b.counts) - differing(a.counts) ||
        b.counts.unknown - a.counts.unknown ||
        compare(a.name, b.name),
    );
}

/** How many classes of one package differ. */
export interface PackageCounts {
  readonly name: string;
  readonly counts: DiffCounts;
}

/** What the rows of the table are. */
export function groupsTitle(groups: readonly DiffGroup[]): string {
  const artifacts = groups.filter(({ kind }) => kind === 'artifact').length;
  if (artifacts === 0) return 'by package';
  return artifacts === groups.length ? 'by artifact' : 'by artifact, or package where unknown';
}

/** Rows in which something differs. */
export function differingGroups({ groups }: DiffResult): readonly DiffGroup[] {
  return groups.filter(
    ({ counts, oldVersion, newVersion }) =>
      differing(counts) + counts.unknown > 0 || oldVersion !== newVersion,
  );
}

/** A prefix of internal names as a person writes a package: `com/google/` → `com.google`. */
export function prefixText(prefix: string): string {
  return prefix.replace(/\/$/, '').replaceAll('/', '.');
}

/** `4.1 MB`, below one `210 kB`. */
export function sizeText(bytes: number): string {
  return bytes >= 1e6 ? megabytes(bytes) : `${thousands(Math.ceil(bytes / 1e3))} kB`;
}

/** Byte order of ASCII names. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
