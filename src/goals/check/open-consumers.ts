import { UsageError } from '../../contract/problem/errors.js';
import type { Side, SidePart } from '../../jvm/compare/side.js';
import { formatCoordinates } from '../../maven/coordinates/coordinates.js';
import { parseInput } from '../input/grammar.js';
import type { MavenAccess } from '../input/maven-access.js';
import type { World } from '../input/world.js';
import type { OpenSide } from '../side/open-side.js';
import type { TreeArtifact } from './consumer-tree.js';
import { consumerTree, filesOf, oncePerModule } from './consumer-tree.js';
import type { HeldModules } from './held-modules.js';
import type { CheckOptions } from './options.js';

/** One that is checked. */
export interface OpenConsumer {
  readonly name: string;
  readonly parts: readonly SidePart[];
  /** What it brings along, as files that lie beside it. */
  readonly files: readonly string[];
  /** What the judged side takes the place of. */
  readonly replaced: readonly TreeArtifact[];
}

/** One whose classes are read, with what lies beside it. */
export interface ReadyConsumer extends OpenConsumer {
  readonly beside: readonly SidePart[];
}

export interface Opening {
  readonly world: World;
  readonly access: MavenAccess;
  readonly options: CheckOptions;
  /** One argument, which is closed when all is done. */
  readonly open: (text: string) => Promise<OpenSide>;
}

/**
 * Those that were named; where a change is judged, or nobody was named, what is judged as well. Throws `UsageError`
 * `input.no-classes`, and what opening and resolving throw.
 */
export async function openConsumers(
  opening: Opening,
  on: readonly OpenSide[],
  held: HeldModules,
): Promise<readonly OpenConsumer[]> {
  const { options } = opening;
  const consumers: OpenConsumer[] = [];
  for (const text of options.consumers) {
    const one = await openConsumer(opening, text, held);
    await opening.world.tasks.turn();
    // One that is named twice asks once.
    if (!consumers.some(({ name, parts }) => name === one.name || parts === one.parts))
      consumers.push(one);
  }
  const isSelf = options.against.length > 0 || options.consumers.length === 0;
  if (consumers.length === 0 && !holdsClasses(partsOf(on))) throw noClasses(options.on.join(','));
  if (!isSelf) return consumers;
  const named = new Set(consumers.map(({ parts }) => parts));
  // One that was named as a consumer as well asks for itself already.
  const self = [...new Set(on)].filter(({ side }) => !named.has(side.parts));
  return [
    ...consumers,
    ...self.map(({ side: { name, parts } }) => ({ name, parts, files: [], replaced: [] })),
  ];
}

async function openConsumer(
  { world, access, open }: Opening,
  text: string,
  held: HeldModules,
): Promise<OpenConsumer> {
  const { side } = await open(text);
  if (!holdsClasses(side.parts)) throw noClasses(text);
  const input = parseInput(text.split(',')[0] ?? text, world.files);
  if (input.kind !== 'coordinates')
    return { name: text, parts: side.parts, files: [], replaced: [] };
  const { coordinates } = input;
  const tree = await consumerTree(world, access, coordinates, (module) => held.has(module));
  const files = await filesOf(access, oncePerModule(tree.beside));
  const name = formatCoordinates(coordinates);
  return { name, parts: side.parts, files: files.map(({ file }) => file), replaced: tree.replaced };
}

function holdsClasses(parts: readonly SidePart[]): boolean {
  return parts.some(({ entries }) => entries.some(({ path }) => path.endsWith('.class')));
}

function noClasses(text: string): UsageError {
  return new UsageError(
    'input.no-classes',
    `${text} holds no classes, so that nothing of it can be checked`,
    { file: text },
    'name the jar with the classes; some modules publish them under a classifier',
  );
}

/** Arguments, one after the other. */
export async function openAll(
  { open }: Opening,
  texts: readonly string[],
): Promise<readonly OpenSide[]> {
  const sides: OpenSide[] = [];
  for (const text of texts) sides.push(await open(text));
  return sides;
}

/** Class path entries, in class-path order. */
export function partsOf(sides: readonly { readonly side: Side }[]): readonly SidePart[] {
  return sides.flatMap(({ side }) => side.parts);
}
