/** One replacement in a text; offsets in UTF-16 units, `end` exclusive. An insertion has `start === end`. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The text with all edits made. They may come in any order and must not overlap; insertions at one place keep their
 * order. An overlap is a bug of the caller.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    if (edit.start < at || edit.end < edit.start || edit.end > text.length) {
      throw new Error(`edits overlap at ${edit.start}`);
    }
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}
