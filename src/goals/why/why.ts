import type { InternalName } from '../../formats/classfile/names.js';
import { toBinaryName } from '../../formats/classfile/names.js';
import {
  formatCoordinates,
  moduleKey,
  moduleVersionKey,
  parseCoordinates,
} from '../../maven/coordinates/coordinates.js';
import type { PlanTable } from '../../uber/origin/plan-table.js';
import { planTable } from '../../uber/origin/plan-table.js';
import { readEntries } from '../../uber/plan/entry-table.js';
import type { Plan } from '../../uber/plan/plan.js';
import type { ContentEntry } from '../../uber/shade/contents.js';
import type { CheckOptions } from '../check/options.js';
import type { World } from '../input/world.js';
import { recordedPlans } from '../plan/recorded-plan.js';
import { recordedFirstVersions } from './recorded-first-versions.js';
import type { WhyMember, WhyPlan, WhyResult } from './result.js';
import type { WhyMemberSubject, WhySubject } from './subject.js';
import { alikeNames, classNames } from './alike.js';
import { parseSubject } from './subject.js';

/** Who holds it in one plan: its artifact, and the path of dependencies to it. */
interface Holder {
  readonly module: string;
  readonly name: string;
  readonly path: readonly string[];
}

/** What `uberplan why` is asked. */
export interface WhyOptions extends CheckOptions {
  /** A class, a member or a module, as `parseSubject` reads it. */
  readonly subject: string;
}

/**
 * Tells who holds a name, who needs it and how to get it: from the class path that is named, or with an empty `on` from the
 * recorded plans. Throws `UsageError` `usage.subject`, and what `checkGoal` throws.
 */
export async function whyGoal(world: World, options: WhyOptions): Promise<WhyResult> {
  const { subject, on, search } = options;
  if (on.length > 0) return whyWith(world, subject, options);
  const result = why(world, subject);
  if (!search) return result;
  const { searchRecorded } = await import('./search-recorded.js');
  return { ...result, ...(await searchRecorded(world, result, options)) };
}

/**
 * Which artifact of each recorded plan holds a class, or is the artifact `g:a`, and who needs it. Plans record no members: of one
 * they tell its class. No network: what no recorded plan holds is told as being in none of them, never as not existing. Throws
 * `UsageError` `usage.subject`, and what reading plans throws.
 */
export function why(world: Pick<World, 'recordedPlans'>, text: string): WhyResult {
  const plans = recordedPlans(world);
  const isClass = (name: InternalName): boolean =>
    plans.some((plan) => entryOf(world, plan, name) !== undefined);
  const found = whyRecorded(world, plans, text, parseSubject(text, isClass));
  return found.verdict === 'nowhere' ? { ...found, alike: alikeIn(world, plans, found) } : found;
}

/** The same where the subject was read before, and with what the inputs tell. Throws as `whyGiven`. */
export async function whyWith(
  world: World,
  text: string,
  options: CheckOptions,
): Promise<WhyResult> {
  const { whyGiven } = await import('./given.js');
  const { subject, ...found } = await whyGiven(world, text, options);
  return { ...whyRecorded(world, recordedPlans(world), text, subject), ...found };
}

/** What of the recorded plans may have been meant. */
function alikeIn(
  world: Pick<World, 'recordedPlans'>,
  plans: readonly Plan[],
  { subject, member }: WhyResult,
): readonly string[] {
  if (subject.includes(':') && member === undefined) {
    const modules = plans.flatMap(({ artifacts }) =>
      artifacts.map(({ coordinates }) => moduleKey(coordinates)),
    );
    return alikeNames(subject, modules, ':');
  }
  const paths = plans.flatMap((plan) => [...tableOf(world, plan).keys()]);
  return alikeNames(member?.owner ?? subject, classNames(paths));
}

