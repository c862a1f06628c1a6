import { failuresText } from '../../contract/problem/failed-repository.js';
import { ResolutionError } from '../../contract/problem/errors.js';
import type { Machine } from '../../contract/ports/machine.js';
import type { Problem } from '../../contract/problem/problem.js';
import { moduleVersionKey } from '../coordinates/coordinates.js';
import { parseVersionConstraint, satisfies } from '../version/range.js';
import { compareVersions } from '../version/version.js';
import type { PomAnswer, PomNeed, PomSource } from './machine.js';
import type { Model, ParentReference, RepositoryDefinition } from './model.js';
import { normalize } from './path-translator.js';

/** A parent's POM, or that the model names none. */
export interface Found {
  readonly source: PomSource;
  readonly raw: Model;
  /** The version that was chosen, where `<parent>` has a range. */
  readonly version: string;
}

/**
 * A model's parent: by `relativePath` where that leads to the POM that is named, else from the repositories
 * (`DefaultModelBuilder.readParent`). Throws `ResolutionError`: `pom.parent-absent`, `pom.parent-unasked`,
 * `pom.parent-version`; and what reading throws.
 */
export function* resolveParent(
  parent: ParentReference,
  child: PomSource,
  repositories: readonly RepositoryDefinition[],
  readRaw: (source: PomSource) => Model,
  problems: Problem[],
): Machine<PomNeed, PomAnswer, Found> {
  const near = yield* readNearby(parent, child, readRaw, problems);
  if (near) return near;
  if (parent.version.includes('${')) {
    throw new ResolutionError(
      'pom.parent-version',
      `${child.location} names its parent as ${moduleVersionKey(parent)}, whose version no repository can be asked for`,
      { file: child.location },
      'build from a checkout that has the parent, or write its version as a constant',
    );
  }
  const version = yield* chooseVersion(parent, child, repositories);
  const module = { groupId: parent.groupId, artifactId: parent.artifactId, version };
  const [answer] = yield [{ kind: 'pom', module, repositories }];
  if (answer?.kind !== 'pom') throw noParent(moduleVersionKey(module), child, answer);
  return { source: answer.source, raw: readRaw(answer.source), version };
}

/** `readParentLocally`. */
function* readNearby(
  parent: ParentReference,
  child: PomSource,
  readRaw: (source: PomSource) => Model,
  problems: Problem[],
): Machine<PomNeed, PomAnswer, Found | undefined> {
  const relativePath = parent.relativePath ?? '../pom.xml';
  if (child.folder === undefined || relativePath === '') return undefined;
  const path = normalize(`${child.folder}/${relativePath}`);
  const [answer] = yield [{ kind: 'file', path }];
  if (answer?.kind !== 'pom') return undefined;
  const raw = readRaw(answer.source);
  const { groupId, version } = inheritedIdentity(raw);
  if (groupId !== parent.groupId || raw.artifactId !== parent.artifactId) {
    const found = `${groupId}:${raw.artifactId}`;
    const expected = `${parent.groupId}:${parent.artifactId}`;
    const { location } = child;
    problems.push({ code: 'pom.relative-path-elsewhere', location, path, expected, found });
    return undefined;
  }
  return fits(version, parent.version) ? { source: answer.source, raw, version } : undefined;
}

/** What `<groupId>` and `<version>` say, or those of `<parent>`. */
function inheritedIdentity({ groupId, version, parent }: Model): {
  readonly groupId: string;
  readonly version: string;
} {
  return {
    groupId: groupId ?? parent?.groupId ?? '',
    version: version ?? parent?.version ?? '',
  };
}

/** The same text, or inside the range that is named; a version skew means another POM, to be fetched. */
function fits(version: string, wanted: string): boolean {
  if (version === wanted) return true;
  if (!/^[[(]/.test(wanted)) return false;
  return satisfies(version, parseVersionConstraint(wanted));
}

/** The highest version inside a range; a plain version is itself. */
function* chooseVersion(
  parent: ParentReference,
  child: PomSource,
  repositories: readonly RepositoryDefinition[],
): Machine<PomNeed, PomAnswer, string> {
  if (!/^[[(]/.test(parent.version)) return parent.version;
  const constraint = parseVersionConstraint(parent.version);
  const { groupId, artifactId } = parent;
  const [answer] = yield [{ kind: 'versions', groupId, artifactId, repositories }];
  if (answer?.kind !== 'versions') throw noParent(moduleVersionKey(parent), child, answer);
  const fitting = answer.versions
    .filter((version) => satisfies(version, constraint))
    .sort(compareVersions);
  const highest = fitting.at(-1);
  if (highest === undefined) {
    throw new ResolutionError(
      'pom.parent-version',
      `${child.location} names its parent as ${moduleVersionKey(parent)}, and no version is inside the range`,
      { file: child.location },
      'correct the range',
    );
  }
  return highest;
}

function noParent(
  parent: string,
  child: PomSource,
  answer: PomAnswer | undefined,
): ResolutionError {
  const place = { file: child.location };
  if (answer?.kind === 'unasked') {
    return new ResolutionError(
      'pom.parent-unasked',
      `${child.location} has the parent ${parent}, which could not be asked for (${failuresText(answer.failed)})`,
      place,
      'run again when the repository answers, or without --offline',
    );
  }
  const asked = answer?.kind === 'absent' ? answer.asked : [];
  return new ResolutionError(
    'pom.parent-absent',
    `${child.location} has the parent ${parent}, which is nowhere (asked: ${asked.join(', ') || 'no repository'})`,
    place,
    'correct <parent> or <relativePath>, or name the repository that has it',
  );
}
