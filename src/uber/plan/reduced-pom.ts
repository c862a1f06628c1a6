import type { ModuleId } from '../../maven/coordinates/coordinates.js';
import { itemsOf, textOf } from '../shade/configuration.js';
import type { Contents } from '../shade/contents.js';
import type { ShadeExecution } from '../shade/input.js';

/** Whether planned contents take nothing but the module's own jar. */
export function takesNothing(contents: readonly Contents[]): boolean {
  return contents.every(({ artifacts }) =>
    artifacts.every(({ inclusion }) => inclusion.kind === 'excluded'),
  );
}

/**
 * Whether a published jar holds other modules, by what Maven leaves in each jar (`META-INF/maven/g/a/pom.properties`) or by
 * classes below a package that only package relocation makes. Together with contents that take nothing it shows that the
 * POM is a dependency-reduced one: `createDependencyReducedPom` took out the dependencies that are inside the jar.
 */
export function holdsOthers(
  paths: readonly string[],
  module: ModuleId,
  executions: readonly ShadeExecution[],
): boolean {
  const own = `META-INF/maven/${module.groupId}/${module.artifactId}/`;
  const moved = executions
    .flatMap(({ configuration }) => itemsOf(configuration, 'relocations'))
    .flatMap((relocation) => textOf(relocation, 'shadedPattern') ?? [])
    .map((pattern) => `${pattern.replaceAll('.', '/').replace(/\/$/, '')}/`);
  return paths.some(
    (path) =>
      (/^META-INF\/maven\/[^/]+\/[^/]+\/pom\.properties$/.test(path) && !path.startsWith(own)) ||
      (path.endsWith('.class') && moved.some((prefix) => path.startsWith(prefix))),
  );
}
