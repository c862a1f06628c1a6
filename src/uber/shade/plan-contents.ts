import type { Problem } from '../../contract/problem/problem.js';
import { formatCoordinates } from '../../maven/coordinates/coordinates.js';
import { artifactSelector } from './artifact-set.js';
import { sortedByPath } from '../../formats/text/byte-order.js';
import { flagOf, itemsOf } from './configuration.js';
import type { Contents, PlannedArtifact } from './contents.js';
import { contentFindings } from './findings.js';
import { incomingJars } from './incoming.js';
import type { OwnJar } from './incoming.js';
import { ownJar } from './own-contents.js';
import type { ShadeExecution, ShadeInput } from './input.js';
import { jarPlace } from './jar-name.js';
import { checkParameters } from './parameters.js';
import { isKnownPluginVersion, pluginBehaviour } from './plugin-behaviour.js';
import { packageMapper } from './relocation/mapper.js';
import type { PackageMapper } from './relocation/mapper.js';
import { readRelocator } from './relocation/relocator.js';
import { plannedServices } from './services.js';
import { selectManifestTransformer, transformedAttributes } from './shaded-manifest.js';
import { shadeJars } from './shade-jars.js';
import { reducedPomTransformers } from './transformers/reduced-pom.js';
import { createTransformers } from './transformers/registry.js';

/**
 * The entry tables of the jars that the shade plugin would write: one per execution that is not skipped, in the order
 * they run. An execution whose jar takes the place of the module's own is the next one's starting point.
 */
export function planContents(input: ShadeInput): readonly Contents[] {
  const result: Contents[] = [];
  let own = ownJar(input.module);
  for (const execution of input.executions) {
    if (flagOf(execution.configuration, 'skip', false)) continue;
    const contents = planExecution(input, execution, own);
    result.push(contents);
    if (jarPlace(execution.configuration, input.module).replacesMain)
      own = {
        paths: contents.entries,
        jar: undefined,
        attributes: contents.manifest,
        problems: [],
      };
  }
  return result;
}

/** How an execution renames packages: what the planned contents are linked with. Problems are told by `planContents`. */
export function executionMapper(
  execution: ShadeExecution,
  pluginVersion: string,
  tell?: (problem: Problem) => void,
): PackageMapper {
  const behaviour = pluginBehaviour(pluginVersion);
  const nodes = itemsOf(execution.configuration, 'relocations');
  const relocators = nodes.flatMap((node) => {
    const relocator = readRelocator(node, behaviour);
    if (relocator) return [relocator];
    const pattern = node.children.find(({ name }) => name === 'pattern')?.value ?? '';
    tell?.({ code: 'shade.unknown-pattern', pattern, parameter: 'relocations' });
    return [];
  });
  // All of the version that names depend on (the rest is about source text): another plugin version may map alike.
  const { doubleStarNamesPackage, rawStringSparesClassNames } = behaviour;
  const key = JSON.stringify([doubleStarNamesPackage, rawStringSparesClassNames, nodes]);
  return packageMapper(relocators, key);
}

function planExecution(input: ShadeInput, execution: ShadeExecution, own: OwnJar): Contents {
  const { configuration } = execution;
  const { version, parameters } = input.plugin;
  const problems: Problem[] = [...checkParameters(configuration, version, parameters)];
  const tell = (problem: Problem): void => {
    problems.push(problem);
  };
  if (!isKnownPluginVersion(version)) tell({ code: 'shade.unknown-plugin-version', version });
  problems.push(...own.problems);

  const behaviour = pluginBehaviour(version);
  const mapper = executionMapper(execution, version, tell);
  const manifestNode = selectManifestTransformer(configuration, behaviour);
  const module = formatCoordinates(input.module.coordinates);
  const jars = incomingJars(input, configuration, own, {
    mapper,
    behaviour,
    tell,
    pathsOnly: input.pathsOnly === true,
  });
  const shaded = shadeJars({
    jars,
    mapper,
    behaviour,
    module,
    writesManifest: manifestNode !== undefined,
    transformers: [
      ...createTransformers(configuration, { mapper, behaviour, tell }),
      ...reducedPomTransformers(configuration, input.module.coordinates),
    ],
  });
  const entries = sortedByPath(shaded.entries);
  const manifest = { ...own.attributes, ...transformedAttributes(manifestNode) };
  problems.push(...contentFindings({ shaded, entries, jars, mapper, manifest }));
  return {
    jarName: jarPlace(configuration, input.module).name,
    executionId: execution.id,
    entries,
    overlaps: sortedByPath(shaded.overlaps),
    services: plannedServices(entries, shaded.merged, jars),
    manifest,
    artifacts: plannedArtifacts(input, execution),
    problems,
  };
}

function plannedArtifacts(
  { module, artifacts }: ShadeInput,
  { configuration }: ShadeExecution,
): readonly PlannedArtifact[] {
  const { groupId, artifactId, classifier } = module.coordinates;
  const select = artifactSelector(configuration, { groupId, artifactId, type: 'jar', classifier });
  return artifacts.map(({ coordinates, type, scope, optional, path }) => ({
    coordinates,
    scope,
    optional,
    path,
    inclusion: select({ ...coordinates, type }, scope),
  }));
}
