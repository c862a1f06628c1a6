import type { ByteSource } from '../../contract/ports/bytes.js';
import { FormatError, IoError, UsageError } from '../../contract/problem/errors.js';
import type { Problem } from '../../contract/problem/problem.js';
import type { AddedEntry } from '../../formats/jar/added-entry.js';
import { copiedEntry } from '../../formats/jar/added-entry.js';
import { duplicateEntries } from '../../formats/jar/duplicates.js';
import { entryTime } from '../../formats/jar/entry-time.js';
import { readGoodEntries } from '../../formats/jar/directory.js';
import { originalPieces } from '../../formats/jar/original-record.js';
import { piecedSource } from '../../formats/jar/pieces.js';
import type { RawDirectory } from '../../formats/jar/raw-directory.js';
import { pathsUnder, rawPathAt, readRawDirectory } from '../../formats/jar/raw-directory.js';
import { readEntry } from '../../formats/jar/read-entry.js';
import type { Coordinates } from '../../maven/coordinates/coordinates.js';
import { formatCoordinates } from '../../maven/coordinates/coordinates.js';
import { RECORD_PATH } from '../../uber/patch/label.js';
import type { PatchRecord } from '../../uber/patch/record.js';
import { joinPath } from '../../uber/generate/parent-path.js';
import type { Input } from '../input/grammar.js';
import { parseInput } from '../input/grammar.js';
import type { MavenOptions } from '../input/maven-access.js';
import type { World } from '../input/world.js';
import type { ObtainedFile } from '../side/coordinates-part.js';
import { obtainFile } from '../side/coordinates-part.js';
import type { BegunDigest } from './begin-digest.js';
import { beginDigest } from './begin-digest.js';
import { sha256Of } from './whole-file.js';

/** A jar that is to be patched, or whose patch is to be undone. */
export interface OpenTarget {
  /** As the user would name it. */
  readonly name: string;
  readonly file: string;
  readonly coordinates: Coordinates | undefined;
  /** The jar as it was before all patches: what is patched. */
  readonly source: ByteSource;
  readonly directory: RawDirectory;
  /** The jar as it lies there, with the classes of earlier patches: what classes are looked up in. */
  readonly current: Pick<OpenTarget, 'source' | 'directory'>;
  /** Of the jar before all patches. */
  readonly sha256: () => Promise<string>;
  /** What was done to it before. */
  readonly earlier: EarlierPatch | undefined;
  readonly problems: readonly Problem[];
  readonly close: () => void;
}

/** A patch that the jar has already. */
export interface EarlierPatch {
  readonly record: PatchRecord;
  /** The classes that it added, by path. */
  readonly entries: readonly AddedEntry[];
}

/**
 * Opens a jar by its file or coordinates; its digest may have been begun before. Of a jar that was patched before, the original is what is patched again. Throws
 * `UsageError` `patch.not-a-jar`, and what reading and resolving throw.
 */
export async function openTarget(
  world: World,
  text: string,
  maven: MavenOptions,
  begun: BegunDigest | undefined,
): Promise<OpenTarget> {
  const input = parseInput(text, world.files);
  const found = await fileOf(world, input, text, maven);
  const opened = world.files.open(found.file);
  if (opened === undefined)
    throw new IoError('io.unreadable', `${found.file} was there and is gone`, { file: found.file });
  try {
    const directory = readRawDirectory(opened);
    if (!hasClasses(directory)) throw await withoutClasses(found);
    const earlier = await earlierPatch(opened, directory);
    const source = earlier?.source ?? opened;
    if (earlier !== undefined) requireOriginal(source, earlier.record);
    const known = earlier?.record.original.sha256;
    return {
      ...found,
      problems: [...found.problems, ...duplicatesIn(opened, directory, found.name)],
      source,
      directory: earlier === undefined ? directory : readRawDirectory(source),
      current: { source: opened, directory },
      sha256:
        known === undefined
          ? (begun ?? beginDigest(world, found.file))
          : () => Promise.resolve(known),
      earlier,
      close: () => opened.close(),
    };
  } catch (error) {
    opened.close();
    throw error;
  }
}

