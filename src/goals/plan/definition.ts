import { ResolutionError } from '../../contract/problem/errors.js';
import type { Problem } from '../../contract/problem/problem.js';
import type { JarClasses } from '../../jvm/classpath/class-list.js';
import { formatCoordinates, moduleVersionKey } from '../../maven/coordinates/coordinates.js';
import type { EffectiveModel } from '../../maven/pom/machine.js';
import type { Model } from '../../maven/pom/model.js';
import type { Resolution } from '../../maven/resolve/machine.js';
import type { ListedArtifact } from '../../maven/resolve/tree.js';
import { listArtifacts } from '../../maven/resolve/tree.js';
import { childOf, listOf } from '../../uber/shade/configuration.js';
import { shadeExecutions } from '../../uber/shade/executions.js';
import type { Contents } from '../../uber/shade/contents.js';
import type {
  ReadableJar,
  ShadeArtifact,
  ShadeExecution,
  ShadeInput,
} from '../../uber/shade/input.js';
import { executionMapper, planContents } from '../../uber/shade/plan-contents.js';
import { pluginParameters } from '../../uber/shade/plugin-descriptor.js';
import { holdsOthers, takesNothing } from '../../uber/plan/reduced-pom.js';
import { classesAbove, classLevels } from '../../uber/upgrade/class-levels.js';
import type { LinkableContents } from '../../uber/upgrade/link-contents.js';
import { takenPaths } from '../../uber/upgrade/link-contents.js';
import { productJava } from '../../uber/upgrade/product-java.js';
import { shadePlugin, shadePluginOf } from '../../uber/upgrade/shade-plugin.js';
import type { Planned } from '../../uber/upgrade/state.js';
import { tell } from '../../wording/tell.js';
import type { MavenAccess, ModelOptions, ReadModule } from '../input/maven-access.js';
import type { World } from '../input/world.js';
import type { FoundFiles } from './files.js';
import { obtainFiles } from './files.js';
import type { Jars } from './jars.js';
import { classesOfArtifacts } from './linkables.js';
import { findOwnJar } from './own-jar.js';
import { withPluginVersion } from './plugin-version.js';

/** A definition that was planned, with what linking it takes. */
export interface PlannedDefinition {
  readonly planned: Planned;
  readonly effective: EffectiveModel;
  /** Without classes where only the paths were planned: `linkablesOf` reads them. */
  readonly linkable: readonly LinkableContents[];
  readonly depth: 'paths' | 'classes';
  readonly executions: readonly ShadeExecution[];
  /** Files of the artifacts, by formatted coordinates. */
  readonly files: ReadonlyMap<string, string>;
}

/** What all definitions of one run share. */
export interface PlanningParts {
  readonly world: World;
  readonly access: MavenAccess;
  readonly jars: Jars;
  readonly model: ModelOptions;
  /** `--java`. */
  readonly java: number | undefined;
}

/** As `project.getArtifacts()`; tests are resolved by the build as well, their files are not looked at. */
const allScopes = ['compile', 'provided', 'runtime', 'system', 'test'];
const fileScopes = ['compile', 'provided', 'runtime', 'system'];

/** A definition whose artifacts were resolved, with their files: nothing was looked at inside them. */
export interface ResolvedDefinition {
  readonly module: ReadModule;
  /** Of the plugin that shades. */
  readonly version: string;
  readonly executions: readonly ShadeExecution[];
  readonly resolution: Resolution;
  readonly listed: readonly ListedArtifact[];
  readonly found: FoundFiles;
  readonly problems: readonly Problem[];
}

/** Effective model → resolved artifacts → files → contents: one definition as it stands. */
export async function planDefinition(
  parts: PlanningParts,
  asRead: ReadModule,
): Promise<PlannedDefinition> {
  return planResolved(parts, await resolveDefinition(parts, asRead), 'classes');
}

/** Effective model → resolved artifacts → files. */
export async function resolveDefinition(
  parts: PlanningParts,
  asRead: ReadModule,
): Promise<ResolvedDefinition> {
  const { module, problems } = await withPluginVersion(parts, asRead);
  const { world, access } = parts;
  const { effective } = module;
  const version = shadePluginOf(effective.model)?.version;
  const executions = shadeExecutions(effective.model);
  if (version === undefined || executions.length === 0) throw noShadePlugin(module);
  world.progress.report(`resolving ${effective.model.artifactId}`);
  const resolution = await access.resolve(effective, { scopes: allScopes, model: parts.model });
  requireSafeCoordinates(resolution.problems, module);
  const listed = listArtifacts(resolution, fileScopes);
  const found = await obtainFiles(access, listed);
  return { module, version, executions, resolution, listed, found, problems };
}

/**
 * Resolved artifacts and files → contents. `paths` reads no class: enough for the old definition of an upgrade, of which
 * only names are asked.
 */
