import { ResolutionError, UsageError } from '../../contract/problem/errors.js';
import type { Problem } from '../../contract/problem/problem.js';
import type { InternalName } from '../../formats/classfile/names.js';
import { internalName } from '../../formats/classfile/names.js';
import { readGoodEntries } from '../../formats/jar/directory.js';
import type { JarEntry } from '../../formats/jar/entry.js';
import { readAhead } from '../../formats/jar/read-ahead.js';
import { readEntry } from '../../formats/jar/read-entry.js';
import { pathsUnder, rawPathAt } from '../../formats/jar/raw-directory.js';
import { classFacts, referenceAt } from '../../jvm/classpath/class-facts.js';
import { indexClasses } from '../../jvm/classpath/index-classes.js';
import type { JarIndex } from '../../jvm/classpath/jar-index.js';
import { textOf } from '../../jvm/classpath/string-table.js';
import { namesLinkedTo } from '../../jvm/linkage/names.js';
import type { Coordinates } from '../../maven/coordinates/coordinates.js';
import { formatCoordinates } from '../../maven/coordinates/coordinates.js';
import type { ResolvedNode } from '../../maven/resolve/machine.js';
import type { PatchedClasses } from '../../uber/patch/close-over.js';
import type { MissingMember } from '../../uber/patch/find-member.js';
import { MemberFinder } from '../../uber/patch/find-member.js';
import type { Plan } from '../../uber/plan/plan.js';
import { parseInput } from '../input/grammar.js';
import type { MavenAccess } from '../input/maven-access.js';
import { stopgapNotice } from '../input/stopgap-jar.js';
import type { World } from '../input/world.js';
import type { OpenTarget } from './open-target.js';
import type { OpenSourceJar } from './source-jar.js';
import { openSourceJar } from './source-jar.js';

/** A jar that links against the one that is patched. */
export interface PatchConsumer {
  readonly name: string;
  readonly coordinates: Coordinates | undefined;
  /** Names of classes that it links to and does not hold. */
  readonly names: readonly InternalName[];
  /** Its classes; a plan keeps names only. */
  readonly index: JarIndex | undefined;
  /** It was itself patched. */
  readonly problems: readonly Problem[];
}

/** Reads what a consumer, a file or coordinates, links to. Throws `UsageError` `plan.consumer-kind` and `plan.consumer-empty`. */
export async function readConsumer(
  world: World,
  access: MavenAccess,
  text: string,
): Promise<PatchConsumer> {
  const input = parseInput(text, world.files);
  if (input.kind !== 'jar' && input.kind !== 'coordinates')
    throw new UsageError(
      'plan.consumer-kind',
      `${text} is no jar: a consumer is a jar or coordinates`,
      { file: text },
      'name a jar or group:artifact:version',
    );
  const coordinates = input.kind === 'coordinates' ? input.coordinates : undefined;
  const file = input.kind === 'jar' ? input.file : await obtained(access, input.coordinates);
  const read = await readClasses(world, file, text);
  if (read === undefined)
    throw new UsageError(
      'plan.consumer-empty',
      `${text} has no classes that can be read`,
      { file },
      'name the jar with the classes; some modules publish them under a classifier',
    );
  return {
    name: coordinates === undefined ? text : formatCoordinates(coordinates),
    coordinates,
    names: namesLinkedTo(read.index),
    ...read,
  };
}

async function readClasses(
  { files }: World,
  file: string,
  name: string,
): Promise<(Pick<PatchConsumer, 'problems'> & { readonly index: JarIndex }) | undefined> {
  const source = files.open(file);
  if (source === undefined) return undefined;
  try {
    const { directory } = readGoodEntries(source);
    const entries = directory.entries.filter(({ path }) => path.endsWith('.class'));
    const index = indexClasses({ ...directory, entries }, readAhead(source, entries));
    if (index.classes.count === 0) return undefined;
    const read = (entry: JarEntry): Uint8Array => readEntry(source, entry);
    return { index, problems: await stopgapNotice({ entries: directory.entries, read }, name) };
  } finally {
    source.close();
  }
}

/** The file of coordinates. Throws `ResolutionError`. */
export async function obtained(access: MavenAccess, coordinates: Coordinates): Promise<string> {
  const found = await access.obtain(coordinates, []);
  if (found.kind === 'file') return found.path;
  const name = formatCoordinates(coordinates);
  throw new ResolutionError(
    found.kind === 'unasked' ? 'repository.artifact-unasked' : 'repository.artifact-absent',
    found.kind === 'unasked' ? `${name} could not be asked for` : `no repository has ${name}`,
    {},
    'correct the coordinates, or name its repository with --repository',
  );
}

/** Consumers that the recorded plan knows, with all names that it says they link to. */
export function recordedConsumers(plan: Plan | undefined): readonly PatchConsumer[] {
  return (plan?.consumers ?? []).map(({ coordinates, names, missing }) => ({
    name: coordinates,
    coordinates: undefined,
    index: undefined,
    problems: [],
    names: [...names, ...missing].map((name) => internalName(name.replaceAll('.', '/'))),
  }));
}

