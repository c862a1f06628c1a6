import { compareBytes } from '../../formats/text/byte-order.js';
import { packageOf } from '../../jvm/compare/class-names.js';
import type { SideClass } from '../../jvm/compare/side.js';
import type { DiffCounts, DiffGroup } from './result.js';

/** What became of one class: a row of the comparison before it is text. `equal` ones are counted and not listed. */
export interface ClassFate {
  readonly status: keyof DiffCounts;
  readonly old: SideClass | undefined;
  readonly now: SideClass | undefined;
  /** Of a moved class: several could be what it was or became. */
  readonly ambiguous?: boolean;
}

/** How many classes met each fate. */
export function countFates(fates: readonly ClassFate[]): DiffCounts {
  const counts = { added: 0, removed: 0, changed: 0, moved: 0, unknown: 0, equal: 0 };
  for (const { status } of fates) counts[status] += 1;
  return counts;
}

/**
 * The rows of the table: by artifact where one is known (two versions of it are one row), else by package; most changes
 * first, then by name. A class that both sides have belongs to the artifact of the new one.
 */
export function groupFates(fates: readonly ClassFate[]): readonly DiffGroup[] {
  const groups = new Map<string, Gathering>();
  const nameOf = namesOfArtifacts();
  for (const fate of fates) gather(groups, fate, nameOf);
  return [...groups.values()]
    .map(({ kind, name, oldVersions, newVersions, fates: own }): DiffGroup => ({
      kind,
      name,
      oldVersion: versionText(oldVersions),
      newVersion: versionText(newVersions),
      counts: countFates(own),
    }))
    .sort((a, b) => differing(b.counts) - differing(a.counts) || compareBytes(a.name, b.name));
}

/** Classes that are not equal. */
export function differing({ added, removed, changed, moved }: DiffCounts): number {
  return added + removed + changed + moved;
}

/** The artifact that gave a class, as formatted coordinates. */
export function artifactOf(one: SideClass | undefined): string | undefined {
  return one?.part.originOf(one.entry)?.artifact;
}

interface Gathering {
  readonly kind: DiffGroup['kind'];
  readonly name: string;
  readonly oldVersions: Set<string>;
  readonly newVersions: Set<string>;
  readonly fates: ClassFate[];
}

function gather(
  groups: Map<string, Gathering>,
  fate: ClassFate,
  nameOf: (one: SideClass | undefined) => VersionedName | undefined,
): void {
  const [old, now] = [nameOf(fate.old), nameOf(fate.now)];
  const artifact = now ?? old;
  const name = artifact?.name ?? packageOf((fate.now ?? fate.old)?.entry.path ?? '');
  const group = gatheringOf(groups, artifact ? 'artifact' : 'package', name);
  group.fates.push(fate);
  if (old?.name === name) group.oldVersions.add(old.version);
  if (now?.name === name) group.newVersions.add(now.version);
}

function gatheringOf(
  groups: Map<string, Gathering>,
  kind: DiffGroup['kind'],
  name: string,
): Gathering {
  const key = `${kind} ${name}`;
  const known = groups.get(key);
  if (known !== undefined) return known;
  const made = {
    kind,
    name,
    oldVersions: new Set<string>(),
    newVersions: new Set<string>(),
    fates: [],
  };
  groups.set(key, made);
  return made;
}

interface VersionedName {
  /** `g:a`, with the classifier where there is one: `g:a::classifier`. */
  readonly name: string;
  readonly version: string;
}

/** Asked for every class, read once for all of an artifact. */
function namesOfArtifacts(): (one: SideClass | undefined) => VersionedName | undefined {
  const known = new Map<string, VersionedName>();
  return (one) => {
    const coordinates = artifactOf(one);
    if (coordinates === undefined) return undefined;
    const name = known.get(coordinates) ?? versionedName(coordinates);
    known.set(coordinates, name);
    return name;
  };
}

/** Coordinates as they are formatted, whatever characters a hostile jar put there. */
function versionedName(coordinates: string): VersionedName {
  const [group = '', artifact = '', version = '', ...rest] = coordinates.split(':');
  return { name: [`${group}:${artifact}`, ...rest].join('::'), version };
}

function versionText(versions: ReadonlySet<string>): string | undefined {
  return versions.size === 0 ? undefined : [...versions].sort(compareBytes).join(', ');
}
