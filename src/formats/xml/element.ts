/**
 * An XML element as POM, settings and metadata readers need it. Offsets are UTF-16 units into the text that was
 * parsed, so that an editor can make the smallest edit.
 */
export interface XmlElement {
  /** Local name, without namespace prefix. */
  readonly name: string;
  /** By name as written; in document order. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The text directly inside, entities decoded, not trimmed; white space alone between child elements is left out. */
  readonly text: string;
  /** From the `<` of the start tag to behind the `>` of the end tag. */
  readonly start: number;
  readonly end: number;
  /** From behind the start tag to the `<` of the end tag; both equal `end` for `<a/>`. */
  readonly contentStart: number;
  readonly contentEnd: number;
}

/** The first child of that name. */
export function child(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((candidate) => candidate.name === name);
}

/** The trimmed text of the first child of that name. */
export function childText(element: XmlElement, name: string): string | undefined {
  return child(element, name)?.text.trim();
}
