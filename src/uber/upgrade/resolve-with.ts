import type { Reference } from '../../jvm/classpath/class-facts.js';
import { buildClassPath } from '../../jvm/classpath/class-path.js';
import type { JarIndex } from '../../jvm/classpath/jar-index.js';
import type { Platform } from '../../jvm/classpath/platform.js';
import { lookup } from '../../jvm/linkage/lookup.js';
import type { Coordinates } from '../../maven/coordinates/coordinates.js';
import { formatCoordinates, moduleKey } from '../../maven/coordinates/coordinates.js';
import type { ContentsNames, LinkableContents } from './link-contents.js';
import { contentsClassPath } from './link-contents.js';

/**
 * Whether references resolve once an artifact takes the place of another version of its module.
 *
 * First with that artifact and the platform alone: what is found there is found in the whole jar as well. Only what needs
 * classes of others (a supertype elsewhere) is asked of the whole contents, which take far longer to put together.
 */
export function resolveWith(
  linkable: LinkableContents,
  platform: Platform,
  { coordinates, index }: { readonly coordinates: Coordinates; readonly index: JarIndex },
  references: readonly Reference[],
  names: ContentsNames,
): readonly boolean[] {
  const origin = formatCoordinates(coordinates);
  const rename = names.rename(linkable.mapper);
  const alone = buildClassPath(
    [{ multiRelease: false, parts: [{ index, origin, rename }] }],
    platform,
    names.shared,
  );
  const answers = references.map((reference) => lookup(alone, reference).kind);
  if (answers.every((kind) => kind === 'found')) return answers.map(() => true);
  const place = linkable.contents.artifacts.find(
    (artifact) =>
      moduleKey(artifact.coordinates) === moduleKey(coordinates) &&
      artifact.coordinates.classifier === coordinates.classifier,
  );
  if (place === undefined || answers.every((kind) => kind !== 'unknown')) {
    return answers.map((kind) => kind === 'found');
  }
  const replacement = { place: formatCoordinates(place.coordinates), origin, index };
  const whole = contentsClassPath(linkable, platform, { replacement, names });
  return references.map((reference) => lookup(whole, reference).kind === 'found');
}
