import type { ClassPath } from '../classpath/class-path.js';
import { answerOf, checkerOf } from './check-linkage.js';
import { referenceInNumbers } from './reference-words.js';
import type { SiteAnswer, SiteFinding } from './site-finding.js';

/** A site, wherever it was found. */
export type Site = Pick<SiteFinding, 'reference' | 'use'>;

/**
 * What a class path says to a reference that was found on another one; `undefined`: it resolves. `from`: the class that asks, by
 * its number here; left out: whether anyone could follow it, whatever the instruction.
 */
export function answerTo(
  classPath: ClassPath,
  { reference: words, use }: Site,
  from?: number,
): SiteAnswer | undefined {
  const { rules } = checkerOf(classPath);
  const reference = referenceInNumbers(classPath, words);
  const target = rules.target(reference, from ?? strangerOf(classPath));
  const refusal = from === undefined ? target.refusal : rules.refusal(reference, target, use, from);
  return refusal === undefined ? undefined : answerOf(classPath, refusal);
}

/** Whether any class may follow a reference that resolves there, and do with it what the site does. */
export function isOpenTo(classPath: ClassPath, { reference: words, use }: Site): boolean {
  const { rules } = checkerOf(classPath);
  const reference = referenceInNumbers(classPath, words);
  return rules.isOpen(reference, rules.target(reference, strangerOf(classPath)), use);
}

/** Any class that the last loader defines sees what it finds; a class path without classes finds nothing but the platform. */
export function strangerOf({ classCount }: ClassPath): number {
  return Math.max(0, classCount - 1);
}
