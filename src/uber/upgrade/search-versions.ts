import { isSafePart } from '../../maven/coordinates/coordinates.js';
import { compareVersions } from '../../maven/version/version.js';
import { isRelease } from './releases.js';

/** What trying a version gives; `unusable`: it could not be had or read, and says nothing. */
export type TryOutcome = 'does' | 'fails' | 'unusable';

/** What a search starts from. */
export interface VersionQuestion {
  /** As repositories list them: in no order, and nobody vouches for them. */
  readonly listed: readonly string[];
  /** The version that fails. */
  readonly present: string;
  /** The likeliest one, tried before the others of its side. */
  readonly guess: string | undefined;
  /** A version that is known to do: only what lies between is tried. */
  readonly known: string | undefined;
  /** Versions that may be tried. */
  readonly most: number;
}

/** The version nearest to the present one that does, as far as trials tell. */
export interface NearestVersion {
  readonly found: string | undefined;
  /** What was found is later than the present version. */
  readonly isLater: boolean;
  /** The candidate next to the found one was tried and fails, or there is none in between: what is nearer is supposed to fail. */
  readonly isNearest: boolean;
  /** How many versions come into question. */
  readonly candidates: number;
}

/** Yields versions to try and is resumed with what came of them. */
export type VersionSearcher = Generator<string, NearestVersion, TryOutcome>;

/** Lists are others' words: a longer text is no version. */
const LONGEST = 64;

/**
 * Looks for the version nearest to the present one that does. It supposes that versions fail up to some point and do from there
 * on, so it halves what lies between one that fails and one that does. Later versions come first, since to upgrade is better:
 * the guess or else the newest is tried. If that fails, earlier ones: the guess, or else versions at growing distance. Tries that
 * are left go to later ones again, from the present version on: the newest may fail for a reason of its own, as a later Java. No
 * version is told that was not tried and did, or that was not known to do.
 */
export function* searchVersions(question: VersionQuestion): VersionSearcher {
  const { present } = question;
  const candidates = candidateVersions(question);
  const later = candidates.filter((version) => compareVersions(version, present) > 0);
  const earlier = candidates
    .filter((version) => compareVersions(version, present) < 0)
    .toReversed();
  const tried = new Set<string>();
  const budget = { left: question.most };
  for (const [side, next] of [
    [later, newest],
    [earlier, growing],
    [later, growing],
  ] as const) {
    const left = side.filter((version) => !tried.has(version));
    if (left.length === 0) continue;
    const found = yield* nearestOf(left, next, { ...question, budget, tried });
    if (found !== undefined)
      return { ...found, isLater: side === later, candidates: candidates.length };
  }
  return { found: undefined, isLater: false, isNearest: false, candidates: candidates.length };
}

/** Releases that may be downloaded, ascending, equal ones once: no snapshots and previews but beside one. */
function candidateVersions({ listed, present, known }: VersionQuestion): readonly string[] {
  const isUsual = isRelease(present) ? isRelease : (): boolean => true;
  const ascending = [...new Set(listed)]
    .filter((version) => isVersion(version) && isUsual(version))
    .sort(compareVersions);
  const once = ascending.filter(
    (version, at) => at === 0 || compareVersions(ascending[at - 1] ?? '', version) !== 0,
  );
  const others = once.filter((version) => compareVersions(version, present) !== 0);
  if (known === undefined) return others;
  const isUpwards = compareVersions(known, present) > 0;
  const between = others.filter((version) =>
    isUpwards
      ? compareVersions(version, present) > 0 && compareVersions(version, known) < 0
      : compareVersions(version, present) < 0 && compareVersions(version, known) > 0,
  );
  return isUpwards ? [...between, known] : [known, ...between];
}

/** Every version that anybody publishes has a digit; one that begins with a dot or a dash is a path or an option. */
function isVersion(text: string): boolean {
  return text.length <= LONGEST && /^\w/.test(text) && /\d/.test(text) && isSafePart(text);
}

interface Trying extends Pick<VersionQuestion, 'guess' | 'known'> {
  readonly budget: { left: number };
  /** Gets what is tried. */
  readonly tried: Set<string>;
}

/** Which version of a side to try while none does: those before `low` fail. `undefined`: give up. */
type Next = (count: number, low: number) => number | undefined;

const newest: Next = (count, low) => (low === count - 1 ? undefined : count - 1);
const growing: Next = (count, low) =>
  low === count - 1 ? undefined : Math.min(count - 1, low < 0 ? 0 : 2 * low + 2);

/** What is known of one side, nearest first. */
interface Bounds {
  readonly left: readonly string[];
  /** Fails, as all before it; -1: none is known to. */
  readonly low: number;
  /** Does; -1: none is known to. */
  readonly high: number;
}

/** What is unusable is left out, as if it had not been listed. */
function* nearestOf(
  side: readonly string[],
  next: Next,
  { guess, known, budget, tried }: Trying,
): Generator<string, Pick<NearestVersion, 'found' | 'isNearest'> | undefined, TryOutcome> {
  let likely = guess;
  let bounds: Bounds = { left: side, low: -1, high: side.indexOf(known ?? '') };
  for (; budget.left > 0; budget.left--) {
    const at = indexToTry(bounds, next, likely);
    if (at === undefined) break;
    likely = undefined;
    const version = bounds.left[at] ?? '';
    tried.add(version);
    bounds = narrowed(bounds, at, yield version);
  }
  const { left, low, high } = bounds;
  return high < 0 ? undefined : { found: left[high], isNearest: high - low === 1 };
}

function indexToTry(
  { left, low, high }: Bounds,
  next: Next,
  guess: string | undefined,
): number | undefined {
  if (high >= 0) return high - low === 1 ? undefined : Math.floor((low + high) / 2);
  const likely = left.indexOf(guess ?? '');
  return likely > low ? likely : next(left.length, low);
}

function narrowed(bounds: Bounds, at: number, outcome: TryOutcome): Bounds {
  const { left, high } = bounds;
  if (outcome === 'does') return { ...bounds, high: at };
  if (outcome === 'fails') return { ...bounds, low: at };
  // It lies below the one that does, if there is one.
  return { ...bounds, left: left.filter((_, one) => one !== at), high: Math.max(-1, high - 1) };
}
