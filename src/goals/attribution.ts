import { FormatError } from '../contract/problem/errors.js';
import type { ArtifactOrigin } from '../formats/jar/entry.js';
import { isClassPath } from '../jvm/compare/class-names.js';
import type { EntryOrigin, SideEntry, SidePart } from '../jvm/compare/side.js';
import { formatCoordinates } from '../maven/coordinates/coordinates.js';
import { readEntries } from '../uber/plan/entry-table.js';
import type { ContentEntry } from '../uber/shade/contents.js';
import type { OpenedPart } from './input/opened-part.js';
import type { World } from './input/world.js';

/** Finds out where entries come from. Nothing is read for it before the first question. */
export interface Attribution {
  /** The answer of one class path entry; it remembers the entry's contents for those that are attributed by content. */
  of(opened: OpenedPart): SidePart['originOf'];
}

/** Entries of one plan by path. */
type Table = ReadonlyMap<string, ContentEntry>;

const SUFFIX = '.entries.tsv.gz';

/**
 * Where an entry comes from, the first of: what its plan says; the one artifact whose `META-INF/maven/…/pom.properties` the
 * jar holds; the coordinates that the user named, where it holds none; else its content: the entry of a plan (on either
 * side, or recorded) with the same path and CRC-32. Several plans may have it under several versions: of them the plan
 * counts that knows most of the jar. Whatever none of these tells is unknown, and stays so.
 */
export function createAttribution({ recordedPlans }: Pick<World, 'recordedPlans'>): Attribution {
  const planned: OpenedPart[] = [];
  let known: readonly Table[] | undefined;
  const tables = (): readonly Table[] => {
    known ??= [
      ...planned.map(({ part }) => tableOf(part.entries.filter(isContentEntry))),
      ...recordedTables(recordedPlans),
    ];
    return known;
  };
  return {
    of: (opened) => {
      if (opened.originOf !== undefined) {
        planned.push(opened);
        known = undefined;
        return opened.originOf;
      }
      return lazily(() => ownArtifact(opened) ?? byContent(opened, tables()));
    },
  };
}

type OriginOf = SidePart['originOf'];

function lazily(make: () => OriginOf): OriginOf {
  let made: OriginOf | undefined;
  return (entry) => {
    made ??= make();
    return made(entry);
  };
}

/** A jar that is one artifact: it says so, or the user did and it says nothing. An uber jar holds the words of many. */
function ownArtifact(opened: OpenedPart): OriginOf | undefined {
  const { part, coordinates } = opened;
  const told = part.entries.filter(({ path }) => POM_PROPERTIES.test(path));
  const [one, ...others] = told;
  if (others.length > 0) return undefined;
  const named = coordinates && formatCoordinates(coordinates);
  const artifact = named ?? (one && artifactIn(part, one));
  return artifact === undefined ? undefined : ({ path }) => ({ artifact, originalPath: path });
}

const POM_PROPERTIES = /^META-INF\/maven\/[^/]+\/[^/]+\/pom\.properties$/;

/** What Maven's archiver writes: `groupId=…`, `artifactId=…`, `version=…`, in any order. */
function artifactIn({ read }: OpenedPart['part'], entry: SideEntry): ArtifactOrigin | undefined {
  const text = read && textOf(read, entry);
  if (text === undefined) return undefined;
  const value = (name: string): string | undefined =>
    new RegExp(`^${name}[ \\t]*[=:][ \\t]*([^\\s:]+)[ \\t]*$`, 'm').exec(text)?.[1];
  const [groupId, artifactId, version] = [value('groupId'), value('artifactId'), value('version')];
  if (groupId === undefined || artifactId === undefined || version === undefined) return undefined;
  return formatCoordinates({ groupId, artifactId, version, classifier: '', extension: 'jar' });
}

/** An entry that cannot be read tells nothing; whoever needs its bytes says why. */
function textOf(read: (entry: SideEntry) => Uint8Array, entry: SideEntry): string | undefined {
  try {
    return Buffer.from(read(entry)).toString('utf8');
  } catch (error) {
    if (error instanceof FormatError) return undefined;
    throw error;
  }
}

function byContent({ part }: OpenedPart, tables: readonly Table[]): OriginOf {
  const sample = sampleOf(part.entries);
  const ranked = tables
    .map((table) => ({ table, known: sample.filter((entry) => find(table, entry)).length }))
    .sort((a, b) => b.known - a.known)
    .map(({ table }) => table);
  return (entry) => {
    for (const table of ranked) {
      const found = find(table, entry);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

/** Enough to tell which plan a jar is most like: classes from all over it. */
function sampleOf(entries: readonly SideEntry[]): readonly SideEntry[] {
  const classes = entries.filter(({ path }) => isClassPath(path));
  const step = Math.ceil(classes.length / SAMPLE);
  return classes.filter((_, index) => index % step === 0);
}

const SAMPLE = 1000;

/** Sizes first: to ask for a checksum may cost reading a file. */
function find(table: Table, entry: SideEntry): EntryOrigin | undefined {
  const known = table.get(entry.path);
  if (known?.crc32 === undefined || known.size !== entry.size) return undefined;
  if (known.crc32 !== entry.crc32) return undefined;
  return { artifact: known.origin, originalPath: known.originalPath };
}

function tableOf(entries: readonly ContentEntry[]): Table {
  return new Map(entries.map((entry) => [entry.path, entry]));
}

/** Those of the package, in byte order of their names. A plan of several jars has their names before its paths. */
function recordedTables(plans: World['recordedPlans']): readonly Table[] {
  return plans
    .list()
    .filter((name) => name.endsWith(SUFFIX))
    .map((name) => tableOf(readEntries(plans.read(name), `plans/${name}`, undefined)));
}

function isContentEntry(entry: SideEntry): entry is ContentEntry {
  return 'origin' in entry && 'originalPath' in entry;
}
