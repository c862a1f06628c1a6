import { binaryNameOf } from '../../jvm/compare/class-names.js';
import type { Side, SideClass, SideEntry } from '../../jvm/compare/side.js';

/** The binary name under which a class lies in its jar, where it is compared under another. */
export type NameInJar = (one: SideClass | undefined) => string | undefined;

/** Where all classes are compared under the names that they have. */
export const noOtherNames: NameInJar = () => undefined;

/** `originals`: sides under their names before relocation, part by part and entry by entry as `sides` are. */
export function namesInJar(sides: readonly Side[], originals: readonly Side[]): NameInJar {
  const paths = new Map<SideEntry, string>();
  originals.forEach(({ parts }, side) =>
    parts.forEach(({ entries }, part) =>
      entries.forEach((entry, index) => {
        const path = sides[side]?.parts[part]?.entries[index]?.path;
        if (path !== undefined && path !== entry.path) paths.set(entry, path);
      }),
    ),
  );
  return (one) => {
    const path = one && paths.get(one.entry);
    return path === undefined ? undefined : binaryNameOf(path);
  };
}
