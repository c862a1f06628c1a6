/**
 * A regular expression of `java.util.regex` as one of JavaScript, or `undefined` where it cannot be told here: the two
 * agree on what relocation patterns use; possessive quantifiers, inline flags, `\Q…\E`, `\A`, `\z`, class
 * intersections and POSIX classes are Java's own.
 */
export function javaPattern(pattern: string, flags = ''): RegExp | undefined {
  if (pattern.length > 2_000 || javaOnly.test(pattern)) return undefined;
  try {
    return new RegExp(pattern, flags);
  } catch {
    // Java may take it all the same: the caller tells that it is not known here.
    return undefined;
  }
}

const javaOnly = /[*+?}]\+|\(\?[a-zA-Z-]+[:)]|\\[QEAZzGhHRX]|\\p\{|&&|\[[^\]]*\[/;

/**
 * `String.replaceFirst` of Java: pattern and replacement are a regular expression and its template, even where the
 * caller meant plain text, as the shade plugin does. `undefined` where the pattern cannot be told here.
 */
export function javaReplacer(
  pattern: string,
  replacement: string,
  which: 'first' | 'all',
): ((text: string) => string) | undefined {
  const template = javaTemplate(replacement);
  if (/^[\w/-]*$/.test(pattern) && which === 'first' && typeof template === 'string')
    return (text) => replaceFirstLiteral(text, pattern, template);
  const compiled = javaPattern(pattern, which === 'all' ? 'g' : '');
  if (!compiled || template === undefined) return undefined;
  return (text) =>
    text.replace(compiled, (...match: unknown[]) =>
      typeof template === 'string' ? template : template(match.map(String)),
    );
}

function replaceFirstLiteral(text: string, pattern: string, replacement: string): string {
  const at = text.indexOf(pattern);
  return at < 0 ? text : text.slice(0, at) + replacement + text.slice(at + pattern.length);
}

/** `Matcher.appendReplacement`: `$1` is a group, `\x` is x. Plain texts stay texts. */
function javaTemplate(
  replacement: string,
): string | ((groups: readonly string[]) => string) | undefined {
  if (!/[$\\]/.test(replacement)) return replacement;
  const parts = replacement.match(/\\[^]|\$\d|[^$\\]+|[^]/g) ?? [];
  if (parts.some((part) => part === '$' || part === '\\')) return undefined;
  return (groups) =>
    parts
      .map((part) => {
        if (part.startsWith('\\')) return part.slice(1);
        return part.startsWith('$') ? (groups[Number(part.slice(1))] ?? '') : part;
      })
      .join('');
}
