import type { ConfigurationNode } from '../../maven/pom/model.js';
import type { Layout } from './layout.js';

/** An element to be written: a text or children, never both. */
export interface Snippet {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly text?: string;
  readonly children?: readonly Snippet[];
  /** Stands in its own line before the element. */
  readonly comment?: string | undefined;
}

/** The lines of an element, each with its indentation, joined by the document's line end; none before or behind. */
export function renderSnippet(snippet: Snippet, indent: string, layout: Layout): string {
  return lines(snippet, indent, layout.unit).join(layout.newline);
}

/** `<!-- text -->` for one line of any text: `--` and a closing `-` are not allowed inside (XML 1.0 §2.5). */
export function comment(text: string): string {
  const line = text.replace(/\s+/g, ' ').replaceAll(/-{2,}/g, '-').trim().replace(/-$/, '');
  return `<!-- ${line} -->`;
}

/** Character data, escaped as XML 1.0 §2.4 asks for; line ends as references, so that no layout touches them. */
export function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\n', '&#10;');
}

/** A configuration tree as an element to be written. */
export function nodeSnippet(node: ConfigurationNode): Snippet {
  const attributes = node.attributes;
  if (node.children.length > 0) {
    return { name: node.name, attributes, children: node.children.map(nodeSnippet) };
  }
  return node.value === undefined
    ? { name: node.name, attributes }
    : { name: node.name, attributes, text: node.value };
}

function lines(snippet: Snippet, indent: string, unit: string): readonly string[] {
  const before = snippet.comment === undefined ? [] : [indent + comment(snippet.comment)];
  const attributes = Object.entries(snippet.attributes ?? {})
    .map(([name, value]) => ` ${name}="${escapeText(value).replaceAll('"', '&quot;')}"`)
    .join('');
  const open = `${indent}<${snippet.name}${attributes}`;
  if (snippet.children !== undefined && snippet.children.length > 0) {
    const inner = snippet.children.flatMap((child) => lines(child, indent + unit, unit));
    return [...before, `${open}>`, ...inner, `${indent}</${snippet.name}>`];
  }
  if (snippet.text === undefined || snippet.text === '') return [...before, `${open}/>`];
  return [...before, `${open}>${escapeText(snippet.text)}</${snippet.name}>`];
}
