import type { ConflictItem } from './conflict-item.js';

/**
 * `JavaScopeSelector`: `system` stays; else what the root itself declares decides; else the widest of all paths, where
 * compile > runtime > provided > test.
 */
export function selectScope(winner: ConflictItem, items: readonly ConflictItem[]): string {
  if (winner.node.scope === 'system') return winner.node.scope;
  const declared = items.find(({ depth }) => depth <= 1);
  if (declared !== undefined) return declared.node.scope;
  const scopes = new Set(items.flatMap((item) => [...item.scopes]));
  if (scopes.size > 1) scopes.delete('system');
  if (scopes.size === 1) return [...scopes].join('');
  return ['compile', 'runtime', 'provided', 'test'].find((scope) => scopes.has(scope)) ?? '';
}
