import type { XmlElement } from '../../formats/xml/element.js';

/** `<properties>`: trimmed text by name; of equal names the last wins, in the first one's place. */
export function readProperties(element: XmlElement | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(element?.children.map(({ name, text }) => [name, text.trim()]) ?? []);
}
