import { onceEach } from '../../contract/problem/once-each.js';
import type { Problem } from '../../contract/problem/problem.js';
import type { InternalName } from '../../formats/classfile/names.js';
import { internalName } from '../../formats/classfile/names.js';
import { compareBytes, sortedBytewise } from '../../formats/text/byte-order.js';
import type { ClassApiDiff } from '../../jvm/compare/api-change.js';
import type {
  ApiAnswer,
  ApiPreparation,
  ApiQuestion,
  ApiSides,
  PartSource,
} from '../../jvm/compare/api-task.js';
import { joinNames } from '../../jvm/compare/api-task.js';
import { loadedName } from '../../jvm/compare/side-classes.js';
import type { Side, SideClass, SidePart } from '../../jvm/compare/side.js';
import type { ClassFate } from './groups.js';
import type { DiffOptions } from './options.js';
import type { ApiDiff } from './result.js';
import { DEFAULT_JAVA } from '../input/default-java.js';
import { parseInputs } from '../input/grammar.js';
import type { World } from '../input/world.js';

/** Classes that a thread takes at once: enough to read ahead, few enough that threads end together. */
const SHARE = 400;

/** Lets the threads open what `compareApis` will ask them about, beside all that comes before it. */
export function prepareApis(
  { files, tasks, platformTable }: Pick<World, 'files' | 'tasks' | 'platformTable'>,
  sides: readonly string[],
  { java = DEFAULT_JAVA }: Pick<DiffOptions, 'java'>,
): void {
  const inputs = sides.flatMap((side) => parseInputs(side, files));
  const preparation: ApiPreparation = {
    jars: inputs.flatMap((input) => (input.kind === 'jar' ? [input.file] : [])),
    java,
    platform: shared(platformTable.read()),
  };
  tasks.warmUp('open-sides', preparation);
}

/**
 * Compares two sides member by member, on all threads, as a Java of that version would see them. `fates` are all classes
 * that the filter lets through; equal ones are looked at where they inherit from one that differs. A moved class is gone
 * under its old name and new under the other: names are what others link to. Classes of which a side tells the name alone
 * are not compared, which is a problem unless only the new side has them; so are classes that cannot be read and
 * supertypes that neither side has. Nor are those compared that a jar's reader refuses, which was told when the side was
 * opened. Throws `UsageError` for a Java that is not recorded.
 */
export async function compareApis(
  { files, tasks, platformTable }: Pick<World, 'files' | 'tasks' | 'platformTable'>,
  { old, now }: { readonly old: Side; readonly now: Side },
  fates: readonly ClassFate[],
  { access, java = DEFAULT_JAVA }: Pick<DiffOptions, 'access' | 'java'>,
): Promise<{ readonly api: ApiDiff; readonly problems: readonly Problem[] }> {
  const { differing, names, problems: closed } = namesOf(fates, [old, now], java);
  const sides: ApiSides = {
    old: old.parts.map((part) => sourceOf(part, files)),
    now: now.parts.map((part) => sourceOf(part, files)),
    names: joinNames(names),
    differing: differing.length,
    access,
    java,
    platform: shared(platformTable.read()),
  };
  const questions = sharesOf(names.length).map(([from, to]): ApiQuestion => ({ sides, from, to }));
  const answers = (await tasks.run('compare-api', questions)).map(answerOf);
  const classes = sortedBytewise(
    answers.flatMap(({ diffs }) => diffs),
    ({ name }) => name,
  );
  const problems = onceEach(answers.flatMap((answer) => answer.problems));
  return {
    api: apiOf(access, classes),
    problems: [...closed, ...problems, ...absent(classes)],
  };
}

interface Names {
  readonly differing: readonly InternalName[];
  /** Those, and behind them the equal ones. */
  readonly names: readonly InternalName[];
  /** What is not compared, since a side tells nothing but its name. */
  readonly problems: readonly Problem[];
}

/** The names under which a loader of that Java looks for the classes. */
function namesOf(fates: readonly ClassFate[], sides: readonly Side[], java: number): Names {
  const closed = new ClosedClasses(sides);
  const differing = new Set<InternalName>();
  const equal = new Set<InternalName>();
  const refused: InternalName[] = [];
  for (const { status, old, now } of fates) {
    const both = [old, now].filter((one) => one !== undefined);
    const names = both.flatMap((one) => loadedNameOf(one, java));
    if (both.some(isRefused)) refused.push(...names);
    else if (status !== 'equal' && (isNew(status, now, names) || closed.count(both))) continue;
    else for (const name of names) (status === 'equal' ? equal : differing).add(name);
  }
  // The threads open a jar without what is refused, and would find the class elsewhere: the versions of one share a name.
  for (const name of refused) {
    differing.delete(name);
    equal.delete(name);
  }
  const names = differing.size === 0 ? [] : [...new Set([...differing, ...equal])];
  return { differing: [...differing], names, problems: closed.problems() };
}

