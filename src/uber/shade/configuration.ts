import type { ConfigurationNode } from '../../maven/pom/model.js';

/** The value of a child element; `undefined` where it is absent or empty (then Maven injects nothing). */
export function textOf(node: ConfigurationNode | undefined, name: string): string | undefined {
  const value = childOf(node, name)?.value?.trim();
  return value === '' ? undefined : value;
}

/** As plexus' `BooleanConverter`: `true` in any case, all else is false. */
export function flagOf(
  node: ConfigurationNode | undefined,
  name: string,
  fallback: boolean,
): boolean {
  const text = textOf(node, name);
  return text === undefined ? fallback : text.toLowerCase() === 'true';
}

/** The values of a list's children, whatever their element name; `undefined` where the list is absent. */
export function listOf(
  node: ConfigurationNode | undefined,
  name: string,
): readonly string[] | undefined {
  return childOf(node, name)?.children.map((item) => item.value?.trim() ?? '');
}

/** The elements of a list of objects. */
export function itemsOf(
  node: ConfigurationNode | undefined,
  name: string,
): readonly ConfigurationNode[] {
  return childOf(node, name)?.children ?? [];
}

/** Maven looks a parameter up by its name and takes the last element of that name, as `Xpp3Dom.getChild` does. */
export function childOf(
  node: ConfigurationNode | undefined,
  name: string,
): ConfigurationNode | undefined {
  return node?.children.findLast((child) => child.name === name);
}
