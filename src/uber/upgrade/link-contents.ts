import type { ClassPath, ClassPathEntry, ClassPathPart } from '../../jvm/classpath/class-path.js';
import { buildClassPath, findClass } from '../../jvm/classpath/class-path.js';
import type { InternalName } from '../../formats/classfile/names.js';
import { internalName } from '../../formats/classfile/names.js';
import { SharedNames } from '../../jvm/classpath/shared-names.js';
import type { JarClasses } from '../../jvm/classpath/class-list.js';
import type { JarIndex } from '../../jvm/classpath/jar-index.js';
import type { Platform } from '../../jvm/classpath/platform.js';
import { checkLinkage } from '../../jvm/linkage/check-linkage.js';
import { EarlierFindings } from '../../jvm/linkage/earlier-findings.js';
import { formatCoordinates } from '../../maven/coordinates/coordinates.js';
import type { Contents } from '../shade/contents.js';
import type { PackageMapper } from '../shade/relocation/mapper.js';
import type { BrokenReference } from './state.js';

/** What planned contents are linked from. */
export interface LinkableContents {
  readonly contents: Contents;
  readonly mapper: PackageMapper;
  /** By formatted coordinates; an artifact without one has no classes or could not be read. */
  readonly classes: ReadonlyMap<string, JarClasses>;
}

/** What the class paths of one run share: their texts, one renaming per package relocation, and what was linked. */
export class ContentsNames {
  readonly shared = new SharedNames();
  readonly earlier = new EarlierFindings();
  readonly #renames = new Map<string, (name: InternalName) => InternalName>();

  /** The same function for mappers that map alike. */
  rename({ key, mapPath }: PackageMapper): (name: InternalName) => InternalName {
    const known = this.#renames.get(key) ?? ((name) => internalName(mapPath(name)));
    this.#renames.set(key, known);
    return known;
  }
}

/** How to link; all left out: the contents as they are. */
export interface LinkOptions {
  /** Of class paths that were put together before. */
  readonly names?: ContentsNames;
  /** Versioned classes are on whatever the manifest says. */
  readonly versioned?: boolean;
  /** One artifact's index, put in the place of another's: `place` and `origin` are formatted coordinates. */
  readonly replacement?: {
    readonly place: string;
    readonly origin: string;
    readonly index: JarIndex;
  };
}

/**
 * The class path that the planned jar will be: its own parts, in the order of its artifacts, and behind it what is kept
 * out or provided, since something else supplies that at run time.
 */
export function contentsClassPath(
  { contents, mapper, classes }: LinkableContents,
  platform: Platform,
  options: LinkOptions = {},
): ClassPath {
  const taken = takenPaths(contents);
  const names = options.names ?? new ContentsNames();
  const rename = names.rename(mapper);
  const parts: ClassPathPart[] = [];
  const behind: ClassPathEntry[] = [];
  for (const artifact of contents.artifacts) {
    const key = formatCoordinates(artifact.coordinates);
    const index = classes.get(key)?.index();
    if (index === undefined) continue;
    const { replacement } = options;
    if (artifact.inclusion.kind === 'excluded') {
      if (artifact.scope === 'test') continue;
      behind.push({ multiRelease: index.multiRelease, parts: [{ index, origin: key }] });
    } else if (replacement?.place === key) {
      parts.push({ index: replacement.index, origin: replacement.origin, rename });
    } else {
      const own = taken.get(key);
      parts.push({ index, origin: key, rename, includes: (path) => own?.has(path) === true });
    }
  }
  const switched = contents.manifest['Multi-Release']?.toLowerCase() === 'true';
  const multiRelease = options.versioned === true || switched;
  return buildClassPath([{ multiRelease, parts }, ...behind], platform, names.shared);
}

/**
 * Sites of the contents' own classes that `check` of the jar by itself tells as broken: what is only unknown is left out, and
 * what the code does without. `names`: those that the class path was put together with.
 */
export function brokenReferences(
  { contents }: LinkableContents,
  classPath: ClassPath,
  { earlier }: Pick<ContentsNames, 'earlier'>,
): readonly BrokenReference[] {
  const own = new Set(
    contents.artifacts
      .filter(({ inclusion }) => inclusion.kind === 'included')
      .map(({ coordinates }) => formatCoordinates(coordinates)),
  );
  return checkLinkage(classPath, { sources: (origin) => own.has(origin), earlier })
    .filter(({ strength }) => strength === 'needed')
    .map(({ source, origin, role, reference, use }) => ({
      source,
      origin,
      role,
      reference,
      use,
      ownerOrigin: findClass(classPath, reference.owner)?.origin,
    }));
}

/** Paths (before package relocation) that each artifact gives, by formatted coordinates. */
export function takenPaths(contents: Contents): ReadonlyMap<string, ReadonlySet<string>> {
  const known = remembered.get(contents);
  if (known !== undefined) return known;
  const taken = new Map<string, Set<string>>();
  for (const { origin, originalPath } of contents.entries) {
    const own = taken.get(origin);
    if (own === undefined) taken.set(origin, new Set([originalPath]));
    else own.add(originalPath);
  }
  remembered.set(contents, taken);
  return taken;
}

/** Levels, sizes and class paths ask for the same contents. */
const remembered = new WeakMap<Contents, ReadonlyMap<string, ReadonlySet<string>>>();
