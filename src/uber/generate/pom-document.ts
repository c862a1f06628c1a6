import type { XmlElement } from '../../formats/xml/element.js';
import { parseXml } from '../../formats/xml/parse.js';
import type { Layout } from './layout.js';
import { indentAt, layoutOf } from './layout.js';
import type { Snippet } from './snippet.js';
import { comment, escapeText, renderSnippet } from './snippet.js';
import type { TextEdit } from './text-edit.js';

/** A POM as text and tree: what edits are computed from. */
export interface PomDocument {
  readonly text: string;
  readonly project: XmlElement;
  readonly layout: Layout;
}

/** Throws `FormatError` where the text is no XML. `location` is its name in messages. */
export function openPom(text: string, location: string): PomDocument {
  const project = parseXml(text, location);
  return { text, project, layout: layoutOf(text, project) };
}

/** Replaces what stands in `element` by a text, and puts a comment in a line of its own before it. */
export function replaceText(
  document: PomDocument,
  element: XmlElement,
  value: string,
  why?: string,
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  if (why !== undefined) edits.push(commentBefore(document, element, why));
  const content = document.text.slice(element.contentStart, element.contentEnd);
  if (element.contentStart === element.end) {
    const tag = tagName(document, element);
    const open = document.text.slice(element.start, element.end).replace(/\s*\/>$/, '>');
    const text = `${open}${escapeText(value)}</${tag}>`;
    return [...edits, { start: element.start, end: element.end, text }];
  }
  const said = textSpan(content);
  const start = element.contentStart + said.start;
  const end = element.contentStart + said.end;
  return [...edits, { start, end, text: escapeText(value) }];
}

/**
 * Inserts an element into `parent`, in the place that `order` (the schema's sequence of names) gives it, else at the
 * end, laid out as its neighbours are. A comment that follows a neighbour in its line stays with it.
 */
export function insertChild(
  document: PomDocument,
  parent: XmlElement,
  snippet: Snippet,
  order: readonly string[] = [],
): TextEdit {
  const { text, layout } = document;
  const outer = indentAt(text, parent.start) ?? '';
  const inner = childIndent(document, parent) ?? outer + layout.unit;
  const element = layout.newline + renderSnippet(snippet, inner, layout);
  if (parent.contentStart === parent.end) {
    const open = text.slice(parent.start, parent.end).replace(/\s*\/>$/, '>');
    const close = `${layout.newline}${outer}</${tagName(document, parent)}>`;
    return { start: parent.start, end: parent.end, text: open + element + close };
  }
  const at = insertionPoint(document, parent, precedingSibling(parent, snippet.name, order));
  const rest = text.slice(at, parent.contentEnd);
  const close = rest.trim() === '' && !/[\r\n]/.test(rest) ? layout.newline + outer : '';
  const end = close === '' ? at : parent.contentEnd;
  return { start: at, end, text: element + close };
}

/** A comment in its own line before an element; inside the line where the element does not start one. */
export function commentBefore(document: PomDocument, element: XmlElement, why: string): TextEdit {
  const indent = indentAt(document.text, element.start);
  const behind = indent === undefined ? ' ' : document.layout.newline + indent;
  return { start: element.start, end: element.start, text: comment(why) + behind };
}

/** The first stretch of a leaf's content that is neither white space nor comment; empty at the end where there is none. */
function textSpan(content: string): { readonly start: number; readonly end: number } {
  const blanked = content.replaceAll(/<!--[\s\S]*?-->/g, (whole) => ' '.repeat(whole.length));
  const start = blanked.length - blanked.trimStart().length;
  return { start, end: Math.max(start, blanked.trimEnd().length) };
}

function tagName(document: PomDocument, element: XmlElement): string {
  return /^<([^\s/>]+)/.exec(document.text.slice(element.start))?.[1] ?? element.name;
}

function childIndent(document: PomDocument, parent: XmlElement): string | undefined {
  for (const child of parent.children) {
    const indent = indentAt(document.text, child.start);
    if (indent !== undefined) return indent;
  }
  return undefined;
}

/** The last child that the schema puts before `name`; without an order, the last child. */
function precedingSibling(
  parent: XmlElement,
  name: string,
  order: readonly string[],
): XmlElement | undefined {
  const rank = order.indexOf(name);
  if (rank < 0) return parent.children.at(-1);
  return parent.children.findLast((child) => order.indexOf(child.name) < rank);
}

const trailingComments = /(?:[ \t]*<!--[\s\S]*?-->)+/y;

function insertionPoint(
  document: PomDocument,
  parent: XmlElement,
  after: XmlElement | undefined,
): number {
  const { text } = document;
  if (after !== undefined) {
    trailingComments.lastIndex = after.end;
    return trailingComments.test(text) ? trailingComments.lastIndex : after.end;
  }
  if (parent.children.length > 0) return parent.contentStart;
  const content = text.slice(parent.contentStart, parent.contentEnd);
  return parent.contentStart + content.trimEnd().length;
}
