import { javaPattern, javaReplacer } from '../../../formats/text/java-pattern.js';
import type { PluginBehaviour } from '../plugin-behaviour.js';

interface SourcePatterns {
  readonly dotted: string;
  readonly slashed: string;
  readonly shadedDotted: string;
  readonly shadedSlashed: string;
  /** Normalized excludes of the relocation. */
  readonly excludes: readonly string[];
}

/**
 * `SimpleRelocator.applyToSourceContent`, which service and Sisu files go through line by line. From 3.3.0 on: the
 * text is split at whole-word occurrences of the package, and an occurrence is kept where an excluded name follows, or
 * where a dot, slash or space stands before it that no Java keyword explains. Before: one plain replacement.
 * `undefined` where the pattern cannot be told as a regular expression here.
 */
export function sourceRelocation(
  patterns: SourcePatterns,
  behaviour: PluginBehaviour,
): ((text: string) => string) | undefined {
  if (!behaviour.relocatesTextByName)
    return javaReplacer(`\\b${patterns.dotted}`, patterns.shadedDotted, 'all');
  const keyword = behaviour.knowsMoreKeywords ? manyKeywords : fewKeywords;
  const packages = splitter(patterns.dotted, patterns.shadedDotted, keyword, [
    ...excludedBelow(patterns.dotted, '.', patterns.excludes),
  ]);
  const paths = splitter(patterns.slashed, patterns.shadedSlashed, keyword, [
    ...excludedBelow(patterns.slashed, '/', patterns.excludes),
  ]);
  return packages && paths && ((text) => paths(packages(text)));
}

const fewKeywords =
  /\b(?:import|package|public|protected|private|static|final|synchronized|abstract|volatile) $|\{@link(?: \*)* $/;
const manyKeywords =
  /\b(?:import|package|public|protected|private|static|final|synchronized|abstract|volatile|extends|implements|throws) $|\{@link(?: \*)* $|(?:[{}(=;,]|\*\/) $/;

function splitter(
  from: string,
  to: string,
  keyword: RegExp,
  excluded: readonly string[],
): ((text: string) => string) | undefined {
  const at = javaPattern(`\\b${from.replaceAll('.', '[.]')}\\b`);
  if (!at) return undefined;
  return (text) => {
    const snippets = javaSplit(text, at);
    return snippets
      .map((snippet, index) => {
        if (index === 0) return snippet;
        const before = (snippets[index - 1] ?? '').replaceAll(/\s+/g, ' ');
        const unexplained = /[./ ]$/.test(before) && !keyword.test(before);
        const keep = unexplained || excluded.some((name) => snippet.startsWith(name));
        return (keep ? from : to) + snippet;
      })
      .join('');
  };
}

/** `String.split` of Java drops empty texts at the end (so a line that ends with the package loses it). */
function javaSplit(text: string, at: RegExp): readonly string[] {
  const parts = text.split(at);
  if (parts.length === 1) return parts;
  while (parts.at(-1) === '') parts.pop();
  return parts;
}

function excludedBelow(
  pattern: string,
  separator: '.' | '/',
  excludes: readonly string[],
): readonly string[] {
  const star = separator === '.' ? /[.][*]$/ : /[/][*]$/;
  return excludes
    .filter((exclude) => exclude.startsWith(pattern))
    .map((exclude) => exclude.slice(pattern.length).replace(star, ''));
}
