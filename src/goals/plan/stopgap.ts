import { UsageError } from '../../contract/problem/errors.js';
import { parseCoordinates } from '../../maven/coordinates/coordinates.js';
import type { RepositoryDefinition } from '../../maven/pom/model.js';
import type { Plan } from '../../uber/plan/plan.js';
import type { MavenAccess } from '../input/maven-access.js';
import type { Jars } from './jars.js';

/** `CLASS=g:a:v`: the class with its nested ones, from that artifact, whose checksum is recorded. */
export async function readStopgap(
  access: MavenAccess,
  jars: Jars,
  option: string | undefined,
  repositories: readonly RepositoryDefinition[],
): Promise<Plan['stopgap']> {
  if (option === undefined) return undefined;
  const [name = '', source = ''] = option.split('=', 2);
  const coordinates = parseCoordinates(source);
  if (coordinates === undefined) throw wrong(option, 'it is not CLASS=group:artifact:version');
  const found = await access.obtain(coordinates, repositories);
  if (found.kind !== 'file') throw wrong(option, `${source} was not found`);
  const path = name.replaceAll('.', '/');
  const classes = (jars.open(found.path)?.directory.entries ?? [])
    .filter((entry) => entry.path === `${path}.class` || entry.path.startsWith(`${path}$`))
    .map((entry) => entry.path.slice(0, -'.class'.length).replaceAll('/', '.'))
    .sort();
  if (classes.length === 0) throw wrong(option, `${source} has no class ${name}`);
  return { classes, source, sha256: access.sha256(found.path) };
}

function wrong(option: string, why: string): UsageError {
  return new UsageError(
    'plan.stopgap',
    `--stopgap ${option} cannot be recorded: ${why}`,
    {},
    'name a class and the artifact that has it',
  );
}
