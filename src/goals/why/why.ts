import {
  formatCoordinates,
  moduleVersionKey,
  parseCoordinates,
} from '../../maven/coordinates/coordinates.js';
import { readEntries } from '../../uber/plan/entry-table.js';
import type { Plan } from '../../uber/plan/plan.js';
import type { World } from '../input/world.js';
import { recordedPlans } from '../plan/recorded-plan.js';
import type { WhyPlan, WhyResult } from './result.js';

/** Who holds it in one plan: its artifact, and the path of dependencies to it. */
interface Holder {
  readonly module: string;
  readonly name: string;
  readonly path: readonly string[];
}

/**
 * Which artifact of each recorded plan holds a class (binary or internal name) or is the artifact `g:a`, and who needs it. No
 * network: what no recorded plan holds is told as being in none of them, never as not existing. Throws what reading plans throws.
 */
export function why(world: Pick<World, 'recordedPlans'>, subject: string): WhyResult {
  const plans = recordedPlans(world);
  const holders = plans.map((plan) => holderIn(world, plan, subject));
  const elsewhere = subject.includes(':')
    ? subject
    : holders.find((holder) => holder !== undefined)?.module;
  const name = subject.replaceAll('/', '.');
  const held = holders.filter((holder) => holder !== undefined).length;
  return {
    subject,
    verdict: held === 0 ? 'nowhere' : held === plans.length ? 'everywhere' : 'some',
    plans: plans.map((plan, at) => whyPlan(plan, holders[at], elsewhere, name)),
    stopgap: plans.find(({ stopgap }) => stopgap?.classes.includes(name))?.stopgap?.source,
    problems: [],
  };
}

function holderIn(
  { recordedPlans: files }: Pick<World, 'recordedPlans'>,
  { entries: table, artifacts }: Plan,
  subject: string,
): Holder | undefined {
  if (subject.includes(':')) return holderOf(artifacts, subject);
  const path = `${subject.replaceAll('.', '/')}.class`;
  const entry = readEntries(files.read(table.file), `plans/${table.file}`, table.sha256).find(
    (one) => one.path === path,
  );
  if (entry === undefined) return undefined;
  const { groupId, artifactId } = parseCoordinates(entry.origin) ?? {};
  const known = holderOf(artifacts, `${groupId}:${artifactId}`);
  return known ?? { module: entry.origin, name: entry.origin, path: [] };
}

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
      .map(({ coordinates, missing }) => ({
        name: coordinates,
        links: !missing.includes(name),
        alsoMissing: missing.filter((one) => one !== name).length,
      })),
  };
}
