import { sortedBytewise } from '../../formats/text/byte-order.js';
import { binaryNameOf, versionedPath } from '../../jvm/compare/class-names.js';
import type { ClassSets } from '../../jvm/compare/class-sets.js';
import type { ClassFilter } from '../../jvm/compare/filters.js';
import type { ClassMove } from '../../jvm/compare/moves.js';
import type { Side, SideClass } from '../../jvm/compare/side.js';
import { artifactOf, countFates } from './groups.js';
import type { ClassFate } from './groups.js';
import type { NameInJar } from './names-in-jar.js';
import type { ClassDiff, VersionedDiff } from './result.js';

/** Every class of both sides with what became of it, as far as the filter lets it through on one of the sides. */
export function fatesOf(
  sets: ClassSets,
  moves: readonly ClassMove[],
  filter: ClassFilter | undefined,
): readonly ClassFate[] {
  const gone = new Set(moves.map(({ old }) => old.entry));
  const come = new Set(moves.map(({ now }) => now.entry));
  const fates: readonly ClassFate[] = [
    ...moves.map((move) => ({ status: 'moved' as const, ...move })),
    ...sets.added
      .filter(({ entry }) => !come.has(entry))
      .map((now) => ({ status: 'added' as const, old: undefined, now })),
    ...sets.removed
      .filter(({ entry }) => !gone.has(entry))
      .map((old) => ({ status: 'removed' as const, old, now: undefined })),
    ...sets.changed.map((pair) => ({ status: 'changed' as const, ...pair })),
    ...sets.unknown.map((pair) => ({ status: 'unknown' as const, ...pair })),
    ...sets.equal.map((pair) => ({ status: 'equal' as const, ...pair })),
  ];
  if (filter === undefined) return fates;
  const passes = (one: SideClass | undefined): boolean =>
    one !== undefined && filter(one.entry.path);
  return fates.filter(({ old, now }) => passes(old) || passes(now));
}

/** Those that are not equal, by name. */
export function listClasses(
  fates: readonly ClassFate[],
  nameInJar: NameInJar,
): readonly ClassDiff[] {
  return sortedBytewise(
    fates.flatMap((fate) => listed(fate, nameInJar)),
    ({ name }) => name,
  );
}

function listed(
  { status, old, now, ambiguous }: ClassFate,
  nameInJar: NameInJar,
): readonly ClassDiff[] {
  const one = now ?? old;
  if (status === 'equal' || one === undefined) return [];
  const name = binaryNameOf(one.entry.path);
  const isRenamed = old !== undefined && old.entry.path !== one.entry.path;
  return [
    {
      name,
      status,
      oldName: isRenamed ? binaryNameOf(old.entry.path) : undefined,
      oldInJar: nameInJar(old),
      newInJar: nameInJar(now),
      ambiguous: ambiguous === true ? true : undefined,
      oldArtifact: artifactOf(old),
      newArtifact: artifactOf(now),
    },
  ];
}

/** Versioned classes that are not all equal, by the Java that they are for. */
export function listVersioned(
  fates: readonly ClassFate[],
  old: Side,
  now: Side,
): readonly VersionedDiff[] {
  const byJava = new Map<number, ClassFate[]>();
  for (const fate of fates) {
    const java = versionedPath((fate.now ?? fate.old)?.entry.path ?? '')?.java;
    if (java === undefined) continue;
    const same = byJava.get(java);
    if (same) same.push(fate);
    else byJava.set(java, [fate]);
  }
  const [oldOn, newOn] = [switchedOn(old), switchedOn(now)];
  return [...byJava]
    .sort(([a], [b]) => a - b)
    .filter(([, own]) => own.some(({ status }) => status !== 'equal'))
    .map(([java, own]) => ({
      java,
      counts: countFates(own),
      oldSwitchedOn: oldOn.has(java),
      newSwitchedOn: newOn.has(java),
    }));
}

/** The versions that some class path entry holds classes for and whose manifest says `Multi-Release: true`. */
function switchedOn({ parts }: Side): ReadonlySet<number> {
  return new Set(
    parts
      .filter(({ multiRelease }) => multiRelease)
      .flatMap(({ entries }) => entries)
      .map(({ path }) => versionedPath(path)?.java)
      .filter((java) => java !== undefined),
  );
}
