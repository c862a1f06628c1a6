import { unreachable } from '../contract/problem/errors.js';
import { internalName } from '../formats/classfile/names.js';
import type { ClassPath } from '../jvm/classpath/class-path.js';
import { findClass } from '../jvm/classpath/class-path.js';
import { indexedClasses } from '../jvm/classpath/class-facts.js';
import type { JarIndex } from '../jvm/classpath/jar-index.js';
import { platformClasses, recordedJavas } from '../jvm/classpath/platform-classes.js';
import type { Platform } from '../jvm/classpath/platform.js';
import { isPlatformInternal } from '../jvm/classpath/platform.js';
import { lookup } from '../jvm/linkage/lookup.js';
import { referencesOut } from '../jvm/linkage/names.js';
import type { Coordinates } from '../maven/coordinates/coordinates.js';
import { formatCoordinates } from '../maven/coordinates/coordinates.js';
import type { Obtained } from '../maven/repository/answers.js';
import type { Decision } from '../uber/plan/decision.js';
import type { LinkableContents } from '../uber/upgrade/link-contents.js';
import { brokenReferences, contentsClassPath } from '../uber/upgrade/link-contents.js';
import { resolveWith } from '../uber/upgrade/resolve-with.js';
import type {
  BrokenReference,
  Planned,
  UpgradeAnswer,
  UpgradeNeed,
} from '../uber/upgrade/state.js';
import type { PlannedDefinition, PlanningParts } from './plan-definition.js';
import { readPluginLimit } from './plan-plugin.js';

/** What answering the rules takes. */
export interface NeedParts extends PlanningParts {
  /** Java that runs the product. */
  readonly productJava: number;
  /** Plans the bump with decisions. */
  readonly replan: (decisions: readonly Decision[]) => Promise<PlannedDefinition>;
  /** Where artifacts that nothing resolved are looked for. */
  readonly definition: PlannedDefinition;
}

