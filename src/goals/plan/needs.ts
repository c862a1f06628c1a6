import { unreachable } from '../../contract/problem/errors.js';
import type { ClassList, JarClasses } from '../../jvm/classpath/class-list.js';
import { textOf } from '../../jvm/classpath/string-table.js';
import type { Coordinates } from '../../maven/coordinates/coordinates.js';
import { formatCoordinates } from '../../maven/coordinates/coordinates.js';
import type { Decision } from '../../uber/plan/decision.js';
import type { Planned, UpgradeAnswer, UpgradeNeed } from '../../uber/upgrade/state.js';
import type { PlannedDefinition, PlanningParts } from './definition.js';
import { ContentsLinkage } from './linkage.js';
import { linkablesOf } from './linkables.js';
import { readPluginLimit } from './plugin.js';
import type { RememberedAnswers } from './remembered.js';
import { rememberAnswers } from './remembered.js';

/** What answering the rules takes. */
export interface NeedParts extends PlanningParts {
  /** Java that runs the product. */
  readonly productJava: number;
  readonly toolVersion: string;
  /** Plans the bump with decisions. */
  readonly replan: (decisions: readonly Decision[]) => Promise<PlannedDefinition>;
  /** Where artifacts that nothing resolved are looked for. */
  readonly definition: PlannedDefinition;
}

/** Answers what the rules ask. */
export interface Needs {
  readonly answer: (need: UpgradeNeed) => Promise<UpgradeAnswer>;
  /** A definition that was planned already: the rules may ask about it. */
  readonly register: (definition: PlannedDefinition) => void;
}

/** Answers from Maven's world and the planned contents; what was found out once is remembered. */
export function createNeeds(parts: NeedParts): Needs {
  const definitions = new Map<Planned, PlannedDefinition>();
  let linkage: ContentsLinkage | undefined;
  const context: Context = {
    parts,
    definitions,
    linkage: () => (linkage ??= new ContentsLinkage(parts.world, parts.productJava)),
    remembered: rememberAnswers({
      store: parts.world.store,
      sha256: (file) => parts.access.sha256(file),
      toolVersion: parts.toolVersion,
      java: parts.productJava,
    }),
  };
  const register = (definition: PlannedDefinition): void => {
    definitions.set(definition.planned, definition);
  };
  return { register, answer: (need) => answer(context, need, register) };
}

interface Context {
  readonly parts: NeedParts;
  readonly definitions: ReadonlyMap<Planned, PlannedDefinition>;
  readonly linkage: () => ContentsLinkage;
  readonly remembered: RememberedAnswers;
}

/** What was planned; the rules ask only about what they were given. */
function definitionOf({ definitions }: Context, planned: Planned): PlannedDefinition {
  const definition = definitions.get(planned);
  if (definition === undefined) throw new Error('a rule asks about a plan that was not made');
  return definition;
}

async function answer(
  context: Context,
  need: UpgradeNeed,
  register: Needs['register'],
): Promise<UpgradeAnswer> {
  switch (need.kind) {
    case 'plan': {
      const definition = await context.parts.replan(need.decisions);
      register(definition);
      return { kind: 'planned', planned: definition.planned };
    }
    case 'versions':
    case 'plugin':
      return fromRepositories(context.parts, need);
    case 'class-names':
    case 'resolves-with':
    case 'self-contained':
      return fromArtifact(context, need);
    case 'present':
    case 'linkage':
    case 'refused-members':
      return fromContents(context, need);
    default:
      return unreachable(need);
  }
}

type NeedOf<Kind extends UpgradeNeed['kind']> = Extract<UpgradeNeed, { readonly kind: Kind }>;

function fromRepositories(
  parts: NeedParts,
  need: NeedOf<'versions' | 'plugin'>,
): Promise<UpgradeAnswer> {
  const { repositories, pluginRepositories } = parts.definition.effective.model;
  if (need.kind === 'plugin')
    return readPluginLimit(parts, need.version, need.library, pluginRepositories);
  const { groupId, artifactId } = need.module;
  const asked = need.plugin ? pluginRepositories : repositories;
  return parts.access.versions(groupId, artifactId, asked);
}

