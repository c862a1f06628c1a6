import type { LoaderEntries } from '../../jvm/classpath/class-path.js';
import { shareIndex } from '../../jvm/classpath/encode-index.js';
import type { JarIndex } from '../../jvm/classpath/jar-index.js';
import type { Platform } from '../../jvm/classpath/platform.js';
import type { LinkageDelta } from '../../jvm/linkage/delta.js';
import type {
  LinkQuestion,
  LoaderSource,
  PackedIndex,
  PlatformSource,
} from '../../jvm/linkage/link-task.js';
import type { World } from '../input/world.js';
import type { ConsumerQuestion } from './check-consumer.js';
import type { JudgedOrders } from './every-order.js';
import { oneOrder } from './every-order.js';

/** References: fewer are linked here sooner than another thread has put the class paths together. */
const MANY = 100_000;

/** Links large consumers on other threads. */
export interface LinkElsewhere {
  /** Whether another thread is worth it, and can do it: the order of the class paths is decided, and there are two. */
  readonly isWorthIt: (question: ConsumerQuestion) => boolean;
  /** What the thread finds. Throws what its class files throw. */
  readonly judge: (question: ConsumerQuestion) => Promise<JudgedOrders>;
}

/** Of this process: threads outlive a check. */
let checks = 0;

/** Threads get indexes in shared memory, each once. */
export function linkElsewhere({ tasks }: Pick<World, 'tasks'>, platform: Platform): LinkElsewhere {
  const check = (checks += 1);
  const packed = new Map<JarIndex, PackedIndex>();
  const pack = (index: JarIndex): PackedIndex => {
    const known = packed.get(index) ?? { id: packed.size, bytes: shareIndex(index) };
    packed.set(index, known);
    return known;
  };
  return {
    isWorthIt: ({ now, before, counted }) =>
      counted.sites >= MANY && now.classPaths.length === 1 && before?.classPaths.length === 1,
    judge: async ({ now, before, sources }) => {
      const [on] = now.classPaths;
      if (on === undefined) throw new Error('there is no class path');
      const question: LinkQuestion = {
        check,
        on: now.loaders.map((loader) => loaderSource(loader, pack)),
        against: (before?.loaders ?? []).map((loader) => loaderSource(loader, pack)),
        sources: [...sources],
        platform: platformSource(platform, pack),
      };
      const [delta] = await tasks.run('link', [question]);
      if (!isDelta(delta)) throw new Error('a thread linked in vain');
      return oneOrder(on, delta);
    },
  };
}

function loaderSource(
  { entries, delegation }: LoaderEntries,
  pack: (index: JarIndex) => PackedIndex,
): LoaderSource {
  return {
    entries: entries.map(({ multiRelease, parts }) => ({
      multiRelease,
      parts: parts.map(({ index, origin }) => ({ index: pack(index), origin })),
    })),
    ...(delegation === undefined ? {} : { delegation }),
  };
}

function platformSource(
  { java, index, internalPackages }: Platform,
  pack: (index: JarIndex) => PackedIndex,
): PlatformSource {
  return { java, index: pack(index), internalPackages: [...internalPackages] };
}

/** It comes from `LinkMemory`, where it was typed. */
function isDelta(value: unknown): value is LinkageDelta {
  return typeof value === 'object' && value !== null && 'broken' in value && 'mended' in value;
}
