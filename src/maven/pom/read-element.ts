import { child, childText, type XmlElement } from '../../formats/xml/element.js';

/** The trimmed text of a child; `undefined` where it is absent or empty. */
export function optionalText(element: XmlElement, name: string): string | undefined {
  const text = childText(element, name);
  return text === '' ? undefined : text;
}

/** The elements inside a list element; what they are called does not matter to Maven's configuration, nor here. */
export function items(element: XmlElement, list: string): readonly XmlElement[] {
  return child(element, list)?.children ?? [];
}

/** `<modules><module>a</module></modules>` → `['a']`. */
export function textList(element: XmlElement, list: string): readonly string[] {
  return items(element, list).map((item) => item.text.trim());
}

/** `true` and `false` as written; `undefined` for anything else, expressions included. */
export function optionalBoolean(element: XmlElement, name: string): boolean | undefined {
  const text = childText(element, name);
  if (text === undefined || text === '') return undefined;
  return text === 'true';
}
