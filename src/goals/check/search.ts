import { failuresText } from '../../contract/problem/failed-repository.js';
import { isStopError } from '../../contract/problem/errors.js';
import type { Problem } from '../../contract/problem/problem.js';
import type { ModuleId } from '../../maven/coordinates/coordinates.js';
import { moduleKey } from '../../maven/coordinates/coordinates.js';
import type { RepositoryDefinition } from '../../maven/pom/model.js';
import type { TryOutcome } from '../../uber/upgrade/search-versions.js';
import { searchVersions } from '../../uber/upgrade/search-versions.js';
import type { MavenAccess } from '../input/maven-access.js';
import type { TriedVersion, VersionSearch } from './result.js';

/** Versions that are tried of one module, and in one run. */
const MOST_TRIES = { ofOne: 6, inAll: 24 };

/** What searches of one run share. */
export interface Searching {
  readonly access: Pick<MavenAccess, 'versions'>;
  /** Gets what could not be found out. */
  readonly problems: Problem[];
  left: number;
}

/** Whose versions are tried, and how. */
export interface Searched {
  readonly of: VersionSearch['of'];
  readonly module: ModuleId;
  readonly present: string;
  readonly guess?: string | undefined;
  readonly known?: string | undefined;
  readonly repositories: readonly RepositoryDefinition[];
  /** The symbols that do not resolve with a version. May throw stop errors: the version is unusable then. */
  readonly brokenWith: (version: string) => Promise<readonly string[]>;
}

/** The searches of one run begin with this. */
export function beginSearching(access: Searching['access'], problems: Problem[]): Searching {
  return { access, problems, left: MOST_TRIES.inAll };
}

/**
 * Tries versions of a module until the nearest one that does is known, or as many as may be downloaded were tried. `undefined`:
 * no repository says which there are, which is a problem, or nothing may be tried any more.
 */
export async function searchModule(
  searching: Searching,
  searched: Searched,
): Promise<VersionSearch | undefined> {
  const { of, module, present, guess, known, repositories, brokenWith } = searched;
  const most = Math.min(MOST_TRIES.ofOne, searching.left);
  const answer = await searching.access.versions(module.groupId, module.artifactId, repositories);
  if (answer.kind !== 'versions') {
    const detail = answer.kind === 'unasked' ? failuresText(answer.failed) : '';
    const code = 'repository.versions-unknown';
    searching.problems.push({ code, module: moduleKey(module), detail });
    return undefined;
  }
  const searcher = searchVersions({ listed: answer.versions, present, guess, known, most });
  const tried: TriedVersion[] = [];
  let step = searcher.next();
  while (!step.done) {
    const one = await tryVersion(step.value, brokenWith);
    tried.push(one);
    searching.left -= 1;
    step = searcher.next(outcomes[one.outcome]);
  }
  return { of, module: moduleKey(module), present, ...step.value, tried };
}

const outcomes: Readonly<Record<TriedVersion['outcome'], TryOutcome>> = {
  links: 'does',
  breaks: 'fails',
  unusable: 'unusable',
};

async function tryVersion(
  version: string,
  brokenWith: Searched['brokenWith'],
): Promise<TriedVersion> {
  try {
    const broken = await brokenWith(version);
    const outcome = broken.length === 0 ? 'links' : 'breaks';
    return { version, outcome, broken, detail: undefined };
  } catch (error) {
    if (!isStopError(error)) throw error;
    return { version, outcome: 'unusable', broken: [], detail: error.message };
  }
}