/** Answers what the rules ask, remembering class paths and linkage of each plan. */
export function createNeeds(parts: NeedParts): {
  readonly answer: (need: UpgradeNeed) => Promise<UpgradeAnswer>;
  readonly register: (definition: PlannedDefinition) => void;
} {
  const definitions = new Map<Planned, PlannedDefinition>();
  const classPaths = new Map<LinkableContents, ClassPath>();
  const broken = new Map<Planned, readonly BrokenReference[]>();
  const platforms = new Map<number, Platform>();
  const { access, jars } = parts;
  const { repositories, pluginRepositories } = parts.definition.effective.model;

  const platform = (java: number): Platform => {
    const table = parts.world.platformTable.read();
    const javas = recordedJavas(table);
    // A Java between two recorded ones has at least what the lower one has.
    const nearest = javas.findLast((one) => one <= java) ?? javas[0] ?? java;
    const known = platforms.get(nearest) ?? platformClasses(table, nearest);
    platforms.set(nearest, known);
    return known;
  };
  const register = (definition: PlannedDefinition): void => {
    definitions.set(definition.planned, definition);
  };
  const linkables = (planned: Planned): readonly LinkableContents[] =>
    definitions.get(planned)?.linkable ?? [];
  const classPath = (linkable: LinkableContents): ClassPath => {
    const known = classPaths.get(linkable);
    if (known !== undefined) return known;
    parts.world.progress.report('linking the contents');
    const made = contentsClassPath(linkable, platform(parts.productJava));
    classPaths.set(linkable, made);
    return made;
  };
  const brokenIn = (planned: Planned): readonly BrokenReference[] => {
    const known = broken.get(planned);
    if (known !== undefined) return known;
    const made = linkables(planned).flatMap((one) => brokenReferences(one, classPath(one)));
    broken.set(planned, made);
    return made;
  };

  async function indexOf(coordinates: Coordinates): Promise<Indexed> {
    const known = [...definitions.values()].find(({ files }) =>
      files.has(formatCoordinates(coordinates)),
    );
    const path = known?.files.get(formatCoordinates(coordinates));
    const found: Obtained =
      path === undefined
        ? await access.obtain(coordinates, repositories)
        : { kind: 'file', path, origin: 'local' };
    if (found.kind === 'absent' || found.kind === 'unasked') return found;
    if (found.kind === 'not-built')
      return { kind: 'unknown', detail: `${found.path} is not built` };
    const index = (await jars.indexes([found.path])).get(found.path);
    return index === undefined
      ? { kind: 'unknown', detail: `${found.path} has no classes` }
      : { kind: 'index', index };
  }

  async function resolvesWith(
    need: Extract<UpgradeNeed, { readonly kind: 'resolves-with' }>,
  ): Promise<UpgradeAnswer> {
    const indexed = await indexOf(need.coordinates);
    if (indexed.kind !== 'index') return indexed;
    const replacement = { coordinates: need.coordinates, index: indexed.index };
    const perJar = linkables(need.planned).map((linkable) =>
      resolveWith(linkable, platform(parts.productJava), replacement, need.references),
    );
    return {
      kind: 'flags',
      flags: need.references.map((_, at) => perJar.every((flags) => flags[at] === true)),
    };
  }

  /** What the contents lose when versioned classes are switched on, at each recorded Java from the target on. */
  function versionedLinkage(planned: Planned): readonly BrokenReference[] {
    const javas = recordedJavas(parts.world.platformTable.read());
    return javas
      .filter((java) => java >= parts.productJava)
      .flatMap((java) =>
        linkables(planned).flatMap((linkable) => {
          const plain = contentsClassPath(linkable, platform(java));
          const switched = contentsClassPath(linkable, platform(java), { versioned: true });
          const before = new Set(brokenReferences(linkable, plain).map(keyOf));
          return brokenReferences(linkable, switched).filter((one) => !before.has(keyOf(one)));
        }),
      );
  }

  async function selfContained(
    need: Extract<UpgradeNeed, { readonly kind: 'self-contained' }>,
  ): Promise<UpgradeAnswer> {
    const indexed = await indexOf(need.coordinates);
    if (indexed.kind !== 'index') return indexed;
    const flags = linkables(need.planned).map((linkable) =>
      referencesOut(indexed.index).every(
        (reference) => lookup(classPath(linkable), reference).kind !== 'absent',
      ),
    );
    return { kind: 'flags', flags: [flags.every(Boolean)] };
  }

  async function answer(need: UpgradeNeed): Promise<UpgradeAnswer> {
    switch (need.kind) {
      case 'plan': {
        const definition = await parts.replan(need.decisions);
        register(definition);
        return { kind: 'planned', planned: definition.planned };
      }
      case 'versions': {
        const { groupId, artifactId } = need.module;
        return access.versions(
          groupId,
          artifactId,
          need.plugin ? pluginRepositories : repositories,
        );
      }
      case 'plugin':
        return readPluginLimit(parts, need.version, need.library, pluginRepositories);
      case 'class-names': {
        const indexed = await indexOf(need.coordinates);
        if (indexed.kind !== 'index') return indexed;
        const names = indexedClasses(indexed.index).map(({ name }) => String(name));
        return { kind: 'class-names', names: new Set(names) };
      }
      case 'present':
        return {
          kind: 'flags',
          flags: need.names.map((name) =>
            linkables(need.planned).every(
              (linkable) =>
                findClass(classPath(linkable), internalName(name)) !== undefined ||
                isPlatformInternal(platform(parts.productJava), name),
            ),
          ),
        };
      case 'linkage': {
        const { planned, versioned } = need;
        return {
          kind: 'linkage',
          broken: versioned ? versionedLinkage(planned) : brokenIn(planned),
        };
      }
      case 'resolves-with':
        return resolvesWith(need);
      case 'self-contained':
        return selfContained(need);
      default:
        return unreachable(need);
    }
  }
  return { answer, register };
}

type Indexed =
  | { readonly kind: 'index'; readonly index: JarIndex }
  | Extract<UpgradeAnswer, { readonly kind: 'absent' | 'unasked' | 'unknown' }>;

function keyOf({ source, reference }: BrokenReference): string {
  return `${source} ${JSON.stringify(reference)}`;
}