function loadedNameOf({ part, entry }: SideClass, java: number): readonly InternalName[] {
  const name = loadedName(entry.path, part.multiRelease, java);
  return name === undefined ? [] : [internalName(name)];
}

function isRefused({ entry }: SideClass): boolean {
  return entry.isRefused === true;
}

/** Nobody links yet to what only the new side has, unless it is a version of a class that the old has as well. */
function isNew(
  status: ClassFate['status'],
  now: SideClass | undefined,
  names: readonly InternalName[],
): boolean {
  const isVersion = names.some((name) => now?.entry.path.length !== name.length + '.class'.length);
  return status === 'added' && now?.part.read === undefined && !isVersion;
}

/** Counts the classes that a side cannot show. */
class ClosedClasses {
  readonly #sides: readonly Side[];
  readonly #counts = new Map<Side, number>();

  constructor(sides: readonly Side[]) {
    this.#sides = sides;
  }

  /** Whether one of these is such a class; then it is counted. */
  count(classes: readonly SideClass[]): boolean {
    const one = classes.find(({ part }) => part.read === undefined);
    const side = this.#sides.find(({ parts }) => one !== undefined && parts.includes(one.part));
    if (side === undefined) return false;
    this.#counts.set(side, (this.#counts.get(side) ?? 0) + 1);
    return true;
  }

  problems(): readonly Problem[] {
    return [...this.#counts].map(([{ name: input }, classes]) => ({
      code: 'class.members-unknown',
      input,
      classes,
    }));
  }
}

/** A part is read again by the threads, by its name, where that is a file or folder; else they are given its classes. */
function sourceOf(part: SidePart, files: World['files']): PartSource {
  const { name, multiRelease, read, entries } = part;
  const common = { name, multiRelease };
  const paths = (): readonly string[] => entries.map(({ path }) => path);
  if (read === undefined) return { ...common, kind: 'names', paths: paths() };
  const kind = files.stat(name)?.kind;
  if (kind === 'file') return { ...common, kind: 'jar', file: name };
  if (kind === 'folder') return { ...common, kind: 'folder', folder: name, paths: paths() };
  return { ...common, kind: 'bytes', ...classesOf(part, read) };
}

/** A class that cannot be read is empty there, which is told when it is asked for. */
function classesOf(
  { entries }: SidePart,
  read: NonNullable<SidePart['read']>,
): Pick<Extract<PartSource, { kind: 'bytes' }>, 'paths' | 'starts' | 'bytes'> {
  const classes = entries.filter(
    (entry) => entry.isRefused !== true && entry.path.endsWith('.class'),
  );
  const contents = classes.map((entry) => {
    try {
      return read(entry);
    } catch {
      return new Uint8Array(0);
    }
  });
  const starts = [0];
  for (const { length } of contents) starts.push((starts.at(-1) ?? 0) + length);
  const bytes = new Uint8Array(new SharedArrayBuffer(starts.at(-1) ?? 0));
  contents.forEach((content, i) => bytes.set(content, starts[i]));
  return { paths: classes.map(({ path }) => path), starts, bytes };
}

function shared(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
}

function sharesOf(length: number): readonly (readonly [from: number, to: number])[] {
  const count = Math.ceil(length / SHARE);
  return Array.from({ length: count }, (_, i) => [i * SHARE, Math.min(length, (i + 1) * SHARE)]);
}

function answerOf(output: unknown): ApiAnswer {
  if (isAnswer(output)) return output;
  throw new TypeError('a thread answered with something else than a comparison');
}

function isAnswer(output: unknown): output is ApiAnswer {
  return typeof output === 'object' && output !== null && 'diffs' in output && 'problems' in output;
}

/** Whether a class or one of its members has a change that breaks so. */
function breaks(how: 'binary' | 'source'): (one: ClassApiDiff) => boolean {
  return (one) =>
    [one, ...one.members].some(({ changes }) => changes.some((change) => change[how]));
}

function apiOf(access: ApiDiff['access'], classes: readonly ClassApiDiff[]): ApiDiff {
  return {
    access,
    classes,
    binaryIncompatible: classes.filter(breaks('binary')).length,
    sourceIncompatible: classes.filter(breaks('source')).length,
    unseen: unseenOf(classes),
  };
}

function absent(classes: readonly ClassApiDiff[]): readonly Problem[] {
  const having = classes.filter(({ unseen }) => unseen.length > 0);
  if (having.length === 0) return [];
  return [{ code: 'class.supertypes-absent', names: unseenOf(having), classes: having.length }];
}

function unseenOf(classes: readonly ClassApiDiff[]): readonly string[] {
  return [...new Set(classes.flatMap(({ unseen }) => unseen))].sort(compareBytes);
}
