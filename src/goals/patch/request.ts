import { FormatError, UsageError } from '../../contract/problem/errors.js';
import type { InternalName } from '../../formats/classfile/names.js';
import { internalName } from '../../formats/classfile/names.js';
import { formatCoordinates, parseCoordinates } from '../../maven/coordinates/coordinates.js';
import type { ClassToAdd, PatchedClasses } from '../../uber/patch/close-over.js';
import type { Plan } from '../../uber/plan/plan.js';
import { parseInput } from '../input/grammar.js';
import type { MavenAccess } from '../input/maven-access.js';
import type { World } from '../input/world.js';
import type { HeldFamilies, PatchConsumer } from './consumers.js';
import { artifactsOf, lackingNames, obtained, readConsumer } from './consumers.js';
import type { PatchOptions } from './result.js';
import type { OpenSourceJar } from './source-jar.js';
import { openSourceJar } from './source-jar.js';

/** What is to be added, and where it is. */
export interface PatchRequest {
  /** Classes that were named, or that a recorded plan names. */
  readonly classes: readonly InternalName[];
  /** Those that consumers lack. */
  readonly lacking: readonly Pick<ClassToAdd, 'name' | 'because'>[];
  readonly sources: readonly OpenSourceJar[];
  readonly consumers: readonly PatchConsumer[];
}

/** What a request is made from. */
export interface RequestParts {
  readonly world: World;
  readonly access: MavenAccess;
  readonly jar: PatchedClasses;
  readonly families: HeldFamilies;
  readonly plan: Plan | undefined;
}

type Asked = Pick<PatchOptions, 'from' | 'classes' | 'for'>;

/**
 * Finds what the options ask for; what they leave open, the recorded plan that fits the jar says, and nothing else does.
 * The caller closes the sources. Throws `UsageError` `patch.no-default`, `patch.class-absent` and `patch.not-a-jar`,
 * `FormatError` `patch.checksum`, and what resolving and reading throw.
 */
export async function requestOf(parts: RequestParts, asked: Asked): Promise<PatchRequest> {
  const sources: OpenSourceJar[] = [];
  try {
    for (const from of asked.from) sources.push(await openFrom(parts, from));
    const consumers: PatchConsumer[] = [];
    for (const text of asked.for) {
      const consumer = await readConsumer(parts.world, parts.access, text);
      consumers.push(consumer);
      sources.push(...(await sourcesFor(parts, consumer, sources)));
    }
    const classes = await classesOf(parts, asked, sources);
    const lacking = consumers.flatMap((consumer) =>
      lackingNames(consumer, parts.jar, parts.families)
        .filter((name) => sources.some((source) => source.has(name)))
        .map((name) => ({ name, because: { kind: 'lacked' as const, by: consumer.name } })),
    );
    return { classes, lacking, sources, consumers };
  } catch (error) {
    for (const source of sources) source.close();
    throw error;
  }
}

/** The artifacts that a consumer was built with, as far as it says; a bare file does not. */
async function sourcesFor(
  { world, access, families }: RequestParts,
  { name, coordinates }: PatchConsumer,
  known: readonly OpenSourceJar[],
): Promise<readonly OpenSourceJar[]> {
  if (coordinates !== undefined) return artifactsOf(world, access, coordinates, families);
  if (known.length > 0) return [];
  throw new UsageError(
    'patch.no-default',
    `${name} is a file, and does not say what it was built with`,
    { file: name },
    'name it by its coordinates, or name what holds the classes with --from',
  );
}

async function classesOf(
  parts: RequestParts,
  { classes, for: consumers, from }: Asked,
  sources: OpenSourceJar[],
): Promise<readonly InternalName[]> {
  if (classes.length === 0 && consumers.length > 0) return [];
  const stopgap = parts.plan?.stopgap;
  const wanted = classes.length > 0 ? classes : stopgap?.classes;
  if (from.length === 0 && stopgap !== undefined)
    sources.push(await recordedSource(parts, stopgap));
  if (wanted === undefined || sources.length === 0) throw nothingKnown();
  const names = wanted.map((name) => internalName(name.replaceAll('.', '/')));
  const absent = names.find((name) => !sources.some((source) => source.has(name)));
  if (absent === undefined) return names;
  throw new UsageError(
    'patch.class-absent',
    `${sources.map(({ name }) => name).join(', ')} has no class ${absent.replaceAll('/', '.')}`,
    {},
    'correct the name, or name the jar that holds it with --from',
  );
}

function nothingKnown(): UsageError {
  return new UsageError(
    'patch.no-default',
    'no recorded plan says which class this jar lacks, and from where to take it',
    {},
    'name it with --class and --from, or who lacks classes with --for',
  );
}

/** The file must be the one that was looked at when the plan was recorded. */
async function recordedSource(
  { world, access }: RequestParts,
  { source, sha256 }: NonNullable<Plan['stopgap']>,
): Promise<OpenSourceJar> {
  const coordinates = parseCoordinates(source);
  if (coordinates === undefined) throw nothingKnown();
  const file = await obtained(access, coordinates);
  const opened = openSourceJar(world, formatCoordinates(coordinates), file);
  const found = await opened.sha256();
  if (found === sha256) return opened;
  opened.close();
  throw new FormatError(
    'patch.checksum',
    `${source} is not the file that was recorded: its SHA-256 is ${found}, not ${sha256}`,
    { file },
    'delete that copy and fetch it again, or name the source with --from',
  );
}

async function openFrom({ world, access }: RequestParts, text: string): Promise<OpenSourceJar> {
  const input = parseInput(text, world.files);
  if (input.kind === 'jar') return openSourceJar(world, input.file, input.file);
  if (input.kind === 'coordinates') {
    const file = await obtained(access, input.coordinates);
    return openSourceJar(world, formatCoordinates(input.coordinates), file);
  }
  throw new UsageError(
    'patch.not-a-jar',
    `${text} is no jar`,
    { file: text },
    'name a jar file or its coordinates',
  );
}
