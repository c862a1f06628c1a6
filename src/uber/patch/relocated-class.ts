import { mayBegin } from '../../formats/classfile/may-begin.js';
import { renameTypes } from '../../formats/classfile/rename-types.js';
import type { InternalName } from '../../formats/classfile/names.js';
import { internalName, toInternalName } from '../../formats/classfile/names.js';
import type { MovedPrefix } from '../../jvm/compare/moved-names.js';
import { movedPrefix } from '../../jvm/compare/moved-names.js';
import type { NameRoute } from './jar-relocation.js';

/** A jar with what package relocation did to names when it was built. */
export interface RelocatedJar {
  /** As `jarRelocation` has them. */
  readonly routes: readonly NameRoute[];
  /** The jar has a class of that name. */
  holds(name: InternalName): boolean;
  /** A class of that name is added to the jar. */
  adds(name: InternalName): boolean;
}

/** A class that fits the jar. */
export interface RelocatedClass {
  /** The very bytes that were given where nothing changed. */
  readonly bytes: Uint8Array;
  /** Prefixes of class names that moved, with slashes, in the order in which they were met. */
  readonly prefixes: readonly MovedPrefix[];
}

/**
 * The name under which the jar holds a class of that name because of package relocation. `undefined` where the name does not
 * move, where the jar has a class of the name itself, which others link to, and where it has none under a moved name.
 */
export function nameInJar(name: InternalName, jar: RelocatedJar): InternalName | undefined {
  const moved = jar.routes
    .map(({ mapPath }) => internalName(mapPath(name)))
    .find((one) => one !== name && jar.holds(one));
  return moved === undefined || jar.holds(name) || jar.adds(name) ? undefined : moved;
}

/**
 * A class that was compiled against the names before relocation, as it must be in the jar: names that the jar holds under a
 * relocated prefix become those (`nameInJar`), all others stay, the class's own among them. Strings become what the shade
 * plugin would make of them, but for those that name a class whose name stays. Throws `FormatError` `class.*`, unless nothing
 * in the class begins as a name that moves.
 */
export function relocatedClass(bytes: Uint8Array, jar: RelocatedJar): RelocatedClass {
  const beginnings = beginningsOf(jar.routes);
  if (beginnings !== undefined && !mayBegin(bytes, beginnings)) return { bytes, prefixes: [] };
  const prefixes = new Map<string, MovedPrefix>();
  const changed = renameTypes(bytes, {
    nameOf: (name) => {
      const moved = nameInJar(name, jar);
      const prefix = moved === undefined ? undefined : movedPrefix(name, moved);
      if (prefix !== undefined) prefixes.set(`${prefix.from} ${prefix.to}`, prefix);
      return moved;
    },
    stringOf: (value) => stringInJar(value, jar),
  });
  return { bytes: changed, prefixes: [...prefixes.values()] };
}

/** How names that move begin; `undefined` where that cannot be said. */
function beginningsOf(routes: readonly NameRoute[]): readonly Buffer[] | undefined {
  const known = remembered.get(routes);
  if (known !== undefined) return known;
  const all = new Set<string>();
  for (const { needles } of routes) {
    if (needles === undefined) return undefined;
    for (const needle of needles) all.add(needle);
  }
  const beginnings = [...all].map((needle) => Buffer.from(needle));
  remembered.set(routes, beginnings);
  return beginnings;
}

const remembered = new WeakMap<readonly NameRoute[], readonly Buffer[]>();

/** By the route that ends at a class of the jar, else by the likeliest; `undefined` where the string stays. */
function stringInJar(value: string, jar: RelocatedJar): string | undefined {
  const moved = jar.routes
    .filter((route) => route.changes(value, 'string'))
    .map(({ mapString }) => mapString(value));
  const [likeliest] = moved;
  if (likeliest === undefined) return undefined;
  const name = toInternalName(value);
  if (jar.holds(name) || jar.adds(name)) return undefined;
  return moved.find((one) => jar.holds(toInternalName(one))) ?? likeliest;
}
