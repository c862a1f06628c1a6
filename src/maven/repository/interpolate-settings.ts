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

/** Most letters that one value may grow to: values that hold others double with each step. */
const longest = 65_536;

/** One text; a value may hold expressions itself. One that leads back to itself is kept as written. */
function interpolateText(
  text: string,
  properties: Readonly<Record<string, string>>,
  within: readonly string[] = [],
): string {
  if (!text.includes('${') || text.length > longest) return text;
  return text.replace(/\$\{([^${}]{1,256})\}/g, (whole, name: string) => {
    const value = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (value === undefined || within.includes(name)) return whole;
    return interpolateText(value, properties, [...within, name]);
  });
}
