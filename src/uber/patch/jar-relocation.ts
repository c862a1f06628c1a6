import type { Plan } from '../plan/plan.js';
import { flagOf, textOf } from '../shade/configuration.js';
import type { ShadeExecution } from '../shade/input.js';
import { executionMapper } from '../shade/plan-contents.js';
import type { PackageMapper } from '../shade/relocation/mapper.js';

/** One way in which a name may have been moved on its way into a jar. */
export type NameRoute = Pick<PackageMapper, 'mapPath' | 'mapString' | 'changes' | 'needles'>;

/** What package relocation did to the names of a jar when it was built. */
export interface JarRelocation {
  /** The likeliest first; none where nothing was moved. */
  readonly routes: readonly NameRoute[];
  /** Ids of the executions any of which may have written the jar; empty where that is known, or makes no difference. */
  readonly unclear: readonly string[];
}

/** As much of a jar as tells which execution wrote it. */
export interface WrittenByShade {
  /** Of its coordinates; `undefined` where only a file is known, which says nothing of it. */
  readonly classifier: string | undefined;
  /** It holds a class whose path begins so. */
  readonly holdsUnder: (prefix: string) => boolean;
}

/** A jar of the module, with all that may have moved its names. */
interface Candidate {
  /** Of the execution that wrote it; `undefined` for the main artifact as the jar plugin made it. */
  readonly id: string | undefined;
  /** As an artifact: `''` for the main one, `undefined` for one that only lies in the build folder. */
  readonly classifier: string | undefined;
  /** Oldest first; its own is the last. Those that relocate nothing are left out. */
  readonly mappers: readonly PackageMapper[];
  /** It relocates packages itself. */
  readonly moves: boolean;
}

/**
 * Which relocations a jar went through. As `ShadeMojo.execute` has it: each execution shades the main artifact as it is then,
 * and the dependencies once more. One that attaches its jar under a classifier, or writes it elsewhere (`outputFile`,
 * another `finalName`), leaves the main artifact alone; any other takes its place, so that later executions move names of it
 * a second time. A class of a jar has therefore gone through the execution that wrote the jar alone (it came as one of a
 * dependency: so would one that is added, which is why this route is the first), or through replacing ones before it, too.
 *
 * The classifier of the jar tells the execution. Where only a file is known, its classes do: the prefixes that they were
 * moved to are those of the execution's relocations and of the ones that its jar went through, and of no others.
 */
export function jarRelocation(
  plan: Pick<Plan, 'shade' | 'module'>,
  jar: WrittenByShade,
): JarRelocation {
  const candidates = candidatesOf(plan);
  if (candidates.every(({ mappers }) => mappers.length === 0)) return { routes: [], unclear: [] };
  const named = candidates.filter(
    ({ classifier }) => classifier !== undefined && classifier === jar.classifier,
  );
  const possible = named.length > 0 ? named : explaining(candidates, jar);
  const ways = new Map(possible.map((one) => [keyOf(one.mappers), one]));
  const routes = new Map([...ways.values()].flatMap(routesOf));
  const ids = [...ways.values()].map(({ id }) => id ?? 'none');
  return { routes: [...routes.values()], unclear: ids.length > 1 ? ids : [] };
}

/** The jars that a build leaves: of two that are called alike, the later one. */
function candidatesOf({ shade, module }: Pick<Plan, 'shade' | 'module'>): readonly Candidate[] {
  let main: Candidate = { id: undefined, classifier: '', mappers: [], moves: false };
  const beside = new Map<string, Candidate>();
  for (const execution of shade.executions) {
    if (flagOf(execution.configuration, 'skip', false)) continue;
    const mapper = executionMapper(execution, shade.version);
    const moves = mapper.relocators.length > 0;
    const mappers = moves ? [...main.mappers, mapper] : main.mappers;
    const classifier = classifierOf(execution, `${module.artifactId}-${module.version}`);
    const made: Candidate = { id: execution.id, classifier, mappers, moves };
    if (classifier === '') main = made;
    else beside.set(classifier ?? execution.jarName, made);
  }
  return [main, ...beside.values()];
}

/** Under which its jar is an artifact; `undefined` where it is none. */
function classifierOf({ configuration }: ShadeExecution, mainName: string): string | undefined {
  if (textOf(configuration, 'outputFile') !== undefined) return undefined;
  if (flagOf(configuration, 'shadedArtifactAttached', false))
    return textOf(configuration, 'shadedClassifierName') ?? 'shaded';
  return (textOf(configuration, 'finalName') ?? mainName) === mainName ? '' : undefined;
}

/** Those whose relocations are the ones that the jar shows; where it shows nothing clear, those that show at all. */
function explaining(
  candidates: readonly Candidate[],
  { holdsUnder }: WrittenByShade,
): readonly Candidate[] {
  const shown = new Set<string>();
  for (const mapper of new Set(candidates.flatMap(({ mappers }) => mappers)))
    if (mapper.relocators.some(({ shadedPattern }) => holdsUnder(pathOf(shadedPattern))))
      shown.add(mapper.key);
  const showing = candidates.filter(
    ({ mappers, moves }) => !moves || shown.has(mappers.at(-1)?.key ?? ''),
  );
  const whole = showing.filter(({ mappers }) => {
    const own = new Set(mappers.map(({ key }) => key));
    return [...shown].every((key) => own.has(key));
  });
  return whole.length > 0 ? whole : showing.filter(({ moves }) => moves);
}

function pathOf(shadedPattern: string): string {
  return shadedPattern.replaceAll('.', '/');
}

function keyOf(mappers: readonly PackageMapper[]): string {
  return JSON.stringify(mappers.map(({ key }) => key));
}

/** The execution's own, then with those before it, the nearest first. */
function routesOf({ mappers }: Candidate): readonly (readonly [key: string, route: NameRoute])[] {
  return mappers
    .map((_, start) => mappers.slice(start))
    .map((own) => [keyOf(own), throughAll(own)] as const)
    .toReversed();
}

function throughAll(mappers: readonly PackageMapper[]): NameRoute {
  const mapString = (text: string): string =>
    mappers.reduce((mapped, mapper) => mapper.mapString(mapped), text);
  const mapPath = (path: string): string =>
    mappers.reduce((mapped, mapper) => mapper.mapPath(mapped), path);
  return {
    mapPath,
    mapString,
    needles: needlesOf(mappers),
    changes: (text, kind) =>
      mappers.some((mapper) => mapper.changes(text, kind)) &&
      (kind === 'string' ? mapString(text) : mapPath(text)) !== text,
  };
}

/** What one mapper moves begins as one of its patterns does, whatever the others made of it before. */
function needlesOf(mappers: readonly PackageMapper[]): NameRoute['needles'] {
  const all = new Set<string>();
  for (const { needles } of mappers) {
    if (needles === undefined) return undefined;
    for (const needle of needles) all.add(needle);
  }
  return [...all];
}
