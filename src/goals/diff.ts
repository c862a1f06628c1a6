import { UsageError } from '../contract/problem/errors.js';
import { binaryNameOf } from '../jvm/compare/class-names.js';
import { compareClasses } from '../jvm/compare/class-sets.js';
import type { ClassSets, DuplicateClass } from '../jvm/compare/class-sets.js';
import { classFilter } from '../jvm/compare/filters.js';
import type { ClassFilter } from '../jvm/compare/filters.js';
import type { Moves } from '../jvm/compare/moves.js';
import { compareResources } from '../jvm/compare/resources.js';
import type { ComparedResources } from '../jvm/compare/resources.js';
import { createAttribution } from './attribution.js';
import { fatesOf, listClasses, listVersioned } from './diff-classes.js';
import { countFates, differing, groupFates } from './diff-groups.js';
import type { DiffOptions } from './diff-options.js';
import type { DiffResult, DuplicateReport, SideSummary } from './diff-result.js';
import type { World } from './input/world.js';
import { openSide } from './open-side.js';
import type { OpenSide } from './open-side.js';

/**
 * Compares two sides: classes by path and content, what moved, what of it others can see, and what is no class. Throws
 * `UsageError` for a pattern that cannot be read, and whatever an input that cannot be read throws.
 */
export async function diffGoal(world: World, options: DiffOptions): Promise<DiffResult> {
  const filter = diffFilter(options);
  const attribution = createAttribution(world);
  const old = await openSide(world, options.old, options, attribution);
  try {
    const now = await openSide(world, options.now, options, attribution);
    try {
      return compareSides(old, now, filter, options);
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

function compareSides(
  old: OpenSide,
  now: OpenSide,
  filter: ClassFilter | undefined,
  options: DiffOptions,
): DiffResult {
  const sets = compareClasses(old.side, now.side);
  const moves = noMoves;
  const fates = fatesOf(sets, moves.classes, filter);
  const counts = countFates(fates);
  const beyond = options.resources ? compareResources(old.side, now.side) : undefined;
  return {
    verdict: differing(counts) + resourcesDiffering(beyond) === 0 ? 'identical' : 'differ',
    old: summaryOf(old, sets.removed.length, sets),
    now: summaryOf(now, sets.added.length, sets),
    counts,
    groups: groupFates(fates),
    classes: listClasses(fates),
    packageMoves: moves.packages,
    versioned: listVersioned(fates, old.side, now.side),
    duplicates: sets.duplicates
      .filter(({ path }) => filter === undefined || filter(path))
      .map(reportOf),
    api: undefined,
    resources: beyond?.resources,
    problems: [...old.problems, ...now.problems, ...(beyond?.problems ?? [])],
  };
}

const noMoves: Moves = { packages: [], classes: [] };

/** `own`: classes that only this side has. */
function summaryOf({ side, inputs, bytes }: OpenSide, own: number, sets: ClassSets): SideSummary {
  const both = sets.changed.length + sets.unknown.length + sets.equal.length;
  return { name: side.name, inputs, classes: own + both, bytes };
}

function resourcesDiffering(beyond: ComparedResources | undefined): number {
  if (beyond === undefined) return 0;
  const { services, manifest, files, manifestSections } = beyond.resources;
  const { added, removed, changed } = manifestSections;
  const told = files.filter(({ status }) => status !== 'unknown').length;
  return services.length + manifest.length + told + added + removed + changed;
}

function reportOf({ side, path, parts, sameContent }: DuplicateClass): DuplicateReport {
  return { side, name: binaryNameOf(path), parts, sameContent };
}
