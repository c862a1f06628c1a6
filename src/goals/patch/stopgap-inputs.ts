import { onceEach } from '../../contract/problem/once-each.js';
import type { Problem } from '../../contract/problem/problem.js';
import type { OpenTarget } from './open-target.js';
import type { OpenSourceJar } from './source-jar.js';

/**
 * Sources that were patched themselves, of which a class may be of another version than they say, and what was said of
 * consumers. A jar may be both.
 */
export async function stopgapInputs(
  sources: readonly Pick<OpenSourceJar, 'stopgap'>[],
  ofConsumers: readonly Problem[],
): Promise<readonly Problem[]> {
  const found = [...ofConsumers];
  for (const source of sources) found.push(...(await source.stopgap()));
  return onceEach(found);
}

/** A jar that stays as it is, and was patched before. */
export function stopgapTarget({
  name,
  earlier,
}: Pick<OpenTarget, 'name' | 'earlier'>): readonly Problem[] {
  if (earlier === undefined) return [];
  const { patches } = earlier.record;
  const classes = patches.reduce((sum, { added }) => sum + added.length, 0);
  const sources = patches.flatMap((patch) => patch.sources.map((source) => source.name));
  return [{ code: 'patch.stopgap', file: name, classes, sources: [...new Set(sources)] }];
}