/** Nearly no jar has any, which the hashes of its paths tell soon. */
function duplicatesIn(
  source: ByteSource,
  { columns }: RawDirectory,
  name: string,
): readonly Problem[] {
  const hashes = columns?.hash.slice().sort();
  if (hashes?.every((hash, at) => at === 0 || hash !== hashes[at - 1]) === true) return [];
  return duplicateEntries({ ...readGoodEntries(source).directory, name });
}

function hasClasses(directory: RawDirectory): boolean {
  for (let row = 0; row < directory.count; row++)
    if (rawPathAt(directory, row).endsWith('.class')) return true;
  return false;
}

/** The main artifact of a module that attaches its uber jar is a shell. */
async function withoutClasses({ name, classifiers }: FoundTarget): Promise<UsageError> {
  const instead = (await classifiers()).map((classifier) => `${name}:${classifier}`);
  return new UsageError(
    'input.no-classes',
    `${name} holds no classes`,
    { file: name },
    instead.length === 0
      ? 'name the jar with the classes'
      : `its POM attaches ${instead.join(', ')}: name that`,
  );
}

/** The record of a jar that was patched; `undefined` where it was not. Throws `FormatError` `patch.damaged-record`. */
async function patchRecordOf(
  source: ByteSource,
  directory: RawDirectory,
): Promise<PatchRecord | undefined> {
  if (!pathsUnder(directory, RECORD_PATH).includes(RECORD_PATH)) return undefined;
  const { entries } = readGoodEntries(source).directory;
  const entry = entries.find(({ path }) => path === RECORD_PATH);
  if (entry === undefined) return undefined;
  // Comes with the checks of a schema, which a jar that was not patched before has no need of.
  const { readRecord } = await import('../../uber/patch/read-record.js');
  return readRecord(readEntry(source, entry), source.name);
}

async function earlierPatch(
  opened: ByteSource,
  directory: RawDirectory,
): Promise<(EarlierPatch & { readonly source: ByteSource }) | undefined> {
  const record = await patchRecordOf(opened, directory);
  if (record === undefined) return undefined;
  const added = new Set(
    record.patches.flatMap((patch) =>
      patch.added.map(({ name }) => `${name.replaceAll('.', '/')}.class`),
    ),
  );
  const { entries } = readGoodEntries(opened).directory;
  return {
    record,
    source: piecedSource(opened, originalPieces(opened, record.undo)),
    entries: entries
      .filter(({ path }) => added.has(path))
      .map((entry) => copiedEntry(opened, entry, entryTime(opened, entry))),
  };
}

/** What is patched again must be the original. Throws `FormatError` `patch.undo-mismatch`. */
function requireOriginal(source: ByteSource, { original }: PatchRecord): void {
  if (source.size === original.size && sha256Of(source) === original.sha256) return;
  throw new FormatError(
    'patch.undo-mismatch',
    `${source.name} without its patch is not ${original.name}: it was changed since`,
    { file: source.name },
    'take the original jar from where it was published',
  );
}

function noneKnown(): Promise<readonly string[]> {
  return Promise.resolve([]);
}

type FoundTarget = Pick<OpenTarget, 'name' | 'file' | 'coordinates' | 'problems'> &
  Pick<ObtainedFile, 'classifiers'>;

async function fileOf(
  world: World,
  input: Input,
  text: string,
  maven: MavenOptions,
): Promise<FoundTarget> {
  if (input.kind === 'jar') {
    const file = joinPath(world.machine.workingFolder, input.file);
    return { name: input.file, file, coordinates: undefined, problems: [], classifiers: noneKnown };
  }
  if (input.kind === 'coordinates' && input.coordinates.extension === 'jar') {
    const { coordinates } = input;
    const { path, problems, classifiers } = await obtainFile(world, coordinates, {
      maven,
      jdk: undefined,
    });
    const name = formatCoordinates(coordinates);
    return { name, file: path, coordinates, problems, classifiers };
  }
  throw new UsageError(
    'patch.not-a-jar',
    `${text} is no jar`,
    { file: text },
    'name a jar file or its coordinates',
  );
}
