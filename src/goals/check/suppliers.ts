import { readGoodEntries } from '../../formats/jar/directory.js';
import type { EntryOrigin } from '../../jvm/compare/side.js';
import { elementClass } from '../../jvm/linkage/names.js';
import type { SiteFinding } from '../../jvm/linkage/site-finding.js';
import { formatCoordinates, moduleKey } from '../../maven/coordinates/coordinates.js';
import type { MavenAccess, MavenOptions } from '../input/maven-access.js';
import { openMaven } from '../input/open-maven.js';
import type { World } from '../input/world.js';
import type { TreeArtifact } from './consumer-tree.js';
import { oncePerModule } from './consumer-tree.js';

/** Jars that are looked into for one question: the likeliest come first. */
const MOST_JARS = 12;

/**
 * Which artifact of the consumers' own trees holds a class that is absent: those first whose group is called as its package
 * is. Only files that are had without a network at hand are looked into, and only where something is absent.
 */
export async function supplierFinder(
  { world, access }: { readonly world: World; readonly access: MavenAccess },
  artifacts: readonly TreeArtifact[],
  findings: readonly Pick<SiteFinding, 'reference' | 'answer'>[],
): Promise<(finding: Pick<SiteFinding, 'reference'>) => EntryOrigin | undefined> {
  const wanted = new Set(
    findings
      .filter(({ answer }) => answer.kind === 'absent' && answer.error === 'NoClassDefFoundError')
      .map(({ reference }) => elementClass(reference.owner)),
  );
  const likely = wanted.size === 0 ? [] : likeliest(oncePerModule(artifacts), wanted);
  const found = await holdersOf({ world, access }, likely.slice(0, MOST_JARS), wanted);
  return ({ reference }) => {
    const owner = elementClass(reference.owner);
    const artifact = found.get(owner);
    return artifact === undefined
      ? undefined
      : { artifact: formatCoordinates(artifact.coordinates), originalPath: `${owner}.class` };
  };
}

/**
 * Which module of the consumers' own trees, as `g:a`, holds a class that no input holds: by its internal name. Looked into are
 * jars whose groups begin as the packages do, and of these only what lies on this machine: nothing is asked for.
 */
export async function moduleFinder(
  world: World,
  maven: MavenOptions,
  artifacts: readonly TreeArtifact[],
  names: readonly string[],
): Promise<(name: string) => string | undefined> {
  const wanted = new Set(names);
  const near = wanted.size === 0 ? [] : nearest(oncePerModule(artifacts), wanted);
  if (near.length === 0) return () => undefined;
  const access = openMaven(world, { ...maven, offline: true });
  const found = await holdersOf({ world, access }, near.slice(0, MOST_JARS), wanted);
  return (name) => {
    const artifact = found.get(name);
    return artifact && moduleKey(artifact.coordinates);
  };
}

/** By name of the class. The first artifact that has it counts; one that is not to be had has none. */
async function holdersOf(
  { world, access }: { readonly world: World; readonly access: MavenAccess },
  artifacts: readonly TreeArtifact[],
  wanted: ReadonlySet<string>,
): Promise<ReadonlyMap<string, TreeArtifact>> {
  const found = new Map<string, TreeArtifact>();
  const files = artifacts.length === 0 ? [] : await access.obtainAll(artifacts);
  for (const [at, file] of files.entries()) {
    const artifact = artifacts[at];
    if (file.kind !== 'file' || artifact === undefined) continue;
    for (const owner of heldOf(world, file.path, wanted))
      if (!found.has(owner)) found.set(owner, artifact);
  }
  return found;
}

/** Those whose group has the most names in common with a wanted package, one below the domain at least; the nearest first. */
function nearest(
  artifacts: readonly TreeArtifact[],
  wanted: ReadonlySet<string>,
): readonly TreeArtifact[] {
  const packages = [...new Set([...wanted].map((name) => name.slice(0, name.lastIndexOf('/'))))];
  const fit = ({ coordinates: { groupId } }: TreeArtifact): number => {
    const group = groupId.split('.');
    const common = packages.map((one) => commonLength(group, one.split('/')));
    return Math.max(0, ...common) / Math.min(2, group.length);
  };
  return artifacts
    .map((artifact) => ({ artifact, length: fit(artifact) }))
    .filter(({ length }) => length >= 1)
    .sort((one, other) => other.length - one.length)
    .map(({ artifact }) => artifact);
}

function commonLength(one: readonly string[], other: readonly string[]): number {
  const end = one.findIndex((name, at) => name !== other[at]);
  return end < 0 ? one.length : end;
}

/** By the longest group that a wanted package begins with; of equal ones the nearest in the tree. */
function likeliest(
  artifacts: readonly TreeArtifact[],
  wanted: ReadonlySet<string>,
): readonly TreeArtifact[] {
  const fit = ({ coordinates: { groupId } }: TreeArtifact): number => {
    const prefix = `${groupId.replaceAll('.', '/')}/`;
    return [...wanted].some((name) => name.startsWith(prefix)) ? prefix.length : 0;
  };
  return artifacts
    .map((artifact) => ({ artifact, length: fit(artifact) }))
    .filter(({ length }) => length > 0)
    .sort((one, other) => other.length - one.length)
    .map(({ artifact }) => artifact);
}

function heldOf({ files }: World, file: string, wanted: ReadonlySet<string>): readonly string[] {
  const source = files.open(file);
  if (source === undefined) return [];
  try {
    return readGoodEntries(source).directory.entries.flatMap(({ path }) => {
      const name = path.replace(/\.class$/, '');
      return name !== path && wanted.has(name) ? [name] : [];
    });
  } finally {
    source.close();
  }
}
