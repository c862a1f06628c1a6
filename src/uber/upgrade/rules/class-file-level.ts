import type { Machine } from '../../../contract/ports/machine.js';
import { compareVersions } from '../../../maven/version/version.js';
import type { Plugin } from '../../../maven/pom/model.js';
import { moduleKey } from '../../../maven/coordinates/coordinates.js';
import type { Decision } from '../../plan/decision.js';
import { ask, failuresOf } from '../ask.js';
import { isRelease } from '../releases.js';
import { shadePlugin, shadePluginOf, versionProperty } from '../shade-plugin.js';
import type {
  ClassLevel,
  Finding,
  UpgradeAnswer,
  UpgradeNeed,
  UpgradeRule,
  UpgradeState,
} from '../state.js';

/**
 * Rule 2: class files newer than the pinned shade plugin can read. The limit is read out of the bytecode library that
 * each plugin version brings; the lowest version that reads everything and runs on the Maven at hand is taken. What the
 * filters drop never reaches the plugin's library and is not among the levels.
 */
export const classFileLevel: UpgradeRule = {
  name: 'class-file-level',
  always: true,
  *find(state) {
    const plugin = shadePluginOf(state.now.model);
    const highest = highestOf(state.now.levels);
    if (plugin?.version === undefined || highest === undefined) return [];
    const library = overriddenLibrary(plugin);
    const pinned = yield* ask({ kind: 'plugin', version: plugin.version, library });
    if (pinned.kind !== 'plugin') return [unknownLimit(plugin.version, pinned)];
    if (highest.major <= pinned.limit) return [];
    const lower = yield* lowestThatReads(state, plugin, plugin.version, highest);
    return lower.map((finding) => withLimit(finding, highest, plugin.version ?? '', pinned));
  },
};

type PluginFacts = Extract<UpgradeAnswer, { readonly kind: 'plugin' }>;
/** Either a version to take, or why there is none. */
interface Choice {
  readonly to: string | undefined;
  readonly property: string | undefined;
  readonly failed: readonly string[];
}

function* lowestThatReads(
  state: UpgradeState,
  plugin: Plugin,
  pinned: string,
  highest: ClassLevel,
): Machine<UpgradeNeed, UpgradeAnswer, readonly Choice[]> {
  const property = versionProperty(state.now.chain);
  const none = (failed: readonly string[]): readonly Choice[] => [
    { to: undefined, property, failed },
  ];
  const library = overriddenLibrary(plugin);
  if (library !== undefined) return none([]);
  const known = yield* ask({ kind: 'versions', module: shadePlugin, plugin: true });
  if (known.kind !== 'versions') return none(failuresOf(known));
  const candidates = known.versions
    .filter((version) => isRelease(version) && compareVersions(version, pinned) > 0)
    .sort(compareVersions);
  for (const version of candidates) {
    const facts = yield* ask({ kind: 'plugin', version, library });
    // A lower version that could not be asked may be the right one.
    if (facts.kind === 'unasked') return none(failuresOf(facts));
    if (facts.kind !== 'plugin' || facts.limit < highest.major) continue;
    if (facts.maven !== undefined && compareVersions(facts.maven, state.maven) > 0) continue;
    return [{ to: version, property, failed: [] }];
  }
  return none([]);
}

function withLimit(
  { to, property, failed }: Choice,
  { artifact, entry, major }: ClassLevel,
  pinned: string,
  { limit, library }: PluginFacts,
): Finding {
  const evidence = { rule: 'class-file-level', artifact, entry, major, limit, library } as const;
  const decision: Decision | undefined =
    to === undefined
      ? undefined
      : { kind: 'plugin', plugin: shadePlugin, from: pinned, to, property, evidence };
  if (failed.length > 0) {
    const subject = `${moduleKey(shadePlugin)}:${pinned}`;
    return {
      problem: { code: 'upgrade.could-not-ask', rule: 'class-file-level', subject, failed },
      decision: undefined,
    };
  }
  return {
    problem: {
      code: 'upgrade.class-file-too-new',
      artifact,
      entry,
      major,
      plugin: pinned,
      library,
      limit,
    },
    decision,
  };
}

function unknownLimit(plugin: string, answer: UpgradeAnswer): Finding {
  const detail =
    answer.kind === 'unknown' ? answer.detail : failuresOf(answer).join('; ') || 'it is not there';
  return { problem: { code: 'upgrade.plugin-limit-unknown', plugin, detail }, decision: undefined };
}

/** The highest, the first in byte order among equals, so that the same input always names the same one. */
function highestOf(levels: readonly ClassLevel[]): ClassLevel | undefined {
  return [...levels].sort(highestFirst)[0];
}

function highestFirst(a: ClassLevel, b: ClassLevel): number {
  return b.major - a.major || (a.artifact < b.artifact ? -1 : Number(a.artifact > b.artifact));
}

/** `<plugin><dependencies>` may put another version of the library in. */
function overriddenLibrary(plugin: Plugin): string | undefined {
  return plugin.dependencies.find(({ groupId, artifactId }) => {
    return groupId === 'org.ow2.asm' && artifactId === 'asm';
  })?.version;
}
