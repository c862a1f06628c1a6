import { IoError, UsageError } from '../../contract/problem/errors.js';
import type { JarIndex } from '../../jvm/classpath/jar-index.js';
import { namesLinkedTo, referencesOut } from '../../jvm/linkage/names.js';
import { formatCoordinates } from '../../maven/coordinates/coordinates.js';
import type { EffectiveModel } from '../../maven/pom/machine.js';
import { classEntries } from '../../uber/plan/class-entries.js';
import type { MemberReference } from '../../uber/plan/member-text.js';
import { memberOfText, memberText } from '../../uber/plan/member-text.js';
import type { PlannedConsumer } from '../../uber/plan/plan.js';
import type { Contents } from '../../uber/shade/contents.js';
import type { ReadableJar } from '../../uber/shade/input.js';
import type { ConsumerFacts } from '../../uber/upgrade/state.js';
import { parseInput } from '../input/grammar.js';
import type { MavenAccess } from '../input/maven-access.js';
import type { World } from '../input/world.js';
import type { Jars } from './jars.js';
import { recordedFor } from './recorded-plan.js';

/**
 * The consumers of an upgrade: those that were named, and those that a recorded plan of the same module knows. The latter
 * are told only: nobody asked for them.
 */
export async function findConsumers(
  parts: { readonly world: World; readonly access: MavenAccess; readonly jars: Jars },
  inputs: readonly string[],
  definition: EffectiveModel,
): Promise<readonly ConsumerFacts[]> {
  const asked: ConsumerFacts[] = [];
  for (const input of inputs) asked.push(await readConsumer(parts, input, definition));
  const known = new Set(asked.map(({ coordinates }) => coordinates));
  const recorded = recordedFor(parts.world, definition.model)?.consumers ?? [];
  const others = recorded
    .filter(({ coordinates }) => !known.has(coordinates))
    .map(({ coordinates, names, missing, members = [] }) => ({
      coordinates,
      names: [...names, ...missing].map((name) => name.replaceAll('.', '/')),
      members: members.flatMap((text) => memberOfText(text) ?? []),
      asked: false,
    }));
  return [...asked, ...others];
}

async function readConsumer(
  {
    world,
    access,
    jars,
  }: { readonly world: World; readonly access: MavenAccess; readonly jars: Jars },
  text: string,
  { model }: EffectiveModel,
): Promise<ConsumerFacts> {
  const input = parseInput(text, world.files);
  if (input.kind !== 'jar' && input.kind !== 'coordinates') {
    throw new UsageError(
      'plan.consumer-kind',
      `${text} is no jar: a consumer is a jar or coordinates`,
      { file: text },
      'name a jar or group:artifact:version',
    );
  }
  const file =
    input.kind === 'jar'
      ? input.file
      : await obtained(access, input.coordinates, model.repositories, text);
  const jar = jars.open(file);
  const classes = (await jars.classes([file])).get(file);
  if (jar === undefined || classes === undefined) {
    throw new UsageError(
      'plan.consumer-empty',
      `${text} has no classes that can be read`,
      { file },
      'name the jar with the classes; some modules publish them under a classifier',
    );
  }
  const coordinates =
    input.kind === 'coordinates'
      ? formatCoordinates(input.coordinates)
      : (coordinatesInside(jar) ?? `sha256:${access.sha256(file)}`);
  const index = classes.index();
  return { coordinates, names: namesOf(index), members: membersOf(index), asked: true };
}

async function obtained(
  access: MavenAccess,
  coordinates: Parameters<MavenAccess['obtain']>[0],
  repositories: EffectiveModel['model']['repositories'],
  text: string,
): Promise<string> {
  const found = await access.obtain(coordinates, repositories);
  if (found.kind === 'file') return found.path;
  const why = found.kind === 'unasked' ? 'a repository could not be asked' : 'no repository has it';
  throw new IoError(
    'plan.consumer-absent',
    `consumer ${text} was not found: ${why}`,
    {},
    'correct the coordinates, or name its repository with --repository',
  );
}

