import type { ConflictItem } from './conflict-item.js';

/** `SimpleOptionalitySelector`: what the root itself declares decides; else it is optional if every path is. */
export function selectOptionality(items: readonly ConflictItem[]): boolean {
  const declared = items.find(({ depth }) => depth <= 1);
  return declared === undefined ? !items.some(({ required }) => required) : declared.node.optional;
}
