import type { EntryOrigin, SidePart } from '../../jvm/compare/side.js';
import type { Cause } from '../../uber/cause/cause.js';
import type { MavenAccess } from '../input/maven-access.js';
import type { World } from '../input/world.js';
import type { Sought } from './causes.js';
import { builtWith, originInSide, treeCauses } from './causes.js';
import type { TreeArtifact } from './consumer-tree.js';
import type { CheckOptions } from './options.js';
import { sideTrees } from './side-trees.js';
import { supplierFinder } from './suppliers.js';

/** Both sides, opened. */
export interface Sides {
  readonly on: readonly SidePart[];
  readonly against: readonly SidePart[];
}

/** Finds out what would supply a name, and why the judged side does not. */
export interface Explainer {
  supplierOf(sought: Sought): EntryOrigin | undefined;
  causeOf(supplier: EntryOrigin | undefined): Cause | undefined;
}

/** `broken`: what will be asked about. */
export async function openExplainer(
  {
    world,
    access,
    options,
  }: {
    readonly world: World;
    readonly access: MavenAccess;
    readonly options: Pick<CheckOptions, 'on' | 'against' | 'maven' | 'jdk' | 'toolVersion'>;
  },
  {
    sides,
    replaced,
    broken,
  }: {
    readonly sides: Sides;
    readonly replaced: readonly TreeArtifact[];
    readonly broken: readonly Sought[];
  },
): Promise<Explainer> {
  const reading = { world, access, options };
  const ofTrees = await supplierFinder(reading, replaced, broken);
  const before = originInSide(sides.against);
  const asBuilt = builtWith(replaced, sides.on);
  const causeOf = treeCauses({
    on: await sideTrees(reading, { texts: options.on, parts: sides.on }),
    against: await sideTrees(reading, { texts: options.against, parts: sides.against }),
    replaced,
  });
  return {
    supplierOf: (sought) => before(sought) ?? ofTrees(sought) ?? asBuilt(sought),
    causeOf,
  };
}
