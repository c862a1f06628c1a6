/**
 * A `.properties` file as `java.util.Properties.load` reads it: Latin-1, `#` and `!` comments, `=`, `:` or white space
 * behind the key, a backslash at the end continues the line, `\uXXXX` and the usual escapes. Keys in order of
 * appearance, the last value of a key wins.
 */
export function readProperties(bytes: Uint8Array): ReadonlyMap<string, string> {
  const result = new Map<string, string>();
  for (const line of logicalLines(Buffer.from(bytes).toString('latin1'))) {
    const match = /^((?:[^\\=:\s]|\\[^])*)[ \t\f]*[=:]?[ \t\f]*([^]*)$/.exec(line);
    if (match) result.set(unescaped(match[1] ?? ''), unescaped(match[2] ?? ''));
  }
  return result;
}

function logicalLines(text: string): readonly string[] {
  const lines: string[] = [];
  let open: string | undefined;
  for (const natural of text.split(/\r\n|\n|\r/)) {
    const line = natural.replace(/^[ \t\f]+/, '');
    if (open === undefined && (line === '' || /^[#!]/.test(line))) continue;
    const whole: string = (open ?? '') + line;
    const backslashes = /\\*$/.exec(whole)?.[0].length ?? 0;
    if (backslashes % 2 === 1) open = whole.slice(0, -1);
    else {
      lines.push(whole);
      open = undefined;
    }
  }
  if (open !== undefined && open !== '') lines.push(open);
  return lines;
}

const named: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' };

function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|([^]))/g, (_all, code?: string, plain?: string) =>
    code === undefined
      ? (named[plain ?? ''] ?? plain ?? '')
      : String.fromCharCode(parseInt(code, 16)),
  );
}
