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

/** The class path in the order that was asked for. */
export function classPathOf(
  parts: ClassPathParts,
  options: Pick<CheckOptions, 'order' | 'delegated'>,
  setting: ClassPathSetting,
): ClassPath {
  return buildLoaders(loadersOf(parts, options, setting), setting.platform, setting.names);
}

/**
 * What the class path is put together from. With a loader of its own the consumer is the child, and what it is checked on the
 * parent, together with what lies beside. What was named twice stands where it was named first.
 */
export function loadersOf(
  { consumer, on, beside }: ClassPathParts,
  { order, delegated }: Pick<CheckOptions, 'order' | 'delegated'>,
  { indexes }: Pick<ClassPathSetting, 'indexes'>,
): readonly LoaderEntries[] {
  const entries = (...parts: readonly SidePart[]): readonly ClassPathEntry[] =>
    [...new Set(parts)].map((part) => entryOf(part, indexes));
  switch (order) {
    case 'consumer-first':
      return [{ entries: entries(...consumer, ...on, ...beside) }];
    case 'uber-first':
      return [{ entries: entries(...on, ...consumer, ...beside) }];
    case 'child-first':
    case 'parent-first':
      return [
        { entries: entries(...on, ...beside) },
        { entries: entries(...consumer), delegation: { parent: 0, order, delegated } },
      ];
    default:
      return order satisfies never;
  }
}

/** Slices of a large jar are parts of one entry. */
export function entryOf(part: SidePart, indexes: Pick<PartIndexes, 'of'>): ClassPathEntry {
  const { name, multiRelease, group } = part;
  const parts = indexes.of(part).map((index) => ({ index, origin: name }));
  return { multiRelease, parts, ...(group === undefined ? {} : { group }) };
}
