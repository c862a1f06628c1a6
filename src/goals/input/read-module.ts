import type { FailedRepository } from '../../contract/problem/failed-repository.js';
import { failuresText } from '../../contract/problem/failed-repository.js';
import { ResolutionError } from '../../contract/problem/errors.js';
import { moduleVersionKey } from '../../maven/coordinates/coordinates.js';
import { effectiveModel } from '../../maven/pom/effective-model.js';
import type { PomSource } from '../../maven/pom/machine.js';
import type { Model } from '../../maven/pom/model.js';
import { drive } from './drive.js';
import type { ModelOptions, ModuleInput, ReadModule } from './maven-access.js';
import { findMavenConfig } from './maven-config.js';
import { makeContext } from './model-context.js';
import type { OpenRepositories } from './open-repositories.js';
import { sourceOfText } from './pom-files.js';
import { findReactor } from './reactor.js';
import type { World } from './world.js';

/**
 * A module's effective model; one that lies in a reactor makes its siblings known. Throws `ResolutionError`
 * `repository.module-absent`, `repository.module-unasked`, and what reading the model throws.
 */
export async function readModule(
  world: World,
  parts: OpenRepositories,
  input: ModuleInput,
  model: ModelOptions,
): Promise<ReadModule> {
  const { lookup, poms, siblings } = parts;
  const source = await locate(world, parts, input);
  const { folder, location, text } = source;
  const reactor = folder === undefined ? undefined : findReactor(poms, folder);
  if (reactor !== undefined) siblings.add(reactor);
  const config = findMavenConfig(world, folder ?? world.machine.workingFolder);
  const context = makeContext(parts, model, config);
  const readRaw = (asked: PomSource): Model =>
    input.kind === 'model' && asked === source ? input.raw : poms.raw(asked);
  const machine = effectiveModel(source, context, 'project', { readRaw });
  const effective = await drive(machine, (need) => lookup.answer(need));
  return { effective, text, location, folder, reactorRoot: reactor?.root };
}

async function locate(
  world: World,
  { lookup, poms }: Pick<OpenRepositories, 'lookup' | 'poms'>,
  input: ModuleInput,
): Promise<PomSource> {
  if (input.kind === 'text' || input.kind === 'model')
    return sourceOfText(input.text, input.location, input.folder);
  if (input.kind === 'file') {
    const source = poms.ofProject(absolute(world, input.file));
    if (source !== undefined) return source;
    throw absent(input.file, 'it is not there');
  }
  const found = await lookup.answer({ kind: 'pom', module: input.coordinates, repositories: [] });
  if (found.kind === 'pom') return found.source;
  const name = moduleVersionKey(input.coordinates);
  if (found.kind === 'unasked') throw unasked(name, found.failed);
  throw absent(name, 'no repository has it');
}

function absolute({ machine }: Pick<World, 'machine'>, path: string): string {
  const full = path.startsWith('/') ? path : `${machine.workingFolder}/${path}`;
  return full.replace(/\/(?:\.?\/)+/g, '/').replace(/\/\.?$/, '');
}

function absent(name: string, why: string): ResolutionError {
  return new ResolutionError(
    'repository.module-absent',
    `there is no module ${name}: ${why}`,
    {},
    'correct the path or the coordinates, or name its repository with --repository',
  );
}

function unasked(name: string, failed: readonly FailedRepository[]): ResolutionError {
  const reasons = failuresText(failed);
  return new ResolutionError(
    'repository.module-unasked',
    `module ${name} could not be asked for (${reasons})`,
    {},
    'run again when the repository answers, or without --offline',
  );
}
