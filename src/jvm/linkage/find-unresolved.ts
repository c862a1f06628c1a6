import type { ClassPath } from '../classpath/class-path.js';
import { nameOfClass } from '../classpath/class-path.js';
import { EarlierAnswers } from './earlier-answers.js';
import type { LinkageFinding } from './findings.js';

/** What is asked about, and what is told. */
export interface UnresolvedOptions {
  /** Parts whose classes are asked, by origin; left out: all. */
  readonly sources?: (origin: string) => boolean;
  /** Also tell what could not be decided; left out: only what is absent. */
  readonly unknown?: boolean;
  /** Answers on class paths over the same texts; those on this one are added. */
  readonly earlier?: EarlierAnswers;
}

/**
 * Every reference of the sources' classes that does not resolve, in class-path order. A class that is shadowed by an
 * earlier one of its name is no source, nor is a class of the platform. Each distinct reference of a part is looked up
 * once.
 */
export function findUnresolved(
  classPath: ClassPath,
  options: UnresolvedOptions = {},
): readonly LinkageFinding[] {
  const { sources, unknown, earlier = new EarlierAnswers() } = options;
  const answers = earlier.on(classPath);
  const origins = classPath.parts.map(({ origin }) =>
    origin !== undefined && sources?.(origin) !== false ? origin : undefined,
  );
  const findings: LinkageFinding[] = [];
  for (let number = classPath.platformCount; number < classPath.classCount; number++) {
    const at = classPath.classPart[number] ?? 0;
    const origin = origins[at];
    if (origin === undefined) continue;
    for (const { reference, answer } of answers[at]?.broken(classPath.classRow[number] ?? 0) ?? [])
      if (answer.kind === 'absent' || unknown === true)
        findings.push({ source: nameOfClass(classPath, number), origin, reference, answer });
  }
  return findings;
}
