import { child, type XmlElement } from '../../formats/xml/element.js';
import type { ConfigurationNode } from './model.js';

/** A `<configuration>` child as a free-form tree. */
export function readConfiguration(element: XmlElement): ConfigurationNode | undefined {
  const configuration = child(element, 'configuration');
  return configuration && toNode(configuration);
}

/**
 * An element as Maven's `Xpp3DomBuilder` keeps it: text only where there are no child elements, trimmed unless the
 * element itself says `xml:space="preserve"`.
 */
export function toNode(element: XmlElement): ConfigurationNode {
  const preserve = element.attributes.get('xml:space') === 'preserve';
  const text = preserve ? element.text : element.text.trim();
  return {
    name: element.name,
    value: element.children.length > 0 || text === '' ? undefined : text,
    attributes: Object.fromEntries(element.attributes),
    children: element.children.map(toNode),
  };
}
