import type { ConfigurationNode } from '../../maven/pom/model.js';
import { pathMatcher } from '../../formats/text/ant-pattern.js';
import type { Matcher } from '../../formats/text/ant-pattern.js';
import { artifactPattern } from './artifact-pattern.js';
import type { ArtifactKey, ArtifactPattern } from './artifact-pattern.js';
import { flagOf, itemsOf, listOf, textOf } from './configuration.js';

/** A `<filter>`: the plugin's `ArchiveFilter` as its `SimpleFilter` applies it. */
export interface EntryFilter {
  readonly artifact: ArtifactPattern;
  readonly paths: PathFilter;
}

/** What is left out of one artifact. */
export interface PathFilter {
  readonly drops: Matcher;
  /** Equal for filters that drop alike. */
  readonly key: string;
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
    const lists = [listOf(node, 'includes'), listOf(node, 'excludes')] as const;
    const [includes, excludes] = [matchers(lists[0]), matchers(lists[1])];
    const includedOnly = includes.length > 0 && flagOf(node, 'excludeDefaults', true);
    return {
      artifact: artifactPattern(textOf(node, 'artifact') ?? ''),
      paths: {
        drops: (path) =>
          (includedOnly && !includes.some((matches) => matches(path))) ||
          excludes.some((matches) => matches(path)),
        key: JSON.stringify([includedOnly, ...lists]),
      },
    };
  });
  return { filters, unknown };
}

/** What the filters together leave out of one artifact; `undefined` where none speaks of it. */
export function filterFor(
  filters: readonly EntryFilter[],
  key: ArtifactKey,
): PathFilter | undefined {
  const own = filters.filter(({ artifact }) => artifact.matches(key)).map(({ paths }) => paths);
  if (own.length === 0) return undefined;
  return {
    drops: (path) => own.some(({ drops }) => drops(path)),
    key: own.map((filter) => filter.key).join(' '),
  };
}

/** `SimpleFilter.normalizePatterns`: a pattern that ends in a slash means all below. */
function normalizePath(pattern: string): string {
  const path = pattern.replaceAll('\\', '/');
  return path.endsWith('/') ? `${path}**` : path;
}
