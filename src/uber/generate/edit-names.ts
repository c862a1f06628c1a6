import type { XmlElement } from '../../formats/xml/element.js';
import type { Rename } from '../plan/rename.js';
import { renameValue } from '../plan/rename.js';
import type { PomDocument } from './pom-document.js';
import type { TextEdit } from './text-edit.js';

/** Moves every name that repeats the old artifactId or version; the rule is `renameValue`'s. Comments stay as they are. */
export function moveNames(document: PomDocument, rename: Rename): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const pending: { readonly element: XmlElement; readonly path: readonly string[] }[] =
    document.project.children.map((element) => ({ element, path: [element.name] }));
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { element, path } = next;
    if (element.children.length === 0) edits.push(...moveText(document, element, path, rename));
    for (const inner of element.children) {
      pending.push({ element: inner, path: [...path, inner.name] });
    }
  }
  return edits;
}

function moveText(
  document: PomDocument,
  element: XmlElement,
  path: readonly string[],
  rename: Rename,
): readonly TextEdit[] {
  return texts(document.text, element).flatMap(({ start, end }) => {
    const before = document.text.slice(start, end);
    const after = renameValue(path, before, rename);
    return after === before ? [] : [{ start, end, text: after }];
  });
}

/** The stretches of character data directly inside an element: what lies between its comments. */
function texts(text: string, element: XmlElement): readonly { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let at = element.contentStart;
  const content = text.slice(element.contentStart, element.contentEnd);
  for (const match of content.matchAll(/<!--[\s\S]*?-->/g)) {
    const start = element.contentStart + match.index;
    found.push({ start: at, end: start });
    at = start + match[0].length;
  }
  found.push({ start: at, end: element.contentEnd });
  return found.filter(({ start, end }) => end > start);
}
