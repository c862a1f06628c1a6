import { formatCoordinates } from '../../maven/coordinates/coordinates.js';
import type { OwnJar } from './incoming.js';
import type { ShadeModule } from './input.js';
import { archiveConfiguration, archiverPaths, bundlePaths, resourceBundles } from './own-jar.js';
import { archivedAttributes, decisiveAttributes } from './shaded-manifest.js';

/**
 * The module's own jar as an input: its directory where it was built; before that, the paths that the jar plugin, the
 * remote-resources plugin and the resource folders give it, in the order of their making, without CRC and size.
 */
export function ownJar({ own, model, coordinates }: ShadeModule): OwnJar {
  if (own.kind === 'built') {
    const { directory, read } = own.jar;
    const manifest = directory.entries.find(({ path }) => path === 'META-INF/MANIFEST.MF');
    return {
      paths: directory.entries,
      jar: own.jar,
      attributes: decisiveAttributes(manifest && read(manifest), directory.name),
      problems: [],
    };
  }
  const bundles = resourceBundles(model).map((bundle, index) => {
    const jar = own.bundles[index];
    return { bundle, paths: jar && bundlePaths(jar) };
  });
  const unread = bundles.filter(({ paths }) => paths === undefined);
  const archiver = archiverPaths(model);
  const paths = new Set([
    ...archiver.slice(0, 1),
    ...bundles.flatMap((bundle) => bundle.paths ?? []),
    ...own.resources,
    ...archiver.slice(1),
  ]);
  return {
    paths: [...paths].map((path) => ({ path, crc32: undefined, size: undefined })),
    jar: undefined,
    attributes: archivedAttributes(archiveConfiguration(model)),
    problems: [
      ...(own.hasSources
        ? [{ code: 'shade.sources-not-compiled' as const, module: formatCoordinates(coordinates) }]
        : []),
      ...unread.map(({ bundle }) => ({
        code: 'shade.resource-bundle-unread' as const,
        bundle: formatCoordinates(bundle),
      })),
    ],
  };
}