function whyRecorded(
  world: Pick<World, 'recordedPlans'>,
  plans: readonly Plan[],
  text: string,
  subject: WhySubject,
): WhyResult {
  const holders = plans.map((plan) => holderIn(world, plan, subject));
  const elsewhere =
    subject.kind === 'module'
      ? moduleKey(subject)
      : holders.find((holder) => holder !== undefined)?.module;
  const name = subject.kind === 'module' ? moduleKey(subject) : toBinaryName(subject.owner);
  const held = holders.filter((holder) => holder !== undefined).length;
  const since = held < plans.length ? recordedFirstVersions(world)[name] : undefined;
  return {
    subject: subject.kind === 'module' ? moduleKey(subject) : text,
    member: subject.kind === 'member' ? memberOf(subject) : undefined,
    verdict: held === 0 ? 'nowhere' : held === plans.length ? 'everywhere' : 'some',
    since,
    plans: plans.map((plan, at) => whyPlan(plan, holders[at], elsewhere, name)),
    stopgap: plans.find(({ stopgap }) => stopgap?.classes.includes(name))?.stopgap?.source,
    alike: [],
    given: undefined,
    searches: [],
    problems: [],
  };
}

function memberOf({ owner, name, descriptor }: WhyMemberSubject): WhyMember {
  return { owner: toBinaryName(owner), name, descriptor };
}

function holderIn(
  world: Pick<World, 'recordedPlans'>,
  plan: Plan,
  subject: WhySubject,
): Holder | undefined {
  if (subject.kind === 'module') return holderOf(plan.artifacts, moduleKey(subject));
  const entry = entryOf(world, plan, subject.owner);
  if (entry === undefined) return undefined;
  const { groupId, artifactId } = parseCoordinates(entry.origin) ?? {};
  const known = holderOf(plan.artifacts, `${groupId}:${artifactId}`);
  return known ?? { module: entry.origin, name: entry.origin, path: [] };
}

function entryOf(
  world: Pick<World, 'recordedPlans'>,
  plan: Plan,
  name: InternalName,
): ContentEntry | undefined {
  return tableOf(world, plan).get(`${name}.class`);
}

function tableOf({ recordedPlans: files }: Pick<World, 'recordedPlans'>, plan: Plan): PlanTable {
  const { entries } = plan;
  const known =
    tables.get(plan) ??
    planTable(readEntries(files.read(entries.file), `plans/${entries.file}`, entries.sha256));
  tables.set(plan, known);
  return known;
}

/** Which of a name is a class is asked more than once. */
const tables = new WeakMap<Plan, PlanTable>();

function holderOf(artifacts: Plan['artifacts'], module: string): Holder | undefined {
  const artifact = artifactNamed(artifacts, module);
  if (artifact?.inclusion.kind !== 'included') return undefined;
  return { module, name: formatCoordinates(artifact.coordinates), path: artifact.path };
}

function artifactNamed(
  artifacts: Plan['artifacts'],
  module: string,
): Plan['artifacts'][number] | undefined {
  return artifacts.find(
    ({ coordinates: { groupId, artifactId } }) => `${groupId}:${artifactId}` === module,
  );
}

function whyPlan(
  { module, artifacts, consumers }: Plan,
  holder: Holder | undefined,
  elsewhere: string | undefined,
  name: string,
): WhyPlan {
  const other =
    holder === undefined && elsewhere !== undefined
      ? artifactNamed(artifacts, elsewhere)
      : undefined;
  return {
    module: moduleVersionKey(module),
    holder: holder?.name,
    path: holder?.path ?? [],
    without: other === undefined ? undefined : formatCoordinates(other.coordinates),
    keptOutBy: other?.inclusion.kind === 'excluded' ? other.inclusion.rule : undefined,
    consumers: consumers
      .filter(({ names, missing }) => names.includes(name) || missing.includes(name))
      .map(({ coordinates, missing, missingMembers = [] }) => ({
        name: coordinates,
        links: !missing.includes(name),
        alsoMissing: missing.filter((one) => one !== name).length + missingMembers.length,
      })),
  };
}
