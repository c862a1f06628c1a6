import { onceEach } from '../../contract/problem/once-each.js';
import { UsageError } from '../../contract/problem/errors.js';
import type { Problem } from '../../contract/problem/problem.js';
import { originalSide, withoutRelocation } from '../../jvm/compare/as-original.js';
import { binaryNameOf, isClassPath } from '../../jvm/compare/class-names.js';
import { compareClasses } from '../../jvm/compare/class-sets.js';
import type { ClassSets, DuplicateClass } from '../../jvm/compare/class-sets.js';
import { classFilter } from '../../jvm/compare/filters.js';
import type { ClassFilter } from '../../jvm/compare/filters.js';
import type { PackageMove } from '../../jvm/compare/moves.js';
import { findMoves } from '../../jvm/compare/moves.js';
import { compareResources } from '../../jvm/compare/resources.js';
import type { ComparedResources } from '../../jvm/compare/resources.js';
import { createAttribution } from '../side/attribution.js';
import type { Side } from '../../jvm/compare/side.js';
import { compareApis, prepareApis } from './api.js';
import { fatesOf, listClasses, listVersioned } from './classes.js';
import type { ClassFate } from './groups.js';
import { countFates, differing, groupFates } from './groups.js';
import type { NameInJar } from './names-in-jar.js';
import { namesInJar, noOtherNames } from './names-in-jar.js';
import type { DiffOptions } from './options.js';
import type { DiffCounts, DiffResult, DuplicateReport } from './result.js';
import type { SideSummary } from '../side/side-summary.js';
import type { World } from '../input/world.js';
import { openSide } from '../side/open-side.js';
import type { OpenSide } from '../side/open-side.js';

/**
 * Compares two sides: classes by path and content, what moved, what of it others can see, and what is no class. Throws
 * `UsageError` for a pattern that cannot be read, and whatever an input that cannot be read throws.
 */
export async function diffGoal(world: World, options: DiffOptions): Promise<DiffResult> {
  const filter = diffFilter(options);
  if (options.api) prepareApis(world, [options.old, options.now], options);
  const attribution = createAttribution(world);
  const old = await openSide(world, options.old, options, attribution);
  try {
    const now = await openSide(world, options.now, options, attribution);
    try {
      return await compareSides(world, { old, now }, filter, options);
    } finally {
      now.close();
    }
  } finally {
    old.close();
  }
}

/** What `--include` and `--exclude` say; `undefined` where they say nothing. Throws `UsageError`. */
export function diffFilter(
  options: Pick<DiffOptions, 'include' | 'exclude'>,
): ClassFilter | undefined {
  return classFilter(options, (pattern) => {
    throw new UsageError(
      'usage.pattern',
      `the pattern ${JSON.stringify(pattern)} cannot be read`,
      {},
      'write names of classes with ?, * and **, such as org.apache.**',
    );
  });
}

async function compareSides(
  world: World,
  { old, now }: { readonly old: OpenSide; readonly now: OpenSide },
  filter: ClassFilter | undefined,
  options: DiffOptions,
): Promise<DiffResult> {
  const sides = { old: old.side, now: now.side };
  const raw = compareClasses(old.side, now.side);
  // The threads compare what others link to, names as they are, while all the rest is found out here.
  const [compared, rest] = await Promise.all([
    options.api ? compareApis(world, sides, fatesOf(raw, [], filter), options) : undefined,
    Promise.resolve().then(() => compareRest({ old, now }, raw, filter, options)),
  ]);
  const { resources, problems, ...result } = rest;
  const api = compared?.api;
  // What cannot be read is told by each question that asks for it.
  const all = onceEach([...problems, ...(compared?.problems ?? [])]);
  return { ...result, api, resources, problems: all };
}

/** All but the members. */
function compareRest(
  { old, now }: { readonly old: OpenSide; readonly now: OpenSide },
  raw: ClassSets,
  filter: ClassFilter | undefined,
  options: DiffOptions,
): Omit<DiffResult, 'api'> {
  const sides = { old: old.side, now: now.side };
  const { sets, problems, nameInJar } = options.asOriginal
    ? underOriginalNames(raw, sides)
    : asTheyAre(raw);
  const found = options.moves ? findMoves(sets) : noMoves;
  const fates = fatesOf(sets, found.moves.classes, filter);
  const beyond = options.resources ? compareResources(old.side, now.side) : undefined;
  const counts = countFates(fates);
  return {
    verdict: verdictOf(counts, beyond),
    old: summaryOf(old, raw.removed.length, raw),
    now: summaryOf(now, raw.added.length, raw),
    counts,
    groups: groupFates(fates),
    classes: listClasses(fates, nameInJar),
    packageMoves: movesAmong(found.moves.packages, fates),
    versioned: listVersioned(fates, old.side, now.side),
    duplicates: raw.duplicates
      .filter(({ path }) => filter === undefined || filter(path))
      .map(reportOf),
    resources: beyond?.resources,
    problems: [old, now, unmatched(sides, options), { problems }, found, beyond].flatMap(
      (part) => part?.problems ?? [],
    ),
  };
}

