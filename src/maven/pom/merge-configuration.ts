import type { ConfigurationNode } from './model.js';

/**
 * Two configurations as one, as plexus-utils' `Xpp3Dom.mergeIntoXpp3Dom` does it:
 *
 * 1. `combine.self="override"` on the dominant node: the recessive one is ignored.
 * 2. Blank text and blank or absent attributes are taken from the recessive node.
 * 3. `combine.children="append"`, on either node after step 2: the recessive children come first, then the dominant.
 * 4. Else recessive children pair up with dominant ones of their name, in order, and are merged into them; more
 *    recessive ones of a paired name are dropped; those of other names are added at the end.
 *
 * (`combine.id` and `combine.keys` came with Maven 3.9 and are plain attributes here.)
 */
export function mergeConfiguration(
  dominant: ConfigurationNode | undefined,
  recessive: ConfigurationNode | undefined,
): ConfigurationNode | undefined {
  if (!dominant) return recessive;
  return recessive ? mergeNodes(dominant, recessive) : dominant;
}

function mergeNodes(dominant: ConfigurationNode, recessive: ConfigurationNode): ConfigurationNode {
  if (dominant.attributes['combine.self'] === 'override') return dominant;
  const attributes = mergeAttributes(dominant.attributes, recessive.attributes);
  const append = attributes['combine.children'] === 'append';
  return {
    name: dominant.name,
    value: isBlank(dominant.value) && !isBlank(recessive.value) ? recessive.value : dominant.value,
    attributes,
    children: append
      ? [...recessive.children, ...dominant.children]
      : mergeChildren(dominant.children, recessive.children),
  };
}

function mergeAttributes(
  dominant: ConfigurationNode['attributes'],
  recessive: ConfigurationNode['attributes'],
): ConfigurationNode['attributes'] {
  const taken = Object.entries(recessive).filter(([name]) => isBlank(dominant[name]));
  return taken.length === 0 ? dominant : { ...dominant, ...Object.fromEntries(taken) };
}

function mergeChildren(
  dominant: readonly ConfigurationNode[],
  recessive: readonly ConfigurationNode[],
): readonly ConfigurationNode[] {
  const merged = [...dominant];
  const waiting = new Map<string, number[]>();
  dominant.forEach(({ name }, index) => {
    const indexes = waiting.get(name);
    if (indexes) indexes.push(index);
    else waiting.set(name, [index]);
  });
  for (const child of recessive) {
    const indexes = waiting.get(child.name);
    if (!indexes) merged.push(child);
    const index = indexes?.shift();
    const partner = index === undefined ? undefined : merged[index];
    if (index !== undefined && partner) merged[index] = mergeNodes(partner, child);
  }
  return merged;
}

function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}
