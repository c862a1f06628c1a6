import type { InternalName } from '../../formats/classfile/names.js';
import type { ClassPath, LoaderEntries } from '../../jvm/classpath/class-path.js';
import { buildLoaders } from '../../jvm/classpath/class-path.js';
import type { ContentOf, DuplicateClass } from '../../jvm/classpath/duplicates.js';
import { duplicateClasses } from '../../jvm/classpath/duplicates.js';
import { entryOrders } from '../../jvm/classpath/entry-orders.js';
import type { SidePart } from '../../jvm/compare/side.js';
import type { ClassPathParts, ClassPathSetting } from './class-paths.js';
import { loadersOf } from './class-paths.js';
import type { CheckOptions } from './options.js';

/** A class of which several entries without a defined order hold different bytes. */
export interface ContestedClass {
  readonly name: InternalName;
  /** As it was named: `lib/*`. */
  readonly group: string;
  /** The entries that hold it, in class-path order. */
  readonly origins: readonly string[];
}

/** The class paths that a JVM may make of what was named. */
export interface PossibleClassPaths {
  /** In the order of the names first; there is no other where nothing is contested. */
  readonly classPaths: readonly ClassPath[];
  readonly contested: readonly ContestedClass[];
  /** What the first of them is made of. */
  readonly loaders: readonly LoaderEntries[];
  /** Not every class that can win does so in one of them: that would be too many. */
  readonly isCut: boolean;
}

/** Nothing is looked up, and nothing put together twice, where no entry belongs to a group. */
export function possibleClassPaths(
  parts: ClassPathParts,
  options: Pick<CheckOptions, 'order' | 'delegated'>,
  setting: ClassPathSetting,
): PossibleClassPaths {
  const loaders = loadersOf(parts, options, setting);
  const built = (one: readonly LoaderEntries[]): ClassPath =>
    buildLoaders(one, setting.platform, setting.names);
  const first = built(loaders);
  if (!loaders.some(({ entries }) => entries.some(({ group }) => group !== undefined)))
    return { classPaths: [first], contested: [], loaders, isCut: false };
  const all = [...parts.consumer, ...parts.on, ...parts.beside];
  const duplicates = duplicateClasses(first);
  const { orders, names, isCut } = entryOrders(loaders, duplicates, contentIn(all));
  const contested = new Set<string>(names);
  return {
    classPaths: [first, ...orders.slice(1).map(built)],
    contested: duplicates.flatMap((one) =>
      contested.has(one.name) ? contestedClass(one, loaders) : [],
    ),
    loaders,
    isCut,
  };
}

function contestedClass(
  { name, holders }: DuplicateClass,
  loaders: readonly LoaderEntries[],
): readonly ContestedClass[] {
  const groupOf = (holder: DuplicateClass['holders'][number] | undefined): string | undefined =>
    loaders[holder?.loader ?? -1]?.entries[holder?.entry ?? -1]?.group;
  const [first] = holders;
  const group = groupOf(first);
  if (group === undefined) return [];
  const own = holders.filter((one) => one.loader === first?.loader && groupOf(one) === group);
  return [{ name, group, origins: own.map(({ origin }) => origin) }];
}

/** Of the table of contents: nothing is read for it. */
function contentIn(parts: readonly SidePart[]): ContentOf {
  const byName = new Map(parts.map((part) => [part.name, part]));
  const tables = new Map<string, ReadonlyMap<string, string | undefined>>();
  const tableOf = (origin: string): ReadonlyMap<string, string | undefined> => {
    const known = tables.get(origin);
    if (known !== undefined) return known;
    const made = new Map(
      byName
        .get(origin)
        ?.entries.map(({ path, crc32, size }) => [
          path,
          crc32 === undefined ? undefined : `${crc32} ${size ?? ''}`,
        ]),
    );
    tables.set(origin, made);
    return made;
  };
  return ({ origin, path }) => tableOf(origin).get(path);
}