function namesOf(index: JarIndex): readonly string[] {
  return namesLinkedTo(index).map(String);
}

function membersOf(index: JarIndex): readonly MemberReference[] {
  return referencesOut(index).flatMap((reference) =>
    reference.kind === 'class' ? [] : [reference],
  );
}

/** A jar that Maven built says what it is; one that was shaded says it of several modules, and then of none. */
function coordinatesInside({ directory, read }: ReadableJar): string | undefined {
  const entries = directory.entries.filter(({ path }) =>
    /^META-INF\/maven\/[^/]+\/[^/]+\/pom\.properties$/.test(path),
  );
  const [entry] = entries;
  if (entry === undefined || entries.length > 1) return undefined;
  const text = Buffer.from(read(entry)).toString('latin1');
  const value = (name: string): string =>
    new RegExp(`^${name}=(.*)$`, 'm').exec(text)?.[1]?.trim() ?? '';
  const parts = [value('groupId'), value('artifactId'), value('version')];
  return parts.includes('') ? undefined : parts.join(':');
}

/** Who tells which members the contents of each side refuse; `old`: of the members that the new contents refuse. */
export interface ConsumerLookups {
  readonly now: (members: readonly MemberReference[]) => Promise<readonly boolean[]>;
  readonly old: ((members: readonly MemberReference[]) => Promise<readonly boolean[]>) | undefined;
}

/** What the plan says of each: which names of the contents it links to, and which of them are not there. */
export async function plannedConsumers(
  consumers: readonly ConsumerFacts[],
  contents: { readonly old: readonly Contents[] | undefined; readonly now: readonly Contents[] },
  lookups: ConsumerLookups,
): Promise<readonly PlannedConsumer[]> {
  const after = classEntries(contents.now);
  const before = contents.old && classEntries(contents.old);
  const groups = new Set(
    contents.now.flatMap(({ artifacts }) =>
      artifacts.map(({ coordinates: { groupId } }) => groupId),
    ),
  );
  const planned: PlannedConsumer[] = [];
  for (const consumer of consumers) {
    const { coordinates, names } = consumer;
    const family = familyOf(coordinates, groups);
    const missing = names.filter((name) => {
      if (after.has(pathOf(name))) return false;
      return before === undefined
        ? family !== undefined && name.startsWith(family)
        : before.has(pathOf(name));
    });
    const members = consumer.members.filter(({ owner }) => after.has(pathOf(owner)));
    const lost = new Set(await lostMembers({ ...consumer, members }, lookups));
    planned.push({
      coordinates,
      links: missing.length + lost.size === 0,
      missing: missing.map(toBinary).sort(),
      names: names
        .filter((name) => after.has(pathOf(name)))
        .map(toBinary)
        .sort(),
      missingMembers: [...lost].map(memberText).sort(),
      members: members
        .filter((member) => !lost.has(member))
        .map(memberText)
        .sort(),
    });
  }
  return planned;
}

/** Those that the new contents refuse and the old ones do not. A record names only members that were there. */
async function lostMembers(
  { members, asked }: Pick<ConsumerFacts, 'members' | 'asked'>,
  { now, old }: ConsumerLookups,
): Promise<readonly MemberReference[]> {
  const refused = await now(members);
  const lost = members.filter((_, at) => refused[at] === true);
  if (lost.length === 0 || old === undefined || !asked) return lost;
  const before = await old(lost);
  return lost.filter((_, at) => before[at] !== true);
}

/**
 * With nothing to compare with, a name that is not there may be none of the contents' business. Only those below the
 * package of the consumer's own group count, where the contents hold artifacts of that group: they are released
 * together.
 */
function familyOf(coordinates: string, groups: ReadonlySet<string>): string | undefined {
  const [groupId = ''] = coordinates.split(':');
  return groups.has(groupId) ? `${groupId.replaceAll('.', '/')}/` : undefined;
}

function pathOf(name: string): string {
  return `${name}.class`;
}

function toBinary(name: string): string {
  return name.replaceAll('/', '.');
}
