import type { ClassPath, ClassPathEntry, LoaderEntries } from '../../jvm/classpath/class-path.js';
import { buildLoaders } from '../../jvm/classpath/class-path.js';
import type { Platform } from '../../jvm/classpath/platform.js';
import type { SharedNames } from '../../jvm/classpath/shared-names.js';
import type { SidePart } from '../../jvm/compare/side.js';
import type { CheckOptions } from './options.js';
import type { PartIndexes } from './part-indexes.js';

/** What a class path is put together from. */
export interface ClassPathParts {
  readonly consumer: readonly SidePart[];
  readonly on: readonly SidePart[];
  /** Behind both. */
  readonly beside: readonly SidePart[];
}

/** What all class paths of a check have in common. */
export interface ClassPathSetting {
  readonly platform: Platform;
  readonly indexes: Pick<PartIndexes, 'of'>;
  readonly names: SharedNames;
}

/**
 * The class path in the order that was asked for. With a loader of its own the consumer is the child, and what it is checked on
 * the parent, together with what lies beside.
 */
export function classPathOf(
  { consumer, on, beside }: ClassPathParts,
  { order, delegated }: Pick<CheckOptions, 'order' | 'delegated'>,
  { platform, indexes, names }: ClassPathSetting,
): ClassPath {
  const entries = (parts: readonly SidePart[]): readonly ClassPathEntry[] =>
    parts.map((part) => entryOf(part, indexes));
  const loaders = (): readonly LoaderEntries[] => {
    switch (order) {
      case 'consumer-first':
        return [{ entries: entries([...consumer, ...on, ...beside]) }];
      case 'uber-first':
        return [{ entries: entries([...on, ...consumer, ...beside]) }];
      case 'child-first':
      case 'parent-first':
        return [
          { entries: entries([...on, ...beside]) },
          { entries: entries(consumer), delegation: { parent: 0, order, delegated } },
        ];
      default:
        return order satisfies never;
    }
  };
  return buildLoaders(loaders(), platform, names);
}

/** Slices of a large jar are parts of one entry. */
export function entryOf(part: SidePart, indexes: Pick<PartIndexes, 'of'>): ClassPathEntry {
  const { name, multiRelease } = part;
  return { multiRelease, parts: indexes.of(part).map((index) => ({ index, origin: name })) };
}
