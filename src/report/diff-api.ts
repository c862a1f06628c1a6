import type { Problem } from '../contract/problem/problem.js';
import type { ApiDiff } from '../goals/diff/result.js';
import type { ApiChange, ClassApiDiff, MemberApiDiff } from '../jvm/compare/api-change.js';
import { apiChangeMeaning, apiChangeWords } from '../wording/api-change.js';
import { counted, thousands } from '../wording/count.js';
import { compare, marks, packageOf, packageText } from './diff-parts.js';
import type { View } from './paint.js';
import { row } from './plan-parts.js';
import { wrap } from './wrap.js';

/** Whether something of it breaks code that links to it, or the sources of such code. */
export function breaks({ changes, members }: Pick<ClassApiDiff, 'changes' | 'members'>): boolean {
  return changes.some(isBreak) || members.some((member) => member.changes.some(isBreak));
}

/** Whether compiled code or sources that use it may fail. */
export function isBreak({ binary, source }: ApiChange): boolean {
  return binary || source;
}

/** The classes that break first, those that break compiled code before those that break sources, most members first. */
export function sortedApi({ classes }: ApiDiff): readonly ClassApiDiff[] {
  const ranked = classes.map((diff) => ({ diff, rank: rankOf(diff) }));
  return ranked
    .sort((a, b) => b.rank - a.rank || compare(a.diff.name, b.diff.name))
    .map(({ diff }) => diff);
}

/** Removed classes come behind modified ones: that they are gone is told by the class sets as well. */
function rankOf(diff: ClassApiDiff): number {
  let [binary, source] = [0, 0];
  for (const change of allChanges(diff)) {
    if (change.binary) binary++;
    if (change.source) source++;
  }
  if (binary + source === 0) return 0;
  return binary * 1e4 + source + (diff.status === 'removed' ? 0 : 1e9) + (binary > 0 ? 1e8 : 0);
}

/** The package with most changes that break compiled code, and the class with most of them; `undefined`: none breaks. */
export function breakingMost({
  classes,
}: ApiDiff): { readonly packageName: string; readonly className: string } | undefined {
  const [packages, names] = [new Map<string, number>(), new Map<string, number>()];
  for (const { name, changes, members } of classes) {
    const all = [...changes, ...members.flatMap((member) => member.changes)];
    const count = all.filter(({ binary }) => binary).length;
    if (count === 0) continue;
    const key = packageOf(name);
    packages.set(key, (packages.get(key) ?? 0) + count);
    names.set(name, (names.get(name) ?? 0) + count);
  }
  const [packageName, className] = [mostOf(packages), mostOf(names)];
  return packageName === undefined || className === undefined
    ? undefined
    : { packageName, className };
}

/** The first in byte order of those that have most. */
function mostOf(counts: ReadonlyMap<string, number>): string | undefined {
  return [...counts].sort(([a, few], [b, many]) => many - few || compare(a, b))[0]?.[0];
}

/** Of the class, then of its members. */
function* allChanges({ changes, members }: ClassApiDiff): Iterable<ApiChange> {
  yield* changes;
  for (const member of members) yield* member.changes;
}

/** What breaks in numbers, how the JVM fails, and what could not be seen: `problems` tell of sides without members. */
export function apiRows(
  api: ApiDiff,
  { paint, verbose, width }: View,
  problems: readonly Problem[] = [],
): readonly string[] {
  const { binaryIncompatible: binary, sourceIncompatible: source, unseen } = api;
  const verdict =
    binary + source === 0
      ? unseen.length === 0 && !problems.some(({ code }) => code === 'class.members-unknown')
        ? paint.good('nothing breaks')
        : 'nothing that could be seen breaks'
      : `${counted(binary, 'class breaks', 'classes break')} compiled code, ${counted(source, 'breaks', 'break')} sources`;
  const fails = failures(api);
  const said = fails.length === 0 ? [] : wrap(`the JVM fails with ${fails.join(', ')}`, width - 14);
  const names = verbose ? ` (${unseen.join(', ')})` : '';
  const them = unseen.length === 1 ? 'it' : 'them';
  return [
    row('api', `${verdict}    ${paint.faint(accessWords[api.access])}`),
    ...said.map((line) => row('', line)),
    ...(unseen.length === 0
      ? []
      : [
          row(
            'unseen',
            `${counted(unseen.length, 'supertype')} that a side does not show: what is inherited from ${them} is not known${names}`,
          ),
        ]),
  ];
}

const accessWords: Readonly<Record<ApiDiff['access'], string>> = {
  public: 'public members',
  protected: 'public and protected members',
  package: 'members down to package access',
  private: 'all members',
};

/** `NoSuchMethodError ×12`, the most frequent first: one for each change that fails so. */
function failures({ classes }: ApiDiff): readonly string[] {
  const counts = new Map<string, number>();
  for (const diff of classes)
    for (const { failure } of allChanges(diff))
      if (failure !== undefined) counts.set(failure, (counts.get(failure) ?? 0) + 1);
  return [...counts]
    .sort(([a, many], [b, more]) => more - many || compare(a, b))
    .map(([failure, count]) => `${failure} ×${thousands(count)}`);
}

/** One line for each class of those that break; removed classes of one package are one line. */
export function briefApiLines(breaking: readonly ClassApiDiff[], view: View): readonly string[] {
  const gone = breaking.filter(({ status }) => status === 'removed');
  return [
    ...breaking.filter(({ status }) => status !== 'removed').map((diff) => briefLine(diff, view)),
    ...goneLines(gone, view),
  ];
}

