import type { Problem } from '../../contract/problem/problem.js';
import { formatCoordinates } from '../../maven/coordinates/coordinates.js';
import type { ListedArtifact } from '../../maven/resolve/tree.js';
import type { MissingArtifact } from '../../uber/upgrade/state.js';
import type { MavenAccess } from '../input/maven-access.js';

/** The files of resolved artifacts, by formatted coordinates, and those that could not be had. */
export interface FoundFiles {
  readonly files: ReadonlyMap<string, string>;
  readonly missing: readonly MissingArtifact[];
  readonly problems: readonly Problem[];
}

/** Obtains the files of all artifacts that have one, side by side; the answers are told in the order of the list. */
export async function obtainFiles(
  access: MavenAccess,
  listed: readonly ListedArtifact[],
): Promise<FoundFiles> {
  const files = new Map<string, string>();
  const missing: MissingArtifact[] = [];
  const problems: Problem[] = [];
  const wanted = listed.filter(({ node }) => node.type !== 'pom');
  const answers = await access.obtainAll(
    wanted
      .filter(({ node }) => node.systemPath === undefined)
      .map(({ node }) => ({ coordinates: node.coordinates, repositories: node.repositories })),
  );
  let at = 0;
  for (const { node, path } of wanted) {
    const artifact = formatCoordinates(node.coordinates);
    if (node.systemPath !== undefined) {
      files.set(artifact, node.systemPath);
      continue;
    }
    const answer = answers[at++];
    if (answer?.kind === 'file') files.set(artifact, answer.path);
    else if (answer?.kind === 'not-built')
      problems.push({ code: 'plan.sibling-not-built', artifact, path });
    else if (answer !== undefined) missing.push({ node, path, answer });
  }
  return { files, missing, problems };
}