/** What the classes are called that are the jar's business: what a consumer lacks counts only among these. */
export interface HeldFamilies {
  /** Groups of artifacts that the jar says it holds; none where it says nothing. */
  readonly groups: readonly string[];
  /** Beginnings of internal names. */
  readonly prefixes: readonly string[];
}

/**
 * The packages that are called as groups of the artifacts that the jar says it holds: the rest lies beside the jar, or is kept
 * out of it on purpose. Of a jar that says nothing, the first two parts of the packages that it holds.
 */
export function heldFamilies({ current }: Pick<OpenTarget, 'current'>): HeldFamilies {
  const said = pathsUnder(current.directory, 'META-INF/maven/').flatMap(
    (path) => /^META-INF\/maven\/([^/]+)\/[^/]+\/pom\.properties$/.exec(path)?.[1] ?? [],
  );
  const groups = [...new Set(said)];
  const named = groups.filter((group) => group.includes('.'));
  if (named.length > 0)
    return { groups, prefixes: named.map((group) => `${group.replaceAll('.', '/')}/`) };
  const prefixes = new Set<string>();
  for (let row = 0; row < current.directory.count; row++) {
    const path = rawPathAt(current.directory, row);
    const [start] = /^(?!META-INF\/)[^/]+\/[^/]+\/(?=.*\.class$)/.exec(path) ?? [];
    if (start !== undefined) prefixes.add(start);
  }
  return { groups: [], prefixes: [...prefixes] };
}

/** The names that neither the jar nor its Java has, among those that are the jar's business. */
export function lackingNames(
  { names }: Pick<PatchConsumer, 'names'>,
  jar: PatchedClasses,
  { prefixes }: Pick<HeldFamilies, 'prefixes'>,
): readonly InternalName[] {
  return names.filter(
    (name) =>
      prefixes.some((prefix) => name.startsWith(prefix)) &&
      !jar.holds(name) &&
      !jar.isOfPlatform(name),
  );
}

/**
 * Members that a consumer uses and that the jar's classes do not have, each once: those of classes that the jar holds, and
 * those that a class of the consumer inherits from there. Empty where only names are known.
 */
export function lackingMembers(
  { index }: Pick<PatchConsumer, 'index'>,
  jar: PatchedClasses,
): readonly MissingMember[] {
  if (index === undefined) return [];
  const { classes, references, strings } = index;
  const rows = new Map(Array.from(classes.name, (id, row) => [textOf(strings, id), row]));
  const finder = new MemberFinder({
    own: (name) => {
      const row = rows.get(name);
      return row === undefined ? undefined : classFacts(index, row);
    },
    jar,
    // What is compiled against the jar as it is says names as they are there.
    movedName: () => undefined,
  });
  return Array.from(
    { length: references.count },
    (_, row) => finder.missing(referenceAt(index, row)) ?? [],
  ).flat();
}

/**
 * The artifacts of a consumer's own tree, `provided` ones included, that are of the jar's groups or of groups below them (all,
 * where the jar names none),
 * at the versions that it was built with: nearest first. The caller closes them. Throws what resolving throws.
 */
export async function artifactsOf(
  world: World,
  access: MavenAccess,
  coordinates: Coordinates,
  { groups }: Pick<HeldFamilies, 'groups'>,
): Promise<readonly OpenSourceJar[]> {
  const model = { userProperties: {}, propertyEdits: {}, profiles: [], jdk: undefined };
  const { effective } = await access.readModule({ kind: 'coordinates', coordinates }, model);
  world.progress.report(`resolving ${coordinates.artifactId}`);
  const scopes = ['compile', 'provided', 'runtime', 'system'];
  const children = await access.treeOf(effective, { scopes, model });
  const wanted = nodesOf(children)
    .filter(
      ({ coordinates: { groupId, extension } }) => extension === 'jar' && isHeld(groupId, groups),
    )
    .map((node) => ({ coordinates: node.coordinates, repositories: node.repositories }));
  const found = await access.obtainAll(wanted);
  return found.flatMap((one, index) => {
    const own = wanted[index];
    if (one.kind !== 'file' || own === undefined) return [];
    return [openSourceJar(world, formatCoordinates(own.coordinates), one.path, 'thread')];
  });
}

function isHeld(groupId: string, groups: readonly string[]): boolean {
  return (
    groups.length === 0 ||
    groups.some((group) => groupId === group || groupId.startsWith(`${group}.`))
  );
}

/** Level by level: the nearest first, as Maven's class path has them. */
function nodesOf(children: readonly ResolvedNode[]): readonly ResolvedNode[] {
  const nodes = [...children];
  for (const node of nodes) nodes.push(...node.children);
  return nodes;
}
