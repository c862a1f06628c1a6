import { z } from 'zod';
import type { Store } from '../../contract/ports/store.js';
import type { RewriteMemory } from '../../uber/shade/input.js';

const area = 'rewritten-classes';
/** How classes were judged: another judgement is another format. */
const format = 1;
const schema = z.array(z.string());

/**
 * Which classes of a jar package relocation rewrites, kept in the store. `jarKey` is of the jar's content, and asked for
 * only when something is looked up: a definition that is planned by its paths needs none.
 */
export function rememberRewrites(store: Store, jarKey: () => string): RewriteMemory {
  const keyOf = (mapperKey: string): string => JSON.stringify([format, jarKey(), mapperKey]);
  return {
    get: (mapperKey) => {
      const kept = store.get(area, keyOf(mapperKey));
      return kept && read(kept);
    },
    keep: (mapperKey, paths) => {
      store.put(area, keyOf(mapperKey), Buffer.from(JSON.stringify(paths)));
    },
  };
}

function read(kept: Uint8Array): readonly string[] | undefined {
  try {
    return schema.safeParse(JSON.parse(Buffer.from(kept).toString('utf8'))).data;
  } catch {
    // Not JSON: as good as never kept.
    return undefined;
  }
}