async function fromContents(
  context: Context,
  need: NeedOf<'present' | 'linkage' | 'refused-members'>,
): Promise<UpgradeAnswer> {
  const { linkage, remembered } = context;
  const definition = definitionOf(context, need.planned);
  const jars = await linkablesOf(definition, context.parts.jars);
  if (need.kind === 'present') {
    const { names } = need;
    const flags = remembered.flags({ definition, asked: ['present', names] }, () =>
      names.map((name) => jars.every((jar) => linkage().has(jar, name))),
    );
    return { kind: 'flags', flags };
  }
  if (need.kind === 'refused-members') {
    const { references } = need;
    const flags = remembered.flags({ definition, asked: ['refused-members', references] }, () => {
      const perJar = jars.map((jar) => linkage().refusedMembers(jar, references));
      return references.map((_, at) => perJar.some((one) => one[at] === true));
    });
    return { kind: 'flags', flags };
  }
  const { versioned } = need;
  const broken = remembered.broken({ definition, asked: ['linkage', versioned] }, () =>
    jars.flatMap((jar) => (versioned ? linkage().brokenWhenVersioned(jar) : linkage().broken(jar))),
  );
  return { kind: 'linkage', broken };
}

async function fromArtifact(
  context: Context,
  need: NeedOf<'class-names' | 'resolves-with' | 'self-contained'>,
): Promise<UpgradeAnswer> {
  const found = await classesOf(context, need.coordinates);
  if (found.kind !== 'classes') return found;
  const { classes, sha256 } = found;
  if (need.kind === 'class-names') {
    return { kind: 'class-names', names: classNamesOf(classes.list) };
  }
  const { linkage, remembered } = context;
  const definition = definitionOf(context, need.planned);
  const jars = await linkablesOf(definition, context.parts.jars);
  const { kind, coordinates } = need;
  if (need.kind === 'self-contained') {
    const flags = remembered.flags({ definition, asked: [kind, sha256] }, () => [
      jars.every((jar) => linkage().isSelfContained(jar, classes.index())),
    ]);
    return { kind: 'flags', flags };
  }
  const { broken } = need;
  const asked = [kind, formatCoordinates(coordinates), sha256, broken];
  const flags = remembered.flags({ definition, asked }, () => {
    const replacement = { coordinates, index: classes.index() };
    const perJar = jars.map((jar) => linkage().resolvesWith(jar, replacement, broken));
    return broken.map((_, at) => perJar.every((one) => one[at] === true));
  });
  return { kind: 'flags', flags };
}

function classNamesOf(list: ClassList): ReadonlySet<string> {
  const known = classNames.get(list);
  if (known !== undefined) return known;
  const names = new Set(Array.from(list.classes.name, (id) => textOf(list.strings, id)));
  classNames.set(list, names);
  return names;
}

/** A rule asks again in every round. */
const classNames = new WeakMap<ClassList, ReadonlySet<string>>();

type FoundClasses =
  | { readonly kind: 'classes'; readonly classes: JarClasses; readonly sha256: string }
  | Extract<UpgradeAnswer, { readonly kind: 'absent' | 'unasked' | 'unknown' }>;

/** The classes of an artifact: of one that was planned, else from the repositories. */
async function classesOf(
  { definitions, parts: { access, definition, jars } }: Context,
  coordinates: Coordinates,
): Promise<FoundClasses> {
  const path = [...definitions.values()]
    .map(({ files }) => files.get(formatCoordinates(coordinates)))
    .find((file) => file !== undefined);
  const found =
    path === undefined
      ? await access.obtain(coordinates, definition.effective.model.repositories)
      : { kind: 'file' as const, path };
  if (found.kind === 'absent' || found.kind === 'unasked') return found;
  if (found.kind === 'not-built') return { kind: 'unknown', detail: `${found.path} is not built` };
  const classes = (await jars.classes([found.path])).get(found.path);
  return classes === undefined
    ? { kind: 'unknown', detail: `${found.path} has no classes` }
    : { kind: 'classes', classes, sha256: access.sha256(found.path) };
}
