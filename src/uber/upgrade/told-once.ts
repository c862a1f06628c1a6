import type { Problem } from '../../contract/problem/problem.js';
import { formatCoordinates } from '../../maven/coordinates/coordinates.js';

/**
 * Problems without those that a rule tells better: where it is told of an artifact that no repository has it, or that one could
 * not be asked, the resolver's word on that artifact's POM says the same with less.
 */
export function toldOnce(problems: readonly Problem[]): readonly Problem[] {
  const judged = new Set(
    problems.flatMap((problem) =>
      problem.code === 'upgrade.absent-version' || problem.code === 'plan.artifact-unasked'
        ? [problem.artifact]
        : [],
    ),
  );
  return problems.filter(
    (problem) =>
      (problem.code !== 'resolve.descriptor-absent' &&
        problem.code !== 'resolve.descriptor-unasked') ||
      !judged.has(formatCoordinates({ ...problem.coordinates, extension: 'jar' })),
  );
}
