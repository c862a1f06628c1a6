import type { ClassPath } from '../classpath/class-path.js';
import { classNumber, nameOfClass, textNumber } from '../classpath/class-path.js';
import { answerTo } from './answer-to.js';
import type { CheckLinkageOptions } from './check-linkage.js';
import { checkLinkage, sourceClasses } from './check-linkage.js';
import { EarlierFindings } from './earlier-findings.js';
import type { SiteAnswer, SiteFinding } from './site-finding.js';

/** What changes for the sources when one class path takes the place of another; each list in class-path order. */
export interface LinkageDelta {
  /** Resolve with `against` and not with `on`. */
  readonly broken: readonly SiteFinding[];
  /** The reverse: what `against` answers. */
  readonly mended: readonly SiteFinding[];
  /** Resolve with neither: what `on` answers. */
  readonly unchanged: readonly SiteFinding[];
  /** What cannot be said of `on`; or it is absent there, and what cannot be said is whether it resolves with `against`. */
  readonly unknown: readonly SiteFinding[];
}

/**
 * Compares what the sources find on two class paths. A site is asked of the other class path as the class of the same name
 * asks there. Where that has none, as for a class that is new in `on`, the reference alone is looked up: it is broken if
 * anyone could follow it before.
 */
export function linkageDelta(
  on: ClassPath,
  against: ClassPath,
  options: Pick<CheckLinkageOptions, 'sources'> = {},
): LinkageDelta {
  // A consumer's own classes ask for little that is not the same on both.
  const earlier = new EarlierFindings();
  const now = checkLinkage(on, { ...options, unknown: true, earlier });
  const before = checkLinkage(against, { ...options, unknown: true, earlier });
  const answersBefore = otherAnswers(against, before, options.sources);
  const answersNow = otherAnswers(on, now, options.sources);
  const delta: Record<keyof LinkageDelta, SiteFinding[]> = {
    broken: [],
    mended: [],
    unchanged: [],
    unknown: [],
  };
  for (const finding of now)
    delta[finding.answer.kind === 'unknown' ? 'unknown' : changeOf(answersBefore(finding))].push(
      finding,
    );
  for (const finding of before) {
    if (finding.answer.kind !== 'absent' || !isSource(on, finding)) continue;
    if (answersNow(finding) === undefined) delta.mended.push(finding);
  }
  return delta;
}

/** What became of a site that is absent now. */
function changeOf(before: SiteAnswer | undefined): keyof LinkageDelta {
  if (before === undefined) return 'broken';
  return before.kind === 'unknown' ? 'unknown' : 'unchanged';
}

/** What a class path says to a site that was found on another one; `undefined`: it resolves. */
function otherAnswers(
  classPath: ClassPath,
  findings: readonly SiteFinding[],
  sources: CheckLinkageOptions['sources'],
): (finding: SiteFinding) => SiteAnswer | undefined {
  const known = new Map(findings.map((finding) => [keyOf(finding), finding.answer]));
  const numbers = new Map<string, number>();
  for (const number of sourceClasses(classPath, sources))
    numbers.set(nameOfClass(classPath, number), number);
  return (finding) => {
    const answer = known.get(keyOf(finding));
    if (answer !== undefined) return answer;
    const from = numbers.get(finding.source);
    if (!isLookedUp(finding)) return from === undefined ? finding.answer : undefined;
    return answerTo(classPath, finding, from);
  };
}

/** Other findings are of the class, not of a name: where it has them not it has no fault; where it is not, nothing is better. */
function isLookedUp({ role }: SiteFinding): boolean {
  return role === 'reference' || role === 'supertype';
}

/** Whether the class is still there that asked: with it its faults are gone, not mended. */
function isSource(classPath: ClassPath, { source }: SiteFinding): boolean {
  const number = classNumber(classPath, textNumber(classPath, source));
  return number !== undefined && number >= classPath.platformCount;
}

/** A site, whatever is answered to it. */
function keyOf({ source, role, reference }: SiteFinding): string {
  const { kind, owner } = reference;
  return kind === 'class'
    ? `${source} ${role} ${owner}`
    : `${source} ${role} ${kind} ${owner} ${reference.name} ${reference.descriptor}`;
}
