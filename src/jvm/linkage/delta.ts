import type { ClassPath } from '../classpath/class-path.js';
import type { CheckLinkageOptions } from './check-linkage.js';
import { checkLinkage } from './check-linkage.js';
import type { SiteFinding } from './site-finding.js';

/** What changes for the sources when one class path takes the place of another; each list in class-path order. */
export interface LinkageDelta {
  /** Resolve with `against` and not with `on`. */
  readonly broken: readonly SiteFinding[];
  /** The reverse: what `against` answers. */
  readonly mended: readonly SiteFinding[];
  /** Resolve with neither: what `on` answers. */
  readonly unchanged: readonly SiteFinding[];
  /** What cannot be said of `on`. */
  readonly unknown: readonly SiteFinding[];
}

/** Compares what the sources find on two class paths. */
export function linkageDelta(
  on: ClassPath,
  against: ClassPath,
  options: Pick<CheckLinkageOptions, 'sources'> = {},
): LinkageDelta {
  const now = checkLinkage(on, { ...options, unknown: true });
  const before = checkLinkage(against, { ...options, unknown: true });
  const keysNow = new Set(now.map(keyOf));
  const keysBefore = new Set(before.map(keyOf));
  const absent = now.filter(isAbsent);
  return {
    broken: absent.filter((finding) => !keysBefore.has(keyOf(finding))),
    mended: before.filter((finding) => isAbsent(finding) && !keysNow.has(keyOf(finding))),
    unchanged: absent.filter((finding) => keysBefore.has(keyOf(finding))),
    unknown: now.filter((finding) => !isAbsent(finding)),
  };
}

function isAbsent({ answer }: SiteFinding): boolean {
  return answer.kind === 'absent';
}

/** A site, whatever is answered to it. */
function keyOf({ source, role, reference }: SiteFinding): string {
  const { kind, owner } = reference;
  return kind === 'class'
    ? `${source} ${role} ${owner}`
    : `${source} ${role} ${kind} ${owner} ${reference.name} ${reference.descriptor}`;
}
