import { isClassPath } from '../../jvm/compare/class-names.js';
import type { SideEntry, SidePart } from '../../jvm/compare/side.js';
import type { ArtifactOrigin } from '../../formats/jar/entry.js';
import type { Coordinates } from '../../maven/coordinates/coordinates.js';
import { formatCoordinates } from '../../maven/coordinates/coordinates.js';
import type { PlanTable } from './plan-table.js';
import { originAs, sameContent } from './plan-table.js';
import { pomProperties, toldArtifacts } from './pom-properties.js';
import { toldAs, toldVersions } from './told-versions.js';

/** Answers where an entry of one class path entry comes from. */
export type OriginOf = SidePart['originOf'];

/** What is known of a class path entry that no plan lists. */
export interface UnplannedPart {
  readonly part: Pick<SidePart, 'entries' | 'read'>;
  /** What the user named it by, where that was coordinates. */
  readonly coordinates: Coordinates | undefined;
  /** By path: of classes that were added to a built jar what its record says of their artifact, where it says it. */
  readonly added?: ReadonlyMap<string, ArtifactOrigin | undefined>;
}

/**
 * Where an entry comes from, the first of: what its plan says; what the record of a patch says of a class that was added
 * (nothing else does: the jar's own words are about what was built); the one artifact whose
 * `META-INF/maven/…/pom.properties` the jar holds; the coordinates that the user named, where it holds none. Of a jar that
 * holds several artifacts:
 *
 * 1. The entry of a plan (on either side, or recorded) with the same path and CRC-32 tells the artifact. Several plans may
 *    have it under several versions: that plan counts which knows most of the jar.
 * 2. Where no plan has that content, a plan that knows most of the jar tells by the path which module has such a class, and
 *    the jar must say itself that it holds this module: so are classes attributed that package relocation rewrites (no plan
 *    knows their checksums), and those of another version than the plan's.
 * 3. The version is what the jar says of that module, unless its words came with another artifact; else, for equal content,
 *    the plan's.
 *
 * Whatever none of these tells is unknown, and stays so. `tables` are asked for only where plans are needed.
 */
export function findOrigins(opened: UnplannedPart, tables: () => readonly PlanTable[]): OriginOf {
  const { added } = opened;
  const built = ownArtifact(opened) ?? byPlans(opened.part, tables());
  if (added === undefined) return built;
  return (entry) => {
    if (!added.has(entry.path)) return built(entry);
    const artifact = added.get(entry.path);
    return artifact === undefined ? undefined : { artifact, originalPath: entry.path };
  };
}

/** A jar that is one artifact: it says so, or the user did and it says nothing. An uber jar holds the words of many. */
function ownArtifact({ part, coordinates }: UnplannedPart): OriginOf | undefined {
  if (pomProperties(part.entries).length > 1) return undefined;
  const told = toldArtifacts(part)[0]?.module;
  const one = coordinates ?? (told && { ...told, classifier: '', extension: 'jar' });
  if (one === undefined) return undefined;
  const artifact = formatCoordinates(one);
  return ({ path }) => ({ artifact, originalPath: path });
}

function byPlans(part: UnplannedPart['part'], tables: readonly PlanTable[]): OriginOf {
  const sample = sampleOf(part.entries);
  const ranked = tables
    .map((table) => ({
      table,
      known: sample.filter((entry) => sameContent(table, entry)).length,
    }))
    .sort((a, b) => b.known - a.known);
  const [best] = ranked;
  const ofJar = best !== undefined && best.known * 2 > sample.length ? best.table : undefined;
  const versionedAs = toldAs(toldVersions(part, ofJar));
  return (entry) => {
    for (const { table } of ranked) {
      const row = sameContent(table, entry);
      if (row !== undefined) return originAs(row, versionedAs(row.origin) ?? row.origin);
    }
    const row = ofJar?.get(entry.path);
    if (row === undefined) return undefined;
    const artifact = versionedAs(row.origin);
    return artifact === undefined ? undefined : originAs(row, artifact);
  };
}

/** Enough to tell which plan a jar is most like: classes from all over it. */
function sampleOf(entries: readonly SideEntry[]): readonly SideEntry[] {
  const classes = entries.filter(({ path }) => isClassPath(path));
  const step = Math.ceil(classes.length / SAMPLE);
  return classes.filter((_, index) => index % step === 0);
}

const SAMPLE = 1000;
