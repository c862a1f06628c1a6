import type { ClassPath } from '../classpath/class-path.js';
import type { Platform } from '../classpath/platform.js';
import { PartAnswers } from './part-answers.js';
import { UnchangedClasses } from './unchanged-classes.js';

/** The answers of a class path's parts, by the number of the part. */
interface Linked {
  readonly classPath: ClassPath;
  readonly answers: readonly PartAnswers[];
}

/**
 * What linking leaves to the next linking: an upgrade links nearly the same jars again once it has decided something.
 * Answers are taken over from the last class path on the same platform, if its texts are the same ones (`SharedNames`),
 * and only where they cannot be others (`UnchangedClasses`).
 */
export class EarlierAnswers {
  readonly #last = new Map<Platform, Linked>();

  /** By number of the part. */
  on(classPath: ClassPath): readonly PartAnswers[] {
    const last = this.#last.get(classPath.platform);
    if (last?.classPath === classPath) return last.answers;
    const answers = classPath.parts.map((part, at) => new PartAnswers(classPath, part, at));
    if (last?.classPath.texts === classPath.texts) takeOver({ classPath, answers }, last);
    this.#last.set(classPath.platform, { classPath, answers });
    return answers;
  }
}

function takeOver(now: Linked, last: Linked): void {
  const unchanged = new UnchangedClasses(now.classPath, last.classPath);
  const before = new Map(last.classPath.parts.map(({ names }, at) => [names, at]));
  for (const [at, { index, names }] of now.classPath.parts.entries()) {
    const earlier = before.get(names) ?? -1;
    const isSame = last.classPath.parts[earlier]?.index === index;
    const answers = last.answers[earlier];
    if (isSame && answers !== undefined) now.answers[at]?.takeOver(answers, unchanged);
  }
}
