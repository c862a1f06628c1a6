import type { ConfigurationNode } from '../../../maven/pom/model.js';
import { pathMatcher } from '../../../formats/text/ant-pattern.js';
import type { Matcher } from '../../../formats/text/ant-pattern.js';
import { childOf, flagOf, listOf } from '../configuration.js';
import { javaPattern, javaReplacer } from '../../../formats/text/java-pattern.js';
import type { PluginBehaviour } from '../plugin-behaviour.js';
import { sourceRelocation } from './source-text.js';

/**
 * One `<relocation>`, as the plugin's `SimpleRelocator` carries it out: patterns are regular expressions in the
 * replacement (a dot matches any character) and plain texts in the question whether to replace. That is kept.
 */
export interface Relocator {
  /** As configured, for messages. */
  readonly pattern: string;
  readonly shadedPattern: string;
  readonly rawString: boolean;
  /** With slashes; `undefined` for a raw string. */
  readonly pathPattern: string | undefined;
  readonly canRelocatePath: Matcher;
  readonly canRelocateClass: Matcher;
  readonly relocatePath: (path: string) => string;
  readonly relocateClass: (name: string) => string;
  readonly applyToSourceContent: (text: string) => string;
}

/** Reads one `<relocation>`; `undefined` where one of its regular expressions cannot be told here. */
export function readRelocator(
  node: ConfigurationNode,
  behaviour: PluginBehaviour,
): Relocator | undefined {
  const pattern = textOf(node, 'pattern') ?? '';
  const shaded = textOf(node, 'shadedPattern');
  const limits = {
    includes: limitMatchers(listOf(node, 'includes'), behaviour),
    excludes: limitMatchers(listOf(node, 'excludes'), behaviour),
  };
  if (limits.includes === 'unknown' || limits.excludes === 'unknown') return undefined;
  if (flagOf(node, 'rawString', false)) return rawRelocator(pattern, shaded ?? '', behaviour);
  return packageRelocator(
    pattern,
    shaded ?? `hidden.${pattern.replaceAll('/', '.')}`,
    { includes: limits.includes, excludes: limits.excludes },
    normalized(listOf(node, 'excludes') ?? [], behaviour),
    behaviour,
  );
}

function textOf(node: ConfigurationNode, name: string): string | undefined {
  return childOf(node, name)?.value?.trim();
}

function packageRelocator(
  pattern: string,
  shaded: string,
  limits: { readonly includes: readonly Matcher[]; readonly excludes: readonly Matcher[] },
  excludeTexts: readonly string[],
  behaviour: PluginBehaviour,
): Relocator | undefined {
  const [dotted, slashed] = [pattern.replaceAll('/', '.'), pattern.replaceAll('.', '/')];
  const [shadedDotted, shadedSlashed] = [shaded.replaceAll('/', '.'), shaded.replaceAll('.', '/')];
  const relocateClass = javaReplacer(dotted, shadedDotted, 'first');
  const relocatePath = javaReplacer(slashed, shadedSlashed, 'first');
  const source = sourceRelocation(
    { dotted, slashed, shadedDotted, shadedSlashed, excludes: excludeTexts },
    behaviour,
  );
  if (!relocateClass || !relocatePath || !source) return undefined;
  const canRelocatePath = (given: string): boolean => {
    const bare = given.endsWith('.class') ? given.slice(0, -6) : given;
    const path = bare.startsWith('/') ? bare.slice(1) : bare;
    return (
      path.startsWith(slashed) &&
      (limits.includes.length === 0 || limits.includes.some((matches) => matches(path))) &&
      !limits.excludes.some((matches) => matches(path))
    );
  };
  return {
    pattern,
    shadedPattern: shaded,
    rawString: false,
    pathPattern: slashed,
    canRelocatePath,
    canRelocateClass: (name) => !name.includes('/') && canRelocatePath(name.replaceAll('.', '/')),
    relocatePath,
    relocateClass,
    applyToSourceContent: source,
  };
}

function rawRelocator(
  pattern: string,
  shaded: string,
  behaviour: PluginBehaviour,
): Relocator | undefined {
  const find = javaPattern(pattern);
  const relocatePath = javaReplacer(pattern, shaded, 'all');
  if (!find || !relocatePath) return undefined;
  return {
    pattern,
    shadedPattern: shaded,
    rawString: true,
    pathPattern: undefined,
    canRelocatePath: (path) => find.test(path),
    canRelocateClass: () => false,
    relocatePath,
    // Before 3.3.0 the manifest transformer's call threw a NullPointerException here; then there is no jar to speak of.
    relocateClass: behaviour.rawStringSparesClassNames ? (name) => name : relocatePath,
    applyToSourceContent: (text) => text,
  };
}

function limitMatchers(
  patterns: readonly string[] | undefined,
  behaviour: PluginBehaviour,
): readonly Matcher[] | 'unknown' {
  const matchers: Matcher[] = [];
  for (const pattern of normalized(patterns ?? [], behaviour)) {
    const matcher = pathMatcher(pattern);
    if (!matcher) return 'unknown';
    matchers.push(matcher);
  }
  return matchers;
}

/** `SimpleRelocator.normalizePatterns`: dots as slashes, the package itself beside `package/*`, and the patterns as written. */
function normalized(patterns: readonly string[], behaviour: PluginBehaviour): readonly string[] {
  const result = new Set<string>();
  for (const pattern of patterns) {
    const path = pattern.replaceAll('.', '/');
    result.add(path);
    if (path.endsWith('/*') || (behaviour.doubleStarNamesPackage && path.endsWith('/**')))
      result.add(path.slice(0, path.lastIndexOf('/')));
  }
  return [...result, ...patterns];
}