/** Patterns that match no class of either side, under none of the names that it is compared by. */
function unmatched(
  { old, now }: { readonly old: Side; readonly now: Side },
  options: Pick<DiffOptions, 'asOriginal' | 'include' | 'exclude'>,
): { readonly problems: readonly Problem[] } {
  const parts = [...old.parts, ...now.parts];
  const matches = (pattern: string): boolean => {
    const filter = diffFilter({ include: [pattern], exclude: [] });
    const has = (path: string | undefined): boolean =>
      path !== undefined && filter?.(path) === true;
    return parts.some(({ entries, originOf }) =>
      entries.some(
        (entry) =>
          isClassPath(entry.path) &&
          (has(entry.path) || (options.asOriginal && has(originOf(entry)?.originalPath))),
      ),
    );
  };
  const patterns = (['include', 'exclude'] as const).flatMap((option) =>
    options[option].filter((pattern) => !matches(pattern)).map((pattern) => ({ option, pattern })),
  );
  const problems =
    patterns.length === 0 ? [] : [{ code: 'input.pattern-unmatched' as const, patterns }];
  return { problems };
}

/** The same comparison under the names before package relocation. What others link to is told by `raw` alone. */
function underOriginalNames(
  raw: ClassSets,
  sides: { readonly old: Side; readonly now: Side },
): NamedSets {
  const [old, now] = [originalSide(sides.old, sides.now), originalSide(sides.now, sides.old)];
  if (old.originals.size + now.originals.size === 0) return asTheyAre(raw);
  return {
    ...withoutRelocation(compareClasses(old.side, now.side), old, now),
    nameInJar: namesInJar([sides.old, sides.now], [old.side, now.side]),
  };
}

/** Class sets under names that need not be those in the jar. */
type NamedSets = ReturnType<typeof withoutRelocation> & { readonly nameInJar: NameInJar };

function asTheyAre(sets: ClassSets): NamedSets {
  return { sets, problems: [], nameInJar: noOtherNames };
}

const noMoves: ReturnType<typeof findMoves> = {
  moves: { packages: [], classes: [] },
  problems: [],
};

/** `own`: classes that only this side has. */
function summaryOf({ side, inputs, bytes }: OpenSide, own: number, sets: ClassSets): SideSummary {
  const both = sets.changed.length + sets.unknown.length + sets.equal.length;
  return { name: side.name, inputs, classes: own + both, bytes };
}

/** Nobody may read as identical what could not be compared. */
function verdictOf(
  counts: DiffCounts,
  beyond: ComparedResources | undefined,
): DiffResult['verdict'] {
  if (differing(counts) + resourcesDiffering(beyond) > 0) return 'differ';
  const files = beyond?.resources.files ?? [];
  const closed = counts.unknown > 0 || files.some(({ status }) => status === 'unknown');
  return closed ? 'no-difference-seen' : 'identical';
}

function resourcesDiffering(beyond: ComparedResources | undefined): number {
  if (beyond === undefined) return 0;
  const { services, manifest, files, manifestSections } = beyond.resources;
  const { added, removed, changed } = manifestSections;
  const told = files.filter(({ status }) => status !== 'unknown').length;
  return services.length + manifest.length + told + added + removed + changed;
}

/** Packages of which a class is left by the filter. */
function movesAmong(
  packages: readonly PackageMove[],
  fates: readonly ClassFate[],
): readonly PackageMove[] {
  const paths = fates.flatMap(({ status, old }) =>
    status === 'moved' && old !== undefined ? [old.entry.path] : [],
  );
  return packages.filter(({ from }) => paths.some((path) => path.startsWith(from)));
}

function reportOf({ side, path, parts, sameContent }: DuplicateClass): DuplicateReport {
  return { side, name: binaryNameOf(path), parts, sameContent };
}
