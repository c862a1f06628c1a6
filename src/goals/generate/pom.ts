import { z } from 'zod';
import type { Plan } from '../../uber/plan/plan.js';
import type { Rename } from '../../uber/plan/rename.js';
import type { DefinitionPom } from './definition.js';
import type { MavenOptions } from '../input/maven-access.js';
import type { World } from '../input/world.js';
import type { Definition, PlanResult } from '../plan/plan.js';
import { decisiveMachine, fingerprint, recall, remember, watchWorld } from '../plan/fingerprint.js';

/** What decides a POM besides its plan and its definition. */
export interface PomOptions {
  readonly maven: MavenOptions;
  readonly profiles: readonly string[];
  readonly toolVersion: string;
}

/** The new POM, and which names moved on the way, where there were names before. */
export interface NewPom {
  readonly bytes: Uint8Array;
  readonly rename: Rename | undefined;
}

/**
 * The POM by the door that the plan came through. One made from a definition was read back before it was remembered:
 * the same bytes are taken without reading them back where its plan, its definition's text, its place, the options and
 * every file that was looked at are the same.
 */
export async function makePom(
  world: World,
  { maven, profiles, toolVersion }: PomOptions,
  { plan, definition }: PlanResult,
  folder: string,
): Promise<NewPom> {
  if (definition === undefined) {
    const { pomOfPlan } = await import('./recorded.js');
    return { bytes: pomOfPlan(world, plan), rename: undefined };
  }
  const key = fingerprint([
    'generated POM',
    { maven, profiles, toolVersion },
    decisiveMachine(world.machine),
    folder,
    definition,
    plan,
  ]);
  const known = remembered.safeParse(maven.update ? undefined : recall(world, key)?.value).data;
  if (known !== undefined) return { ...known, bytes: Buffer.from(known.bytes, 'base64') };
  const watched = watchWorld(world);
  const made = await editDefinition(
    watched.world,
    { maven, profiles },
    { plan, definition, folder },
  );
  const bytes = Buffer.from(made.bytes).toString('base64');
  remember(world, key, watched.note({ ...made, bytes }));
  return made;
}

async function editDefinition(
  world: World,
  { maven, profiles }: Omit<PomOptions, 'toolVersion'>,
  made: { readonly plan: Plan; readonly definition: Definition; readonly folder: string },
): Promise<DefinitionPom> {
  // Loaded only here: most runs find that nothing has changed.
  const [{ pomOfDefinition }, { openMaven }] = await Promise.all([
    import('./definition.js'),
    import('../input/open-maven.js'),
  ]);
  const model = {
    userProperties: maven.userProperties,
    propertyEdits: made.plan.inputs.set,
    profiles,
    jdk: made.plan.inputs.jdk,
  };
  return pomOfDefinition({ world, access: openMaven(world, maven), model, ...made });
}

const move = z.object({ from: z.string(), to: z.string() });

const remembered = z.object({
  bytes: z.base64(),
  rename: z.object({ artifactId: move, versions: z.array(move) }),
});
