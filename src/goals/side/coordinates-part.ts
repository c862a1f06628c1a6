import { isStopError, ResolutionError } from '../../contract/problem/errors.js';
import { failuresText } from '../../contract/problem/failed-repository.js';
import type { Problem } from '../../contract/problem/problem.js';
import type { Coordinates } from '../../maven/coordinates/coordinates.js';
import { formatCoordinates } from '../../maven/coordinates/coordinates.js';
import { attachedClassifiers } from '../../uber/shade/attached-classifiers.js';
import type { MavenAccess } from '../input/maven-access.js';
import { openMaven } from '../input/open-maven.js';
import type { World } from '../input/world.js';
import type { SideOptions } from './side-options.js';

/** What it depends on which file that is. */
type ObtainOptions = Pick<SideOptions, 'maven' | 'jdk'>;

/** A file of a repository, lying on this machine. */
export interface ObtainedFile {
  /** Formatted coordinates. */
  readonly name: string;
  readonly path: string;
  /** What the POM says that its build attaches under a classifier; nothing where there is none, or it cannot be told. */
  readonly classifiers: () => Promise<readonly string[]>;
  readonly problems: readonly Problem[];
}

/** The file of coordinates, from where Maven would take it. Throws `ResolutionError` where there is none. */
export async function obtainFile(
  world: World,
  coordinates: Coordinates,
  options: ObtainOptions,
): Promise<ObtainedFile> {
  const access = openMaven(world, options.maven);
  try {
    const path = await pathOf(access, coordinates, options);
    access.flush();
    return {
      name: formatCoordinates(coordinates),
      path,
      classifiers: () => classifiersOf(access, coordinates, options),
      problems: access.problems().filter(({ code }) => code !== 'repository.no-maven'),
    };
  } finally {
    world.progress.done();
  }
}

async function pathOf(
  access: MavenAccess,
  coordinates: Coordinates,
  options: ObtainOptions,
): Promise<string> {
  const found = await access.obtain(coordinates, []);
  if (found.kind === 'file') return found.path;
  const name = formatCoordinates(coordinates);
  if (found.kind === 'not-built')
    throw new ResolutionError(
      'repository.artifact-not-built',
      `${name} is a module of this checkout, and ${found.path} is not built`,
      { file: found.path },
      'build it first (mvn package), or name its folder to compare it as planned',
    );
  const attached = await classifiersOf(access, coordinates, options);
  const instead = attached.map((classifier) => `${name}:${classifier}`).join(', ');
  if (found.kind === 'unasked')
    throw new ResolutionError(
      'repository.artifact-unasked',
      `${name} could not be asked for (${failuresText(found.failed)})`,
      {},
      instead === ''
        ? 'run again when the repository answers, or without --offline'
        : `its POM attaches ${instead}: name that, or run again when the repository answers`,
    );
  throw new ResolutionError(
    'repository.artifact-absent',
    `no repository has ${name}`,
    {},
    instead === ''
      ? 'correct the coordinates, or name its repository with --repository'
      : `its POM attaches ${instead}: name that`,
  );
}

/** None where the POM cannot be had or used: this is help, and no reason to stop. */
async function classifiersOf(
  access: MavenAccess,
  coordinates: Coordinates,
  { maven, jdk }: ObtainOptions,
): Promise<readonly string[]> {
  if (coordinates.classifier !== '' || coordinates.extension !== 'jar') return [];
  const model = { userProperties: maven.userProperties, propertyEdits: {}, profiles: [], jdk };
  try {
    const { effective } = await access.readModule({ kind: 'coordinates', coordinates }, model);
    return attachedClassifiers(effective.model);
  } catch (error) {
    if (isStopError(error)) return [];
    throw error;
  }
}
