import { FormatError } from '../../contract/problem/errors.js';
import type { SideEntry, SidePart } from '../../jvm/compare/side.js';
import type { ModuleVersion } from '../../maven/coordinates/coordinates.js';

/** An artifact that a class path entry says it holds, and the path that says it. */
export interface ToldArtifact {
  readonly path: string;
  readonly module: ModuleVersion;
}

/**
 * The artifacts whose `META-INF/maven/…/pom.properties` a class path entry holds (Maven's archiver writes them): what cannot
 * be read tells nothing, and whoever needs its bytes says why.
 */
export function toldArtifacts({
  entries,
  read,
}: Pick<SidePart, 'entries' | 'read'>): readonly ToldArtifact[] {
  if (read === undefined) return [];
  return pomProperties(entries).flatMap((entry) => {
    const module = moduleIn(textOf(read, entry));
    return module === undefined ? [] : [{ path: entry.path, module }];
  });
}

/** The entries that would say it. */
export function pomProperties(entries: readonly SideEntry[]): readonly SideEntry[] {
  return entries.filter(({ path }) => path.endsWith(FILE) && pattern.test(path));
}

/** Told first, since few of the tens of thousands of paths of a jar end so. */
const FILE = '/pom.properties';

const pattern = /^META-INF\/maven\/[^/]+\/[^/]+\/pom\.properties$/;

function textOf(read: (entry: SideEntry) => Uint8Array, entry: SideEntry): string {
  try {
    return Buffer.from(read(entry)).toString('utf8');
  } catch (error) {
    if (error instanceof FormatError) return '';
    throw error;
  }
}

/** `groupId=…`, `artifactId=…`, `version=…`, in any order. */
function moduleIn(text: string): ModuleVersion | undefined {
  const value = (name: string): string | undefined =>
    new RegExp(`^${name}[ \\t]*[=:][ \\t]*([^\\s:]+)[ \\t]*$`, 'm').exec(text)?.[1];
  const [groupId, artifactId, version] = [value('groupId'), value('artifactId'), value('version')];
  if (groupId === undefined || artifactId === undefined || version === undefined) return undefined;
  return { groupId, artifactId, version };
}
