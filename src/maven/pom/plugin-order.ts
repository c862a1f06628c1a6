import { pluginKey } from './merge-plugin.js';
import type { Plugin } from './model.js';

/**
 * `base` with the plugins of `more` merged in by key. What only `more` has keeps its place relative to the next
 * plugin that both have, so that plugins bound to one phase run in the order their author meant; what follows the
 * last common one goes to the end. (`predecessors` and `pending` in `DefaultInheritanceAssembler` and
 * `DefaultProfileInjector`.)
 */
export function weavePlugins(
  base: readonly Plugin[],
  more: readonly Plugin[],
  merge: (existing: Plugin, element: Plugin) => Plugin,
): readonly Plugin[] {
  const master = new Map(base.map((plugin) => [pluginKey(plugin), plugin]));
  const predecessors = new Map<string, readonly Plugin[]>();
  let pending: Plugin[] = [];
  for (const element of more) {
    const key = pluginKey(element);
    const existing = master.get(key);
    if (!existing) {
      pending.push(element);
      continue;
    }
    master.set(key, merge(existing, element));
    if (pending.length > 0) predecessors.set(key, pending);
    if (pending.length > 0) pending = [];
  }
  const woven = [...master].flatMap(([key, plugin]) => [...(predecessors.get(key) ?? []), plugin]);
  return [...woven, ...pending];
}
