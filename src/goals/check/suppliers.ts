import { readGoodEntries } from '../../formats/jar/directory.js';
import type { EntryOrigin } from '../../jvm/compare/side.js';
import { elementClass } from '../../jvm/linkage/names.js';
import type { SiteFinding } from '../../jvm/linkage/site-finding.js';
import { formatCoordinates } from '../../maven/coordinates/coordinates.js';
import type { MavenAccess } from '../input/maven-access.js';
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
  const found = new Map<string, string>();
  if (wanted.size > 0) {
    const likely = likeliest(oncePerModule(artifacts), wanted).slice(0, MOST_JARS);
    const files = await access.obtainAll(likely);
    for (const [at, file] of files.entries()) {
      const artifact = likely[at];
      if (file.kind !== 'file' || artifact === undefined) continue;
      const name = formatCoordinates(artifact.coordinates);
      for (const owner of heldOf(world, file.path, wanted))
        if (!found.has(owner)) found.set(owner, name);
    }
  }
  return ({ reference }) => {
    const owner = elementClass(reference.owner);
    const artifact = found.get(owner);
    return artifact === undefined ? undefined : { artifact, originalPath: `${owner}.class` };
  };
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
