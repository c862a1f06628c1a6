import { UsageError } from '../../contract/problem/errors.js';
import type { Problem } from '../../contract/problem/problem.js';
import { dosTime } from '../../formats/jar/added-entry.js';
import { dosTimeText, newestTime } from '../../formats/jar/entry-time.js';
import { pathsUnder } from '../../formats/jar/raw-directory.js';
import { signatureFiles } from '../../formats/jar/signatures.js';
import type { ClassToAdd, Closure } from '../../uber/patch/close-over.js';
import { closeOver } from '../../uber/patch/close-over.js';
import type { AddedClass, AppliedPatch } from '../../uber/patch/record.js';
import type { JarRelocation } from '../../uber/patch/jar-relocation.js';
import { jarRelocation } from '../../uber/patch/jar-relocation.js';
import type { RelocatedJar } from '../../uber/patch/relocated-class.js';
import type { Plan } from '../../uber/plan/plan.js';
import { DEFAULT_JAVA } from '../input/default-java.js';
import { openMaven } from '../input/open-maven.js';
import type { World } from '../input/world.js';
import { addedClasses } from './added-classes.js';
import type { AddedClasses } from './added-classes.js';
import {
  heldFamilies,
  lackingMembers,
  lackingNames,
  readConsumer,
  recordedConsumers,
} from './consumers.js';
import { defaultJar, fittingPlan } from './fitting-plan.js';
import type { OpenTarget } from './open-target.js';
import { openTarget } from './open-target.js';
import { placeFor } from './place.js';
import type { Place } from './place.js';
import { classLevelProblems, shownJava } from './class-level.js';
import {
  closureProblems,
  memberText,
  refusedByPlatform,
  relocationNotes,
} from './patch-problems.js';
import type { PatchRequest, RequestParts } from './request.js';
import { requestOf } from './request.js';
import type { OriginalJar, PatchOptions, PatchResult, PatchSource } from './result.js';
import { stopgapInputs, stopgapTarget } from './stopgap-inputs.js';
import { targetClasses } from './target-classes.js';
import type { WrittenJar } from './write-jar.js';
import { writePatchedJar } from './write-jar.js';

/**
 * Adds classes to a jar, with all that they cannot link without, and labels it as a stopgap. Nothing is written where
 * adding cannot cure what is wrong, or where there is nothing to add. Throws what finding, reading and writing throw.
 */
export async function patchGoal(world: World, options: PatchOptions): Promise<PatchResult> {
  world.progress.report('opening the jar');
  const target = await openTarget(
    world,
    options.jar ?? (await defaultJar(world, options.maven)),
    options.maven,
    options.digest,
  );
  try {
    return await patchTarget(world, target, options);
  } finally {
    target.close();
  }
}

async function patchTarget(
  world: World,
  target: OpenTarget,
  options: PatchOptions,
): Promise<PatchResult> {
  const plan = fittingPlan(world, target);
  const place = placeOf(world, target, plan, options);
  const dropped = signaturesToDrop(target, options);
  const told = options.java ?? plan?.inputs.java;
  const java = told ?? DEFAULT_JAVA;
  const relocation = relocationOf(target, plan);
  const parts: RequestParts = {
    world,
    access: openMaven(world, options.maven),
    jar: targetClasses(world, target, java, relocation.routes),
    families: heldFamilies(target),
    plan,
  };
  const request = await requestOf(parts, options);
  try {
    world.progress.report('following what the classes link to');
    const present = request.classes.filter((name) => parts.jar.holds(name));
    const wanted = [
      ...request.classes.map((name) => ({ name, because: { kind: 'asked' as const } })),
      ...request.lacking,
    ].filter(({ name }) => !parts.jar.holds(name));
    const closure = closeOver(wanted, parts.jar, request.sources);
    const relocated = relocatedAs(relocation, parts, closure);
    const added = addedClasses(closure.added, request.sources, relocated);
    const consumers = await consumersAfter(parts, request, options, closure);
    const problems: readonly Problem[] = [
      ...target.problems,
      ...(await stopgapInputs(request.sources, consumers.problems)),
      ...parts.access.problems().filter(({ code }) => code !== 'repository.no-maven'),
      ...closureProblems(closure, present, request, { target, jar: parts.jar }),
      ...relocationNotes(added, relocation.unclear),
      ...classLevelProblems(added.javas, told ?? shownJava(target) ?? DEFAULT_JAVA),
      ...(dropped.length === 0
        ? []
        : [{ code: 'patch.signature-dropped' as const, files: dropped }]),
      ...(await refusedByPlatform(world, target, java)),
    ];
    parts.access.flush();
    return await finish(
      world,
      { target, place, request, added, closure, dropped, options },
      consumers,
      problems,
    );
  } finally {
    for (const source of request.sources) source.close();
  }
}

