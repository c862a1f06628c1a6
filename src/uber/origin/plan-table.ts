import type { ArtifactOrigin } from '../../formats/jar/entry.js';
import type { EntryOrigin, SideEntry } from '../../jvm/compare/side.js';
import type { ContentEntry } from '../shade/contents.js';

/** The entries of one plan by path. */
export type PlanTable = ReadonlyMap<string, ContentEntry>;

/** The table of a plan's entries. Of several jars in one plan each path has its jar's name before it. */
export function planTable(entries: readonly ContentEntry[]): PlanTable {
  return new Map(entries.map((entry) => [entry.path, entry]));
}

/** Those entries of a side that a plan lists. */
export function plannedEntries(entries: readonly SideEntry[]): readonly ContentEntry[] {
  return entries.filter(isPlanned);
}

/** Where a plan says that its entry comes from; `undefined` for an entry of no plan. */
export function plannedOrigin(entry: SideEntry): EntryOrigin | undefined {
  return isPlanned(entry) ? originAs(entry, entry.origin) : undefined;
}

/** The entry's origin under the name `artifact`. */
export function originAs({ originalPath }: ContentEntry, artifact: ArtifactOrigin): EntryOrigin {
  return { artifact, originalPath };
}

/** The entry of equal content. Sizes first: to ask for a checksum may cost reading a file. */
export function sameContent(table: PlanTable, entry: SideEntry): ContentEntry | undefined {
  const known = table.get(entry.path);
  if (known?.crc32 === undefined || known.size !== entry.size) return undefined;
  return known.crc32 === entry.crc32 ? known : undefined;
}

function isPlanned(entry: SideEntry): entry is ContentEntry {
  return 'origin' in entry && 'originalPath' in entry;
}