function briefLine(diff: ClassApiDiff, { paint }: View): string {
  const members = diff.members.filter(({ changes }) => changes.some(isBreak));
  const own = diff.changes.filter(isBreak);
  const first = members[0];
  const said = [
    ...own.slice(0, 1).map(changeText),
    ...(own.length === 0 && first ? [memberText(first)] : []),
  ];
  const more = own.length + members.length - said.length;
  const all = [...own, ...members.flatMap(({ changes }) => changes.filter(isBreak))];
  const rest = more > 0 ? `, ${thousands(more)} more` : '';
  return `    ${marks[diff.status]} ${diff.name}  ${howText(all, paint.bad)}  ${said.join('')}${rest}`;
}

/** One line for each package in which classes break, with the names of those that break most. */
export function packageApiLines(
  breaking: readonly ClassApiDiff[],
  { paint }: View,
): readonly string[] {
  const packages = inPackages(breaking);
  const width = packages.reduce((most, [name]) => Math.max(most, Math.min(44, name.length)), 0);
  return packages.map(([name, classes]) => {
    const start = name === '' ? 0 : name.length + 1;
    const names = classes.slice(0, 20).map((diff) => diff.name.slice(start));
    const count = counted(classes.length, 'class', 'classes');
    return `    ${packageText(name).padEnd(width)}  ${count}: ${paint.faint(names.join(', '))}`;
  });
}

/** By package, most classes first. */
function inPackages(
  classes: readonly ClassApiDiff[],
): readonly (readonly [string, readonly ClassApiDiff[]])[] {
  const packages = new Map<string, ClassApiDiff[]>();
  for (const diff of classes) {
    const key = packageOf(diff.name);
    const same = packages.get(key);
    if (same) same.push(diff);
    else packages.set(key, [diff]);
  }
  return [...packages].sort(
    ([a, some], [b, others]) => others.length - some.length || compare(a, b),
  );
}

function goneLines(gone: readonly ClassApiDiff[], { paint }: View): readonly string[] {
  return inPackages(gone).map(([name, classes]) => {
    const [only] = classes;
    const what =
      only && classes.length === 1
        ? only.name
        : `${name === '' ? 'the unnamed package' : `${name}.*`}  ${counted(classes.length, 'class', 'classes')} removed`;
    return `    ${marks.removed} ${what}  ${howText(
      classes.flatMap(({ changes }) => changes.filter(isBreak)),
      paint.bad,
    )}`;
  });
}

/** Classes with the members that changed, in full. `breaking`: only what breaks. */
export function fullApiLines(
  classes: readonly ClassApiDiff[],
  view: View,
  breaking: boolean,
): readonly string[] {
  return classes.flatMap((diff) => {
    const members = breaking
      ? diff.members.filter(({ changes }) => changes.some(isBreak))
      : diff.members;
    const changes = breaking ? diff.changes.filter(isBreak) : diff.changes;
    return [
      `    ${marks[diff.status]} ${view.paint.strong(diff.name)}${changesText(changes, view)}`,
      ...members.flatMap((member) => memberLines(member, view)),
      ...(view.verbose && diff.unseen.length > 0
        ? [`        not seen: ${diff.unseen.join(', ')}`]
        : []),
    ];
  });
}

function memberLines(member: MemberApiDiff, view: View): readonly string[] {
  const line = `      ${marks[member.status]} ${memberText(member, view.verbose)}${changesText(member.changes, view)}`;
  if (!view.verbose) return [line];
  const types = [...new Set(member.changes.filter(isBreak).map(({ type }) => type))];
  return [line, ...types.map((type) => `          ${view.paint.faint(apiChangeMeaning(type))}`)];
}

function changesText(changes: readonly ApiChange[], { paint, verbose }: View): string {
  if (changes.length === 0) return '';
  const said = [...new Set(changes.map(changeText))].join(', ');
  const how = howText(changes, paint.bad);
  const types = verbose ? said : withoutPackages(said);
  return `${how === '' ? '' : `  ${how}`}  ${paint.faint(types)}`;
}

/** `superclass removed a.b.C`. */
export function changeText({ type, detail }: ApiChange): string {
  return detail === undefined ? apiChangeWords(type) : `${apiChangeWords(type)} ${detail}`;
}

/** What breaks and how: `NoSuchMethodError`, `sources only`. Empty where nothing does. */
export function howText(changes: readonly ApiChange[], mark: (text: string) => string): string {
  const fails = new Set(changes.flatMap(({ failure }) => (failure === undefined ? [] : [failure])));
  if (fails.size > 0) return mark([...fails].sort(compare).join(', '));
  if (changes.some(({ binary }) => binary)) return mark('breaks compiled code');
  return changes.some(({ source }) => source) ? 'breaks sources' : '';
}

/** A member as Java writes it; both texts where they differ. Packages are left out unless they are asked for. */
export function memberText({ name, old, now }: MemberApiDiff, packages = false): string {
  const text = (java: string): string => (packages ? java : withoutPackages(java));
  if (old === undefined || now === undefined || old === now) return text(now ?? old ?? name);
  const [before, after] = [text(old), text(now)];
  return before === after ? `${old} → ${now}` : `${before} → ${after}`;
}

/** `java.lang.String a(java.util.List)` → `String a(List)`; package names begin with a small letter. */
function withoutPackages(java: string): string {
  return java.replaceAll(/(?<![\w$.])(?:[\w$]+\.)+(?=[\w$])/g, '');
}