const NOTHING_MOVED: JarRelocation = { routes: [], unclear: [] };

function relocationOf(
  { coordinates, current: { directory } }: OpenTarget,
  plan: Plan | undefined,
): JarRelocation {
  if (plan === undefined) return NOTHING_MOVED;
  const holdsUnder = (prefix: string): boolean =>
    pathsUnder(directory, prefix).some(
      (path) => path.startsWith(prefix) && path.endsWith('.class'),
    );
  return jarRelocation(plan, { classifier: coordinates?.classifier, holdsUnder });
}

/** How names are moved in the added classes, where the jar's plan says that package relocation did so. */
function relocatedAs(
  { routes }: JarRelocation,
  { jar }: Pick<RequestParts, 'jar'>,
  { added }: Closure,
): RelocatedJar | undefined {
  if (routes.length === 0) return undefined;
  const come = new Set(added.map(({ name }) => name));
  return { routes, holds: (name) => jar.holds(name), adds: (name) => come.has(name) };
}

interface Prepared {
  readonly target: OpenTarget;
  readonly place: Place;
  readonly request: PatchRequest;
  readonly added: AddedClasses;
  readonly closure: Closure;
  readonly dropped: readonly string[];
  readonly options: PatchOptions;
}

/** Writes the jar if there is something to write, and nothing against it. */
async function finish(
  world: World,
  prepared: Prepared,
  consumers: Pick<PatchResult, 'missing' | 'linking'>,
  found: readonly Problem[],
): Promise<PatchResult> {
  const { target, place, added, closure, options } = prepared;
  const sources = await sourcesOf(prepared.request, added.classes);
  const result = {
    out: place.out,
    written: undefined,
    added: added.classes,
    earlier: (target.earlier?.record.patches ?? []).flatMap((patch) => patch.added),
    sources,
    ...consumers,
    keptAs: place.keptAs,
    takeOut: place.takeOut,
    problems: [...found, ...consumers.missing.map(stillMissing)],
  };
  const verdict = verdictOf(found, closure, options);
  if (verdict !== 'written') {
    const problems = [...result.problems, ...stopgapTarget(target)];
    return { ...result, problems, original: await originalOf(target), verdict };
  }
  world.progress.report('writing the jar');
  const written = await write(world, prepared, result);
  const stopgap = {
    code: 'patch.stopgap' as const,
    file: place.out,
    classes: added.classes.length + result.earlier.length,
    sources: sources.map((source) => source.name),
  };
  const problems = [...result.problems, stopgap];
  return { ...result, original: await originalOf(target), verdict, written, problems };
}

function verdictOf(
  found: readonly Problem[],
  { added }: Closure,
  { dryRun }: Pick<PatchOptions, 'dryRun'>,
): PatchResult['verdict'] {
  if (found.some(({ code }) => code === 'patch.member-missing' || code === 'patch.other-class'))
    return 'refused';
  if (added.length === 0) return 'unchanged';
  return dryRun ? 'dry-run' : 'written';
}

function write(
  world: World,
  { target, place, request, added, dropped, options }: Prepared,
  { sources, missing }: Pick<PatchResult, 'sources' | 'missing'>,
): Promise<WrittenJar> {
  const applied: AppliedPatch = {
    classes: request.classes.map(binary),
    consumers: request.consumers.map(({ name }) => name),
    sources: sources.map(({ name, sha256 }) => ({ name, sha256 })),
    added: added.classes,
    missing,
  };
  const time = timeOf(world, target, added);
  const record = {
    tool: options.tool,
    date: dosTimeText(time),
    original: { name: originalName(target), size: target.source.size },
    patches: [...(target.earlier?.record.patches ?? []), applied],
  };
  const classes = [...(target.earlier?.entries ?? []), ...added.entries];
  return writePatchedJar(world, { target, record, classes, dropped, time }, place);
}

