import type { Problem } from '../../contract/problem/problem.js';
import { formatCoordinates } from '../../maven/coordinates/coordinates.js';

/**
 * Problems without those that another one tells better. Of one artifact, what says why comes before what follows from
 * it: a property without a value in its coordinates; that no repository has it, or that one could not be asked; that its
 * jar cannot be read; and only then the resolver's word on its POM, and that its file is not there.
 */
export function toldOnce(problems: readonly Problem[]): readonly Problem[] {
  const withoutValue = problems.some(({ code }) => code === 'pom.unresolved-property');
  const judged = new Set(problems.flatMap(judgedArtifact));
  const unread = new Set(problems.flatMap(unreadArtifact));
  return problems.filter((problem) => {
    const artifact = artifactOf(problem);
    if (artifact === undefined) return true;
    if (withoutValue && artifact.includes('${')) return false;
    if (isJudgement(problem)) return true;
    if (judged.has(artifact)) return false;
    return problem.code !== 'shade.artifact-missing' || !unread.has(artifact);
  });
}

type Judgement = Extract<
  Problem,
  { readonly code: 'upgrade.absent-version' | 'plan.artifact-unasked' }
>;

/** Whether a rule has judged an artifact to be absent, or not to be known. */
function isJudgement(problem: Problem): problem is Judgement {
  return problem.code === 'upgrade.absent-version' || problem.code === 'plan.artifact-unasked';
}

function judgedArtifact(problem: Problem): readonly string[] {
  return isJudgement(problem) ? [problem.artifact] : [];
}

/** The artifact whose jar is not built, or cannot be read as a whole. */
function unreadArtifact(problem: Problem): readonly string[] {
  if (problem.code === 'plan.sibling-not-built') return [problem.artifact];
  if (!problem.code.startsWith('jar.') || !('artifact' in problem)) return [];
  if ('entry' in problem && problem.entry !== undefined) return [];
  return problem.artifact === undefined ? [] : [problem.artifact];
}

/** What a problem that may be dropped is about. */
function artifactOf(problem: Problem): string | undefined {
  if (problem.code === 'resolve.descriptor-absent' || problem.code === 'resolve.descriptor-unasked')
    return formatCoordinates({ ...problem.coordinates, extension: 'jar' });
  if (isJudgement(problem) || problem.code === 'shade.artifact-missing') return problem.artifact;
  return undefined;
}
