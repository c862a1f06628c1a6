/** A line of the checkout that names the old module. */
export interface Mention {
  /** Below the reactor's root, with `/`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Trimmed and cut to a length that a reader can take in. */
  readonly text: string;
}

/** Folders that hold what builds and tools made, not what people wrote. */
export const skippedFolders: ReadonlySet<string> = new Set(['target', '.git', 'node_modules']);

/** Bytes: a longer file is data, not text to read. */
export const longestText = 2 * 1024 * 1024;

/**
 * The lines of one file that hold one of `names` (the old artifactId, its jar's name without suffix), as a whole word: a
 * letter, digit or dash before it makes another name. None for a file that is not text (it has a NUL) or too long.
 */
export function mentionsIn(
  file: string,
  bytes: Uint8Array,
  names: readonly string[],
): readonly Mention[] {
  if (bytes.length > longestText || bytes.includes(0)) return [];
  const text = new TextDecoder('utf-8').decode(bytes);
  if (!names.some((name) => text.includes(name))) return [];
  return text.split(/\r\n|\n|\r/).flatMap((line, index) => {
    if (!names.some((name) => holdsWord(line, name))) return [];
    return [{ file, line: index + 1, text: shortened(line.trim()) }];
  });
}

function holdsWord(line: string, name: string): boolean {
  for (let at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + 1)) {
    const before = line[at - 1] ?? ' ';
    const behind = line[at + name.length] ?? ' ';
    if (!/[\w-]/.test(before) && !/\w/.test(behind)) return true;
  }
  return false;
}

function shortened(line: string): string {
  return line.length <= 200 ? line : `${line.slice(0, 200)}…`;
}
