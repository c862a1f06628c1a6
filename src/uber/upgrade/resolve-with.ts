import type { ClassPath } from '../../jvm/classpath/class-path.js';
import { buildClassPath, classNumber, textNumber } from '../../jvm/classpath/class-path.js';
import type { JarIndex } from '../../jvm/classpath/jar-index.js';
import type { Platform } from '../../jvm/classpath/platform.js';
import { answerTo, isOpenTo } from '../../jvm/linkage/answer-to.js';
import { checkerOf } from '../../jvm/linkage/check-linkage.js';
import type { Coordinates } from '../../maven/coordinates/coordinates.js';
import { formatCoordinates, moduleKey } from '../../maven/coordinates/coordinates.js';
import type { ContentsNames, LinkableContents } from './link-contents.js';
import { contentsClassPath } from './link-contents.js';
import type { BrokenReference } from './state.js';

/**
 * Whether broken sites resolve once an artifact takes the place of another version of its module, as `check` judges them.
 *
 * First with that artifact and the platform alone: what anyone can follow there resolves in the whole jar as well. Only what
 * needs classes of others (a supertype elsewhere, the class that asks) is asked of the whole contents, which take far longer
 * to put together.
 */
export function resolveWith(
  linkable: LinkableContents,
  platform: Platform,
  { coordinates, index }: { readonly coordinates: Coordinates; readonly index: JarIndex },
  broken: readonly BrokenReference[],
  names: ContentsNames,
): readonly boolean[] {
  const origin = formatCoordinates(coordinates);
  const rename = names.rename(linkable.mapper);
  const alone = buildClassPath(
    [{ multiRelease: false, parts: [{ index, origin, rename }] }],
    platform,
    names.shared,
  );
  const answers = broken.map((site) => resolvesAlone(alone, site));
  const place = linkable.contents.artifacts.find(
    (artifact) =>
      moduleKey(artifact.coordinates) === moduleKey(coordinates) &&
      artifact.coordinates.classifier === coordinates.classifier,
  );
  if (place === undefined || !answers.includes(undefined))
    return answers.map((answer) => answer === true);
  const replacement = { place: formatCoordinates(place.coordinates), origin, index };
  const whole = contentsClassPath(linkable, platform, { replacement, names });
  return broken.map((site, at) => answers[at] ?? resolves(whole, site));
}

/** `undefined`: that is said by the whole contents only. */
function resolvesAlone(alone: ClassPath, site: BrokenReference): boolean | undefined {
  if (site.role !== 'reference' && site.role !== 'supertype') return undefined;
  const answer = answerTo(alone, site);
  if (answer !== undefined) return answer.kind === 'absent' ? false : undefined;
  return site.role === 'reference' && isOpenTo(alone, site) ? true : undefined;
}

/** Asked of the class that asked before: a fault of its own is told in its findings, a reference is looked up again. */
function resolves(whole: ClassPath, site: BrokenReference): boolean {
  const from = classNumber(whole, textNumber(whole, site.source));
  if (from === undefined) return false;
  if (site.role === 'reference') return answerTo(whole, site, from) === undefined;
  return !checkerOf(whole)
    .findings(from)
    .some(({ role, reference }) => role === site.role && isSame(reference, site.reference));
}

function isSame(one: BrokenReference['reference'], other: BrokenReference['reference']): boolean {
  if (one.kind === 'class' || other.kind === 'class')
    return one.kind === other.kind && one.owner === other.owner;
  const { kind, owner, name, descriptor } = other;
  return (
    one.kind === kind && one.owner === owner && one.name === name && one.descriptor === descriptor
  );
}