export async function planResolved(
  parts: PlanningParts,
  resolved: ResolvedDefinition,
  depth: 'paths' | 'classes',
): Promise<PlannedDefinition> {
  const { module, version, executions, resolution, listed, found } = resolved;
  const { world, access, jars } = parts;
  const { effective } = module;
  const pathsOnly = depth === 'paths';
  const classes: ReadonlyMap<string, JarClasses> = pathsOnly
    ? new Map()
    : await classesOfArtifacts(jars, found.files);
  const input: ShadeInput = {
    module: {
      coordinates: { ...resolution.root, extension: 'jar' },
      model: effective.model,
      own: await findOwnJar(world, access, jars, {
        model: effective.model,
        folder: module.folder,
      }),
    },
    plugin: { version, parameters: await parametersOf(access, jars, effective.model, version) },
    executions,
    artifacts: listed.map((one) => shadeArtifact(one, found.files, jars, classes)),
    pathsOnly,
  };
  world.progress.report(`planning the contents of ${effective.model.artifactId}`);
  const contents = planContents(input);
  if (takesNothing(contents)) await requireWholePom(parts, module, executions);
  const linkable = linkableContents(contents, executions, version, classes);
  const problems = [
    ...resolved.problems,
    ...effective.problems,
    ...resolution.problems,
    ...[...found.files].flatMap(([artifact, file]) => jars.problemsOf(file, artifact)),
    ...found.problems,
    ...contents.flatMap((one) => one.problems),
    ...linkable.flatMap((one) => classesAbove(one, productJava(parts.java, effective.model))),
  ];
  const planned: Planned = {
    model: effective.model,
    chain: access.rawChain(effective),
    resolution,
    contents,
    keptOutPatterns: contents.map(({ executionId }) => patternsOf(executions, executionId)),
    repositories: [...effective.model.repositories, ...access.defaultRepositories].map(
      ({ id }) => id,
    ),
    missing: found.missing,
    levels: linkable.flatMap(classLevels),
    sizes: compressedSizes(contents, found.files, jars),
    problems,
  };
  return { planned, effective, linkable, executions, files: found.files, depth };
}

function shadeArtifact(
  { node, path }: ListedArtifact,
  files: ReadonlyMap<string, string>,
  jars: Jars,
  classes: ReadonlyMap<string, JarClasses>,
): ShadeArtifact {
  const { coordinates, type, scope, optional } = node;
  const artifact = formatCoordinates(coordinates);
  const jar = jarWithClasses(files.get(artifact), classes.get(artifact), jars);
  return { coordinates, type, scope, optional, path, jar };
}

function jarWithClasses(
  file: string | undefined,
  classes: JarClasses | undefined,
  jars: Jars,
): ReadableJar | undefined {
  const jar = file === undefined ? undefined : jars.open(file);
  if (file === undefined || jar === undefined) return undefined;
  return { ...jar, classes, rewrites: jars.rewrites(file) };
}

async function parametersOf(
  access: MavenAccess,
  jars: Jars,
  { pluginRepositories }: Model,
  version: string,
): Promise<readonly string[] | undefined> {
  const coordinates = { ...shadePlugin, version, extension: 'jar', classifier: '' };
  const found = await access.obtain(coordinates, pluginRepositories);
  const jar = found.kind === 'file' ? jars.open(found.path) : undefined;
  return jar && pluginParameters(jar);
}

function patternsOf(executions: readonly ShadeExecution[], id: string): readonly string[] {
  const execution = executions.find((one) => one.id === id);
  return listOf(childOf(execution?.configuration, 'artifactSet'), 'excludes') ?? [];
}

function linkableContents(
  contents: readonly Contents[],
  executions: readonly ShadeExecution[],
  version: string,
  classes: ReadonlyMap<string, JarClasses>,
): readonly LinkableContents[] {
  return contents.flatMap((one) => {
    const execution = executions.find(({ id }) => id === one.executionId);
    if (execution === undefined) return [];
    return [{ contents: one, mapper: executionMapper(execution, version), classes }];
  });
}

function compressedSizes(
  contents: readonly Contents[],
  files: ReadonlyMap<string, string>,
  jars: Jars,
): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const [artifact, own] of contents.flatMap((one) => [...takenPaths(one)])) {
    const file = files.get(artifact);
    const jar = file === undefined ? undefined : jars.open(file);
    const bytes = (jar?.directory.entries ?? [])
      .filter(({ path }) => own.has(path))
      .reduce((sum, { compressedSize }) => sum + compressedSize, 0);
    sizes.set(artifact, (sizes.get(artifact) ?? 0) + bytes);
  }
  return sizes;
}

/** A published POM without dependencies beside a jar full of others' classes must not be planned as empty. */
async function requireWholePom(
  { access, jars }: PlanningParts,
  { effective, folder, location }: ReadModule,
  executions: readonly ShadeExecution[],
): Promise<void> {
  if (folder !== undefined) return;
  const { groupId, artifactId, version, repositories } = effective.model;
  const coordinates = { groupId, artifactId, version, extension: 'jar', classifier: '' };
  const found = await access.obtain(coordinates, repositories);
  const jar = found.kind === 'file' ? jars.open(found.path) : undefined;
  const paths = jar?.directory.entries.map(({ path }) => path) ?? [];
  if (!holdsOthers(paths, coordinates, executions)) return;
  throw new ResolutionError(
    'plan.dependency-reduced',
    `the POM of ${moduleVersionKey(coordinates)} is the one that the shade plugin reduced: its dependencies are inside its jar and no longer named`,
    { file: location },
    'plan from the pom.xml of the source tree',
  );
}

/** Maven stops as well at coordinates that cannot be a path; nor can a plan hold them. */
function requireSafeCoordinates(problems: readonly Problem[], { location }: ReadModule): void {
  const unsafe = problems.find(({ code }) => code === 'resolve.coordinates-unsafe');
  if (unsafe === undefined) return;
  const { code, message, advice } = tell(unsafe);
  throw new ResolutionError(code, message, { file: location }, advice);
}

function noShadePlugin({ effective, location }: ReadModule): ResolutionError {
  return new ResolutionError(
    'plan.no-shade-plugin',
    `${moduleVersionKey(effective.model)} has no execution of maven-shade-plugin: it makes no uber jar`,
    { file: location },
    'name the module whose POM, or whose parent, runs the goal "shade"',
  );
}
