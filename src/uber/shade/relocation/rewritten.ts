import type { RelocatableTest } from '../input.js';
import type { PluginBehaviour } from '../plugin-behaviour.js';
import type { IncomingPath } from '../shade-jars.js';
import { mentionsIn } from './class-texts.js';
import type { PackageMapper } from './mapper.js';

/** Answers from an index, without bytes; `undefined` where the entry is in none. */
type IndexTest = (path: IncomingPath, changes: RelocatableTest) => boolean | undefined;

/**
 * Whether package relocation rewrites a class. Before 3.3.0 every class goes through the bytecode library once there
 * is a relocation. From then on one text that changes is enough: the class's own name (which its path tells), any name
 * or string in it, or its source file's name, which the plugin takes for a path in the class's package.
 * Without bytes (a class of the jar of an earlier execution) only the path can tell.
 */
export function rewriteTest(
  rules: { readonly mapper: PackageMapper; readonly behaviour: PluginBehaviour },
  read: (path: IncomingPath) => Uint8Array | undefined,
  byIndex?: IndexTest,
): (path: IncomingPath) => boolean {
  const { mapper, behaviour } = rules;
  return (path) => {
    if (!behaviour.keepsUntouchedClasses) return true;
    const name = path.path.slice(0, -'.class'.length);
    if (mapper.changes(name, 'name')) return true;
    const folder = name.slice(0, name.lastIndexOf('/') + 1);
    const changes: RelocatableTest = (text, kind) =>
      kind === 'source' ? mapper.changes(folder + text, 'name') : mapper.changes(text, kind);
    const known = byIndex?.(path, changes);
    if (known !== undefined) return known;
    const bytes = read(path);
    return bytes !== undefined && (mentionsIn(bytes, changes) ?? false);
  };
}
