import { FormatError } from '../../contract/problem/errors.js';
import { decodeXml } from '../../formats/xml/decode.js';
import { child } from '../../formats/xml/element.js';
import { parseXml } from '../../formats/xml/parse.js';
import type { Coordinates } from '../../maven/coordinates/coordinates.js';
import type { ConfigurationNode, Model, Plugin } from '../../maven/pom/model.js';
import { childOf, flagOf, listOf } from './configuration.js';
import type { ReadableJar } from './input.js';

/** The file names, below `target`, under which the module's own jar may lie, best first: the plugin renames the one that it replaces. */
export function ownJarNames(model: Model): readonly string[] {
  const name = model.build.finalName ?? `${model.artifactId}-${model.version ?? ''}`;
  return [`original-${name}.jar`, `${name}.jar`];
}

/** Bundles that `maven-remote-resources-plugin` is configured to add to the module's jar, in order. */
export function resourceBundles(model: Model): readonly Coordinates[] {
  const plugin = findPlugin(model, 'maven-remote-resources-plugin');
  return (plugin?.executions ?? [])
    .filter(
      ({ goals, phase, configuration }) =>
        phase !== 'none' &&
        goals.includes('process') &&
        !flagOf(configuration, 'remoteresources.skip', false) &&
        !flagOf(configuration, 'skip', false),
    )
    .flatMap(({ configuration }) => listOf(configuration, 'resourceBundles') ?? [])
    .flatMap(bundleCoordinates);
}

/** The files of a bundle: its `META-INF/maven/remote-resources.xml` lists them; templates lose their `.vm`. */
export function bundlePaths(bundle: ReadableJar): readonly string[] | undefined {
  const entry = bundle.directory.entries.find(
    ({ path }) => path === 'META-INF/maven/remote-resources.xml',
  );
  if (!entry) return undefined;
  try {
    const text = decodeXml(bundle.read(entry), bundle.directory.name);
    const list = child(parseXml(text, bundle.directory.name), 'remoteResources');
    return list?.children.map((item) => item.text.trim().replace(/\.vm$/, ''));
  } catch (error) {
    if (error instanceof FormatError) return undefined;
    throw error;
  }
}

/** What the jar plugin writes of itself: the manifest, and POM and its properties unless told not to. */
export function archiverPaths(model: Model): readonly string[] {
  const archive = archiveConfiguration(model);
  const folder = `META-INF/maven/${model.groupId ?? ''}/${model.artifactId}`;
  return [
    'META-INF/MANIFEST.MF',
    ...(flagOf(archive, 'addMavenDescriptor', true)
      ? [`${folder}/pom.xml`, `${folder}/pom.properties`]
      : []),
  ];
}

/** `<archive>` of the jar plugin's main execution. */
export function archiveConfiguration(model: Model): ConfigurationNode | undefined {
  const plugin = findPlugin(model, 'maven-jar-plugin');
  const execution = plugin?.executions.find(({ id }) => id === 'default-jar');
  return childOf(execution?.configuration, 'archive') ?? childOf(plugin?.configuration, 'archive');
}

function findPlugin(model: Model, artifactId: string): Plugin | undefined {
  return model.build.plugins.find(
    (plugin) => plugin.groupId === 'org.apache.maven.plugins' && plugin.artifactId === artifactId,
  );
}

/** `groupId:artifactId:version[:type[:classifier]]`. */
function bundleCoordinates(text: string): readonly Coordinates[] {
  const [groupId, artifactId, version, extension = 'jar', classifier = ''] = text.split(':');
  return groupId && artifactId && version
    ? [{ groupId, artifactId, version, extension, classifier }]
    : [];
}