async function originalOf(target: OpenTarget): Promise<OriginalJar> {
  const { file, source, sha256 } = target;
  return { name: originalName(target), file, size: source.size, sha256: await sha256() };
}

function originalName({ earlier, file }: OpenTarget): string {
  return earlier?.record.original.name ?? baseName(file);
}

function stillMissing({ consumer, names }: AppliedPatch['missing'][number]): Problem {
  return { code: 'patch.still-missing', consumer, names };
}

/** `SOURCE_DATE_EPOCH` in seconds, else the newest entry of all inputs. */
function timeOf({ machine }: World, { directory }: OpenTarget, { entries }: AddedClasses): number {
  const epoch = machine.environment['SOURCE_DATE_EPOCH'];
  if (epoch !== undefined && /^\d{1,12}$/.test(epoch)) return dosTime(Number(epoch) * 1000);
  return entries.reduce((newest, { time }) => Math.max(newest, time), newestTime(directory));
}

/** What the consumers that are known, or were named, do not find once the classes are added. */
async function consumersAfter(
  { world, access, jar, families, plan }: RequestParts,
  { consumers }: PatchRequest,
  options: Pick<PatchOptions, 'consumers'>,
  { added }: Closure,
): Promise<Pick<PatchResult, 'missing' | 'linking' | 'problems'>> {
  const asked = [...consumers];
  for (const text of options.consumers) asked.push(await readConsumer(world, access, text));
  const known = new Set(asked.map(({ name }) => name));
  const all = [...asked, ...recordedConsumers(plan).filter(({ name }) => !known.has(name))];
  const come = new Set(added.map(({ name }) => name));
  const left = all.map((consumer) => ({
    consumer: consumer.name,
    names: [
      ...lackingNames(consumer, jar, families)
        .filter((name) => !come.has(name))
        .map(binary)
        .sort(),
      ...lackingMembers(consumer, jar).map(memberText).sort(),
    ],
  }));
  return {
    missing: left.filter(({ names }) => names.length > 0),
    linking: left.filter(({ names }) => names.length === 0).map(({ consumer }) => consumer),
    problems: asked.flatMap(({ problems }) => problems),
  };
}

async function sourcesOf(
  { sources }: PatchRequest,
  added: readonly AddedClass[],
): Promise<readonly PatchSource[]> {
  const found: PatchSource[] = [];
  for (const source of sources) {
    const { name } = source;
    const own = added.filter((one) => one.source === name);
    if (own.length === 0) continue;
    const bytes = own.reduce((sum, { size }) => sum + size, 0);
    found.push({ name, sha256: await source.sha256(), classes: own.length, bytes });
  }
  return found;
}

function signaturesToDrop(
  { directory, name }: OpenTarget,
  { dropSignatures }: PatchOptions,
): readonly string[] {
  const files = signatureFiles(pathsUnder(directory, 'META-INF/'));
  if (files.length === 0 || dropSignatures) return files;
  throw new UsageError(
    'patch.signed',
    `${name} is signed (${files.join(', ')}), and the signature would not hold`,
    { file: name },
    'let it be left out with --drop-signatures',
  );
}

function placeOf(
  { files, machine: { workingFolder } }: World,
  target: OpenTarget,
  plan: Plan | undefined,
  { out, inPlace, dryRun, force }: PatchOptions,
): Place {
  // What is not written lies beside nothing.
  const asked = { out, inPlace, force: force || dryRun };
  return placeFor(placedJar(target, plan), asked, { files, workingFolder });
}

function placedJar(
  { file, coordinates }: OpenTarget,
  plan: Plan | undefined,
): Parameters<typeof placeFor>[0] {
  return {
    file,
    fromRepository: coordinates !== undefined,
    artifactId: coordinates?.artifactId ?? plan?.module.artifactId,
  };
}

function binary(name: ClassToAdd['name']): string {
  return name.replaceAll('/', '.');
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
