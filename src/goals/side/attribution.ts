import type { ArtifactOrigin } from '../../formats/jar/entry.js';
import { isClassPath } from '../../jvm/compare/class-names.js';
import type { EntryOrigin, SideEntry, SidePart } from '../../jvm/compare/side.js';
import { formatCoordinates, moduleKey } from '../../maven/coordinates/coordinates.js';
import { readEntries } from '../../uber/plan/entry-table.js';
import type { ContentEntry } from '../../uber/shade/contents.js';
import type { OpenedPart } from './opened-part.js';
import type { World } from '../input/world.js';
import { pomProperties, toldArtifacts } from './pom-properties.js';

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
 * jar holds; the coordinates that the user named, where it holds none. Of a jar that holds several artifacts:
 *
 * 1. The entry of a plan (on either side, or recorded) with the same path and CRC-32 tells the artifact. Several plans may
 *    have it under several versions: that plan counts which knows most of the jar.
 * 2. Where no plan has that content, a plan that knows most of the jar tells by the path which module has such a class, and
 *    the jar must say itself that it holds this module: so are classes attributed that package relocation rewrites (no plan
 *    knows their checksums), and those of another version than the plan's.
 * 3. The version is what the jar says of that module, unless its words came with another artifact; else, for equal content,
 *    the plan's.
 *
 * Whatever none of these tells is unknown, and stays so.
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
      return lazily(() => ownArtifact(opened) ?? byPlans(opened, tables()));
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
function ownArtifact({ part, coordinates }: OpenedPart): OriginOf | undefined {
  if (pomProperties(part.entries).length > 1) return undefined;
  const told = toldArtifacts(part)[0]?.module;
  const one = coordinates ?? (told && { ...told, classifier: '', extension: 'jar' });
  if (one === undefined) return undefined;
  const artifact = formatCoordinates(one);
  return ({ path }) => ({ artifact, originalPath: path });
}

function byPlans({ part }: OpenedPart, tables: readonly Table[]): OriginOf {
  const sample = sampleOf(part.entries);
  const ranked = tables
    .map((table) => ({ table, known: sample.filter((entry) => find(table, entry)).length }))
    .sort((a, b) => b.known - a.known);
  const [best] = ranked;
  const ofJar = best !== undefined && best.known * 2 > sample.length ? best.table : undefined;
  const versionedAs = toldAs(toldVersions(part, ofJar));
  return (entry) => {
    for (const { table } of ranked) {
      const row = find(table, entry);
      if (row !== undefined) return originOf(row, versionedAs(row.origin) ?? row.origin);
    }
    const row = ofJar?.get(entry.path);
    return row && originOf(row, versionedAs(row.origin));
  };
}

function originOf(
  { originalPath }: ContentEntry,
  artifact: ArtifactOrigin | undefined,
): EntryOrigin | undefined {
  return artifact === undefined ? undefined : { artifact, originalPath };
}

/** By `g:a`: the versions that a jar says it holds. Words that came with another artifact, as its plan has it, do not count. */
function toldVersions(
  part: OpenedPart['part'],
  plan: Table | undefined,
): ReadonlyMap<string, string> {
  return new Map(
    toldArtifacts(part)
      .filter(({ path, module }) => {
        const origin = plan?.get(path)?.origin;
        return origin === undefined || origin.startsWith(`${moduleKey(module)}:`);
      })
      .map(({ module }) => [moduleKey(module), module.version]),
  );
}

/** An artifact of a plan under the version that the jar tells; `undefined` where it tells none. Each is read once. */
function toldAs(
  told: ReadonlyMap<string, string>,
): (origin: ArtifactOrigin) => ArtifactOrigin | undefined {
  const known = new Map<ArtifactOrigin, ArtifactOrigin | undefined>();
  return (origin) => {
    if (known.has(origin)) return known.get(origin);
    const [, module = '', rest = ''] = /^([^:]+:[^:]+):[^:@]+(.*)$/.exec(origin) ?? [];
    const version = told.get(module);
    const artifact = version === undefined ? undefined : `${module}:${version}${rest}`;
    known.set(origin, artifact);
    return artifact;
  };
}

/** Enough to tell which plan a jar is most like: classes from all over it. */
function sampleOf(entries: readonly SideEntry[]): readonly SideEntry[] {
  const classes = entries.filter(({ path }) => isClassPath(path));
  const step = Math.ceil(classes.length / SAMPLE);
  return classes.filter((_, index) => index % step === 0);
}

const SAMPLE = 1000;

/** The entry of equal content. Sizes first: to ask for a checksum may cost reading a file. */
function find(table: Table, entry: SideEntry): ContentEntry | undefined {
  const known = table.get(entry.path);
  if (known?.crc32 === undefined || known.size !== entry.size) return undefined;
  return known.crc32 === entry.crc32 ? known : undefined;
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
