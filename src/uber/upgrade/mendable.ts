import type { Machine } from '../../contract/ports/machine.js';
import type { InternalName } from '../../formats/classfile/names.js';
import type { Coordinates } from '../../maven/coordinates/coordinates.js';
import {
  formatCoordinates,
  moduleKey,
  parseCoordinates,
} from '../../maven/coordinates/coordinates.js';
import { compareVersions } from '../../maven/version/version.js';
import { askedVersions } from '../cause/asked-versions.js';
import { ask } from './ask.js';
import { includedArtifacts } from './kept-out.js';
import type { BrokenReference, Planned, UpgradeAnswer, UpgradeNeed } from './state.js';

/** A module whose selected version lacks what others were built with. */
export interface Mendable {
  readonly selected: Coordinates;
  readonly references: readonly MendableReference[];
}

/** A broken reference, and what its requester expected. */
export interface MendableReference {
  readonly broken: BrokenReference;
  /** The version that its requester was built with. */
  readonly asked: string;
}

interface Suspect {
  readonly broken: BrokenReference;
  readonly selected: Coordinates;
  readonly asked: string;
}

/**
 * The broken references that resolve at the version their requester was built with, by module. A member is put down to
 * the artifact that has its owner; a class that is nowhere to those modules of the requester's closure that
 * were selected at another version and have its package or one above it.
 */
export function* mendableModules(
  now: Planned,
  broken: readonly BrokenReference[],
): Machine<UpgradeNeed, UpgradeAnswer, readonly Mendable[]> {
  const suspects = suspectsOf(now, broken);
  const mended = new Map<string, { selected: Coordinates; references: MendableReference[] }>();
  for (const group of groupBy(
    suspects,
    (one) => `${formatCoordinates(one.selected)} ${one.asked}`,
  )) {
    const [first] = group;
    if (first === undefined) continue;
    const { selected, asked } = first;
    const sites = group.map((one) => one.broken);
    const coordinates = { ...selected, version: asked };
    const answer = yield* ask({ kind: 'resolves-with', planned: now, coordinates, broken: sites });
    if (answer.kind !== 'flags') continue;
    const key = formatCoordinates(selected);
    const into = mended.get(key) ?? { selected, references: [] };
    into.references.push(...group.filter((_, index) => answer.flags[index]));
    if (into.references.length > 0) mended.set(key, into);
  }
  return [...mended.values()];
}

function suspectsOf(now: Planned, broken: readonly BrokenReference[]): readonly Suspect[] {
  const selected = includedArtifacts(now.contents).map(({ coordinates }) => coordinates);
  const loweredFor = remembering((origin: string) => loweredOf(now, origin, selected));
  const above = remembering(packagesAbove);
  const absent = broken.filter(({ ownerOrigin }) => ownerOrigin === undefined);
  const requesters = new Set(absent.map(({ origin }) => origin));
  const keys = [...requesters].flatMap((origin) => loweredFor(origin).map(({ key }) => key));
  const packages = packagesOf(now, new Set(keys));
  return broken.flatMap((one) =>
    loweredFor(one.origin)
      .filter(({ key }) => mayHold(key, one, packages, above))
      .map(({ coordinates, asked }) => ({ broken: one, selected: coordinates, asked })),
  );
}

/** A module that was selected at another version than a requester was built with. */
interface Lowered {
  readonly key: string;
  readonly coordinates: Coordinates;
  readonly asked: string;
}

function loweredOf(
  now: Planned,
  origin: string,
  selected: readonly Coordinates[],
): readonly Lowered[] {
  const requester = parseCoordinates(origin);
  if (requester === undefined) return [];
  const versions = askedVersions(now.resolution, requester);
  return selected.flatMap((coordinates) => {
    const asked = versions.get(moduleKey(coordinates));
    if (asked === undefined || compareVersions(asked, coordinates.version) === 0) return [];
    return [{ key: formatCoordinates(coordinates), coordinates, asked }];
  });
}

/** Whether a module has the owner of a reference, or the package where it would be. */
function mayHold(
  key: string,
  { reference, ownerOrigin }: BrokenReference,
  packages: ReadonlyMap<string, ReadonlySet<string>>,
  above: (owner: InternalName) => readonly string[],
): boolean {
  if (ownerOrigin !== undefined) return ownerOrigin === key;
  const own = packages.get(key);
  return own !== undefined && above(reference.owner).some((name) => own.has(name));
}

/** `a/b/c/D` → `a/b/c`, `a/b`: one segment alone says nothing. */
function packagesAbove(name: InternalName): readonly string[] {
  const segments = name
    .replace(/^\[+L?/, '')
    .split('/')
    .slice(0, -1);
  return segments.flatMap((_, index) => {
    const length = segments.length - index;
    return length < 2 ? [] : [segments.slice(0, length).join('/')];
  });
}

/** Packages of these included artifacts (formatted coordinates), after package relocation. */
function packagesOf(
  { contents }: Planned,
  artifacts: ReadonlySet<string>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const packages = new Map([...artifacts].map((artifact) => [artifact, new Set<string>()]));
  for (const { entries } of contents) {
    let last = { origin: '', folder: '' };
    for (const { path, origin } of entries) {
      // In order of the paths: most classes lie where the one before them does.
      if (origin === last.origin && isIn(last.folder, path)) continue;
      const own = packages.get(origin);
      if (own === undefined || !path.endsWith('.class')) continue;
      last = { origin, folder: path.slice(0, path.lastIndexOf('/')) };
      own.add(last.folder);
    }
  }
  return packages;
}

function isIn(folder: string, path: string): boolean {
  return path.lastIndexOf('/') === folder.length && path.startsWith(folder);
}

/** The same function, called once for each key. */
function remembering<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}
