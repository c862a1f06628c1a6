import type { ConfigurationNode } from '../../maven/pom/model.js';
import { pathMatcher } from './ant-pattern.js';
import type { Matcher } from './ant-pattern.js';
import { artifactPattern } from './artifact-pattern.js';
import type { ArtifactKey, ArtifactPattern } from './artifact-pattern.js';
import { flagOf, itemsOf, listOf, textOf } from './configuration.js';

/** A `<filter>`: the plugin's `ArchiveFilter` as its `SimpleFilter` applies it. */
export interface EntryFilter {
  readonly artifact: ArtifactPattern;
  /** Whether an entry of a matching artifact is left out. */
  readonly drops: Matcher;
}

/** The filters of a configuration; `unknown` lists patterns that cannot be told here. */
export function readFilters(configuration: ConfigurationNode | undefined): {
  readonly filters: readonly EntryFilter[];
  readonly unknown: readonly string[];
} {
  const unknown: string[] = [];
  const matchers = (patterns: readonly string[] | undefined): readonly Matcher[] =>
    (patterns ?? []).flatMap((pattern) => {
      const matcher = pathMatcher(normalizePath(pattern));
      if (!matcher) unknown.push(pattern);
      return matcher ? [matcher] : [];
    });
  const filters = itemsOf(configuration, 'filters').map((node): EntryFilter => {
    const includes = matchers(listOf(node, 'includes'));
    const excludes = matchers(listOf(node, 'excludes'));
    const includedOnly = includes.length > 0 && flagOf(node, 'excludeDefaults', true);
    return {
      artifact: artifactPattern(textOf(node, 'artifact') ?? ''),
      drops: (path) =>
        (includedOnly && !includes.some((matches) => matches(path))) ||
        excludes.some((matches) => matches(path)),
    };
  });
  return { filters, unknown };
}

/** The test for one artifact's entries; `undefined` where no filter speaks of it. */
export function filterFor(filters: readonly EntryFilter[], key: ArtifactKey): Matcher | undefined {
  const own = filters.filter(({ artifact }) => artifact.matches(key));
  if (own.length === 0) return undefined;
  return (path) => own.some(({ drops }) => drops(path));
}

/** `SimpleFilter.normalizePatterns`: a pattern that ends in a slash means all below. */
function normalizePath(pattern: string): string {
  const path = pattern.replaceAll('\\', '/');
  return path.endsWith('/') ? `${path}**` : path;
}
