import { FormatError } from '../../contract/problem/errors.js';
import type { ClasspathProblem } from '../../contract/problem/kinds/classpath.js';
import { internalName } from '../../formats/classfile/names.js';
import { renameTypes } from '../../formats/classfile/rename-types.js';
import { readGoodEntries } from '../../formats/jar/directory.js';
import type { JarEntry } from '../../formats/jar/entry.js';
import { readEntry } from '../../formats/jar/read-entry.js';
import { compareBytes } from '../../formats/text/byte-order.js';
import { isClassPath } from '../../jvm/compare/class-names.js';
import type { SideEntry } from '../../jvm/compare/side.js';
import { formatCoordinates } from '../../maven/coordinates/coordinates.js';
import type { Plan } from '../../uber/plan/plan.js';
import type { ContentEntry } from '../../uber/shade/contents.js';
import { executionMapper } from '../../uber/shade/plan-contents.js';
import type { PackageMapper } from '../../uber/shade/relocation/mapper.js';
import { openMaven } from '../input/open-maven.js';
import type { World } from '../input/world.js';
import type { SideOptions } from './side-options.js';

/** Reads what a plan says that a jar will hold, from its artifacts. */
export interface PlannedClasses {
  /** The entries, of which those are marked as refused whose content nobody has before the build. */
  entries(entries: readonly ContentEntry[]): readonly SideEntry[];
  /** The bytes of an entry of the execution at that place. Throws `FormatError` where they cannot be had. */
  reader(execution: number): (entry: SideEntry) => Uint8Array;
  /** What of the classes cannot be read. */
  problems(input: string, entries: readonly ContentEntry[]): readonly ClasspathProblem[];
  close(): void;
}

/** Files of artifacts are looked for as when a module is planned; a jar is opened when something of it is read. */
export async function plannedClasses(
  world: World,
  plan: Pick<Plan, 'artifacts' | 'model' | 'shade'>,
  { maven }: Pick<SideOptions, 'maven'>,
): Promise<PlannedClasses> {
  const jars = await artifactJars(world, plan, maven);
  const isRead = ({ kind, origin }: ContentEntry): boolean =>
    (kind === 'copied' || kind === 'rewritten') && jars.has(origin);
  return {
    entries: (entries) =>
      entries.map((entry) => (isRead(entry) ? entry : { ...entry, isRefused: true as const })),
    reader: (execution) => {
      const record = plan.shade.executions[execution];
      const mapper = record && executionMapper(record, plan.shade.version);
      return (entry) => {
        if (!isPlanned(entry) || !isRead(entry)) throw notBuilt(entry);
        const bytes = jars.read(entry);
        return entry.kind === 'copied' || mapper === undefined ? bytes : relocated(bytes, mapper);
      };
    },
    problems: (input, entries) => {
      const unread = entries.filter((entry) => isClassPath(entry.path) && !isRead(entry));
      if (unread.length === 0) return [];
      const artifacts = [...new Set(unread.map(({ origin }) => origin))].sort(compareBytes);
      return [{ code: 'classpath.planned-unread', input, artifacts, classes: unread.length }];
    },
    close: () => jars.close(),
  };
}

interface ArtifactJars {
  has(artifact: string): boolean;
  read(entry: ContentEntry): Uint8Array;
  close(): void;
}

async function artifactJars(
  world: World,
  { artifacts, model }: Pick<Plan, 'artifacts' | 'model'>,
  maven: SideOptions['maven'],
): Promise<ArtifactJars> {
  const included = artifacts.filter(({ inclusion }) => inclusion.kind === 'included');
  const access = openMaven(world, maven);
  const { repositories } = model;
  const found = await access.obtainAll(
    included.map(({ coordinates }) => ({ coordinates, repositories })),
  );
  access.flush();
  const files = new Map(
    included.flatMap(({ coordinates }, at) => {
      const one = found[at];
      return one?.kind === 'file' ? [[formatCoordinates(coordinates), one.path] as const] : [];
    }),
  );
  const opened = new Map<string, OpenedJar>();
  const jarOf = (artifact: string): OpenedJar => {
    const jar = opened.get(artifact) ?? openJar(world, files.get(artifact) ?? '');
    opened.set(artifact, jar);
    return jar;
  };
  return {
    has: (artifact) => files.has(artifact),
    read: (entry) => {
      const jar = jarOf(entry.origin);
      const original = jar.entries.get(entry.originalPath);
      if (original === undefined) throw notBuilt(entry);
      return jar.read(original);
    },
    close: () => {
      for (const jar of opened.values()) jar.close();
    },
  };
}

interface OpenedJar {
  readonly entries: ReadonlyMap<string, JarEntry>;
  read(entry: JarEntry): Uint8Array;
  close(): void;
}

/** Of two entries of one path the plugin takes the first. */
function openJar({ files }: World, file: string): OpenedJar {
  const source = files.open(file);
  if (source === undefined)
    return { entries: new Map(), read: () => new Uint8Array(), close: () => {} };
  const { entries } = readGoodEntries(source).directory;
  return {
    entries: new Map(entries.toReversed().map((entry) => [entry.path, entry])),
    read: (entry) => readEntry(source, entry),
    close: () => source.close(),
  };
}

/** As the plugin's remapper renames it. */
function relocated(bytes: Uint8Array, { mapPath, mapString, changes }: PackageMapper): Uint8Array {
  return renameTypes(bytes, {
    nameOf: (name) => (changes(name, 'name') ? internalName(mapPath(name)) : undefined),
    stringOf: (value) => (changes(value, 'string') ? mapString(value) : undefined),
  });
}

function isPlanned(entry: SideEntry): entry is ContentEntry {
  return 'origin' in entry && 'originalPath' in entry && 'kind' in entry;
}

function notBuilt({ path }: SideEntry): FormatError {
  return new FormatError(
    'class.not-a-class',
    `${path} is only planned, and what it will hold is not at hand`,
    { entry: path },
    'name the jar that was built from the plan',
  );
}
