import { compareBytes } from '../../formats/text/byte-order.js';
import { buildLoaders } from '../../jvm/classpath/class-path.js';
import type { EntryOrigin, SidePart } from '../../jvm/compare/side.js';
import { checkerOf } from '../../jvm/linkage/check-linkage.js';
import { elementClass } from '../../jvm/linkage/names.js';
import { referenceInNumbers } from '../../jvm/linkage/reference-words.js';
import { parseCoordinates } from '../../maven/coordinates/coordinates.js';
import type { Coordinates } from '../../maven/coordinates/coordinates.js';
import type { Cause } from '../../uber/cause/cause.js';
import { symbolOf } from '../../uber/cause/reference-words.js';
import type { MavenAccess } from '../input/maven-access.js';
import type { OpenSide } from '../side/open-side.js';
import type { Sought } from './causes.js';
import type { ClassPathSetting } from './class-paths.js';
import { entryOf } from './class-paths.js';
import type { TreeArtifact } from './consumer-tree.js';
import { filesOf } from './consumer-tree.js';
import type { PartIndexes } from './part-indexes.js';
import type { VersionSearch } from './result.js';
import type { Searching } from './search.js';
import { searchModule } from './search.js';

/** A name that is absent, what would supply it, and why it does not. */
export interface ExplainedName {
  readonly sought: Sought;
  readonly supplier: EntryOrigin | undefined;
  readonly cause: Cause | undefined;
}

/** Names that are to be had from another version of one artifact. */
export interface WantedSupply {
  /** In the version that has them. */
  readonly artifact: Coordinates;
  /** The version that does not. */
  readonly present: string;
  readonly references: readonly Sought['reference'][];
}

/** What is needed to look into other versions of an artifact. */
export interface SupplierGround {
  readonly access: MavenAccess;
  readonly open: (text: string) => Promise<OpenSide>;
  readonly indexes: PartIndexes;
  readonly setting: ClassPathSetting;
  /** What is judged, and what lies beside: what a class of another version inherits from. */
  readonly parts: readonly SidePart[];
  /** Which repositories an artifact of a consumer's tree is from. */
  readonly replaced: readonly TreeArtifact[];
}

/**
 * By artifact, the names whose cause is that another version of it was chosen. Those that package relocation moved are left out:
 * no version has them under the name that is asked for.
 */
export function wantedSupplies(names: readonly ExplainedName[]): readonly WantedSupply[] {
  const wanted = new Map<string, WantedSupply & { readonly references: Sought['reference'][] }>();
  for (const { sought, supplier, cause } of names) {
    const present = cause && chosenVersion(cause);
    const artifact = supplier && parseCoordinates(supplier.artifact);
    if (present === undefined || artifact === undefined || artifact.version === present) continue;
    if (supplier?.originalPath !== `${elementClass(sought.reference.owner)}.class`) continue;
    const key = `${supplier.artifact} ${present}`;
    const known = wanted.get(key) ?? { artifact, present, references: [] };
    wanted.set(key, known);
    known.references.push(subjectOf(sought));
  }
  return [...wanted.values()];
}

/** Of an absent class the class, whatever is asked of it. */
function subjectOf({ reference, answer }: Sought): Sought['reference'] {
  const isClass = answer.kind === 'absent' && answer.error === 'NoClassDefFoundError';
  return isClass ? { kind: 'class', owner: elementClass(reference.owner) } : reference;
}

function chosenVersion(cause: Cause): string | undefined {
  if (cause.kind === 'mediated' || cause.kind === 'managed') return cause.chosen;
  return cause.kind === 'changed' ? cause.from : undefined;
}

/** Looks for the version of an artifact from which on it has names; that of `artifact` is known to have them. */
export async function searchSupplier(
  searching: Searching,
  ground: SupplierGround,
  { artifact, present, references }: WantedSupply,
): Promise<VersionSearch | undefined> {
  const { replaced, access, open, indexes, setting, parts } = ground;
  const repositories =
    replaced.find(({ coordinates: { groupId, artifactId } }) => {
      return groupId === artifact.groupId && artifactId === artifact.artifactId;
    })?.repositories ?? [];
  return searchModule(searching, {
    of: 'supplier',
    module: artifact,
    present,
    known: artifact.version,
    repositories,
    brokenWith: async (version) => {
      const coordinates = { ...artifact, version };
      const [file] = await filesOf(access, [{ coordinates, repositories, path: [] }]);
      const own = (await open(file?.file ?? '')).side.parts;
      await indexes.read(own);
      indexes.reach({ parts: own, names: [] }, [], parts);
      const entries = [...own, ...parts].map((part) => entryOf(part, indexes));
      const classPath = buildLoaders([{ entries }], setting.platform, setting.names);
      const { rules } = checkerOf(classPath);
      const last = Math.max(0, classPath.classCount - 1);
      const absent = references.filter((reference) => {
        const target = rules.target(referenceInNumbers(classPath, reference), last);
        return target.refusal !== undefined;
      });
      return [...new Set(absent.map(symbolOf))].sort(compareBytes);
    },
  });
}
