import type { Files } from '../../contract/ports/files.js';
import type { ConfigurationNode, Model } from '../../maven/pom/model.js';
import type { ReadableJar, ShadeModule } from '../../uber/shade/input.js';
import { ownJarNames, resourceBundles } from '../../uber/shade/own-jar.js';
import type { MavenAccess } from '../input/maven-access.js';
import type { World } from '../input/world.js';
import type { Jars } from './jars.js';

/** Most files looked at below a resource folder, and how deep. */
const maximumFiles = 20_000;
const maximumDepth = 40;

/** The module's own jar: from `target` where it is built, else what is known of it before. */
export async function findOwnJar(
  world: World,
  access: MavenAccess,
  jars: Jars,
  module: { readonly model: Model; readonly folder: string | undefined },
): Promise<ShadeModule['own']> {
  const { model, folder } = module;
  const built = folder === undefined ? undefined : builtJar(world.files, jars, model, folder);
  if (built !== undefined) return { kind: 'built', jar: built };
  const bundles = await access.obtainAll(
    resourceBundles(model).map((coordinates) => ({
      coordinates,
      repositories: model.pluginRepositories,
    })),
  );
  return {
    kind: 'unbuilt',
    hasSources:
      folder !== undefined &&
      filesBelow(world.files, inFolder(folder, model.build.sourceDirectory ?? 'src/main/java'))
        .length > 0,
    resources: folder === undefined ? [] : resourcePaths(world.files, model, folder),
    bundles: bundles.map((found) => (found.kind === 'file' ? jars.open(found.path) : undefined)),
  };
}

function builtJar(files: Files, jars: Jars, model: Model, folder: string): ReadableJar | undefined {
  const target = inFolder(folder, model.build.directory ?? 'target');
  const found = ownJarNames(model)
    .map((name) => `${target}/${name}`)
    .find((path) => files.stat(path)?.kind === 'file');
  return found === undefined ? undefined : jars.open(found);
}

function resourcePaths(files: Files, model: Model, folder: string): readonly string[] {
  const paths = model.build.resources.flatMap((resource) => {
    const directory = textOf(resource, 'directory');
    if (directory === undefined) return [];
    const prefix = (textOf(resource, 'targetPath') ?? '').replace(/^\/+|\/+$/g, '');
    return filesBelow(files, inFolder(folder, directory)).map((path) =>
      prefix === '' ? path : `${prefix}/${path}`,
    );
  });
  return [...new Set(paths)].sort();
}

/** Paths of the files below a folder, relative to it. */
function filesBelow(files: Files, folder: string): readonly string[] {
  const found: string[] = [];
  const walk = (path: string, depth: number): void => {
    for (const name of files.list(`${folder}${path}`) ?? []) {
      if (found.length >= maximumFiles || depth > maximumDepth) return;
      const own = `${path}/${name}`;
      if (files.stat(`${folder}${own}`)?.kind === 'folder') walk(own, depth + 1);
      else found.push(own.slice(1));
    }
  };
  if (files.stat(folder)?.kind === 'folder') walk('', 0);
  return found;
}

function textOf(node: ConfigurationNode, name: string): string | undefined {
  return node.children.find((child) => child.name === name)?.value;
}

function inFolder(folder: string, path: string): string {
  return path.startsWith('/') ? path : `${folder}/${path}`;
}
