import { onceEach } from '../../contract/problem/once-each.js';
import type { Problem } from '../../contract/problem/problem.js';
import type { InternalName } from '../../formats/classfile/names.js';
import type { SidePart } from '../../jvm/compare/side.js';
import type { MavenAccess } from '../input/maven-access.js';
import { openMaven } from '../input/open-maven.js';
import type { World } from '../input/world.js';
import type { OpenSide } from '../side/open-side.js';
import { begun } from '../input/begun.js';
import { besideFiles } from './beside-files.js';
import type { Sides } from './explainer.js';
import type { HeldModules } from './held-modules.js';
import { heldModules } from './held-modules.js';
import type { OpenConsumer, Opening, ReadyConsumer } from './open-consumers.js';
import { openAll, openConsumers, partsOf } from './open-consumers.js';
import { openedInputs } from './opened-inputs.js';
import type { CheckOptions } from './options.js';
import type { PartIndexes } from './part-indexes.js';
import { createPartIndexes } from './part-indexes.js';
import type { CheckSetting } from './setting.js';
import { settingOf } from './setting.js';

/** What a check is made of, opened and read. */
export interface OpenedCheck {
  readonly opening: Opening;
  readonly on: readonly OpenSide[];
  readonly against: readonly OpenSide[];
  readonly sides: Sides;
  readonly held: HeldModules;
  readonly consumers: readonly OpenConsumer[];
  /** Ends when its classes are read; large ones first. */
  readonly reads: ReadonlyMap<OpenConsumer, Promise<void>>;
  /** Ends when the classes are read that checking the consumer needs. Throws what opening and reading throw. */
  readonly ready: (consumer: OpenConsumer) => Promise<ReadyConsumer>;
  /** It is checked: what none of the others needs is closed. */
  readonly release: (consumer: OpenConsumer) => void;
  /** Of all that was opened. */
  readonly problems: () => readonly Problem[];
  readonly indexes: PartIndexes;
  readonly setting: CheckSetting;
}

/**
 * Opens all inputs of a check and begins to read their classes; `opened` gets what is to be closed. Of what is linked to it
 * reads what the consumers can reach, and the classes that `names` are. Throws as `checkGoal`.
 */
export async function openCheck(
  world: World,
  options: CheckOptions,
  opened: OpenSide[],
  names: readonly InternalName[] = [],
): Promise<OpenedCheck> {
  const access = openMaven(world, options.maven);
  const inputs = openedInputs(world, options, opened);
  const opening: Opening = { world, access, options, open: inputs.open };
  const on = await openAll(opening, options.on);
  const against = await openAll(opening, options.against);
  const indexes = createPartIndexes(world, access);
  // A consumer's own answers need little of what it links to; what is compared is checked as well, and so read whole.
  const compared = options.against.length === 0 ? [] : partsOf([...on, ...against]);
  const comparedRead = begun(indexes.read(compared));
  // Threads have their classes to read while their trees are resolved.
  const named = (await openAll(opening, options.consumers)).map((one) => one.side.parts);
  for (const parts of bySize(named, (own) => own)) void begun(indexes.read(parts));
  const held = heldModules({ parts: partsOf(on) });
  const beside = partsOf(await openAll(opening, options.beside));
  const consumers = await openConsumers(opening, on, held);
  const files = besideFiles(inputs.openApart);
  for (const one of consumers) files.expect(one.files);
  world.progress.report('reading classes');
  const reads = new Map(
    bySize(consumers, ({ parts }) => parts).map((one) => [one, begun(indexes.read(one.parts))]),
  );
  const checked = new Set(partsOfAll(consumers).map(({ name }) => name));
  const ready = async (one: OpenConsumer): Promise<ReadyConsumer> => {
    const all = [...beside, ...(await files.open(one.files))];
    await comparedRead;
    await reads.get(one);
    // Of one that is checked as well as beside another the whole is asked for, however far reading it is.
    await indexes.read(all.filter(({ name }) => checked.has(name)));
    indexes.reach({ parts: one.parts, names }, [partsOf(on), partsOf(against)], all);
    return { ...one, beside: all };
  };
  const release = (one: OpenConsumer): void => {
    for (const side of files.release(one.files))
      if (inputs.close(side)) indexes.forget(side.side.parts);
  };
  const setting = settingOf(opening, indexes);
  const sides = { on: partsOf(on), against: partsOf(against) };
  return {
    opening,
    on,
    against,
    sides,
    held,
    consumers,
    reads,
    ready,
    release,
    problems: () => problemsOf(access, inputs.problems()),
    indexes,
    setting,
  };
}

/** The large ones first: threads are at work on those while the small ones are linked here. */
function bySize<One>(
  all: readonly One[],
  partsOfOne: (one: One) => readonly SidePart[],
): readonly One[] {
  const sizeOf = (one: One): number =>
    partsOfOne(one).reduce((sum, { entries }) => sum + entries.length, 0);
  return all.toSorted((one, other) => sizeOf(other) - sizeOf(one));
}

function partsOfAll(consumers: readonly OpenConsumer[]): readonly SidePart[] {
  return consumers.flatMap(({ parts }) => parts);
}

function problemsOf(access: MavenAccess, told: readonly Problem[]): readonly Problem[] {
  return onceEach([
    ...told,
    ...access.problems().filter(({ code }) => code !== 'repository.no-maven'),
  ]);
}
