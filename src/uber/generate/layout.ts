import type { XmlElement } from '../../formats/xml/element.js';

/** How a document is laid out, so that what is inserted looks like its neighbours. */
export interface Layout {
  /** `\n`, `\r\n` or `\r`: what most lines end with. */
  readonly newline: string;
  /** One step of indentation, such as two spaces or a tab. */
  readonly unit: string;
}

/** Read off the text: its line ends, and the first element that stands deeper than its parent. */
export function layoutOf(text: string, root: XmlElement): Layout {
  return { newline: newlineOf(text), unit: unitOf(text, root) ?? '  ' };
}

/** The white space before `offset`, where nothing else stands before it in its line. */
export function indentAt(text: string, offset: number): string | undefined {
  const lineStart =
    Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const before = text.slice(lineStart, offset);
  return /^[ \t]*$/.test(before) ? before : undefined;
}

function newlineOf(text: string): string {
  const windows = text.split('\r\n').length - 1;
  const unix = text.split('\n').length - 1 - windows;
  const old = text.split('\r').length - 1 - windows;
  if (windows > unix) return '\r\n';
  return old > unix ? '\r' : '\n';
}

function unitOf(text: string, root: XmlElement): string | undefined {
  const outer = indentAt(text, root.start) ?? '';
  for (const child of root.children) {
    const inner = indentAt(text, child.start);
    if (inner !== undefined && inner.length > outer.length && inner.startsWith(outer)) {
      return inner.slice(outer.length);
    }
  }
  return undefined;
}
