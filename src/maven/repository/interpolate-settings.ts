import type { XmlElement } from '../../formats/xml/element.js';

/** An element tree with `${name}` replaced in its texts, where a property of that name is known; else left as written. */
export function interpolateSettings(
  element: XmlElement,
  properties: Readonly<Record<string, string>>,
): XmlElement {
  return {
    ...element,
    text: interpolateText(element.text, properties),
    children: element.children.map((inner) => interpolateSettings(inner, properties)),
  };
}

/** One text; replacements are not looked at again, so a value cannot bring in another. */
export function interpolateText(
  text: string,
  properties: Readonly<Record<string, string>>,
): string {
  if (!text.includes('${')) return text;
  return text.replace(/\$\{([^${}]{1,256})\}/g, (whole, name: string) =>
    Object.hasOwn(properties, name) ? (properties[name] ?? whole) : whole,
  );
}
