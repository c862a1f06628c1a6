import type { InternalName } from '../../formats/classfile/names.js';
import { internalName, toBinaryName } from '../../formats/classfile/names.js';

/** Packages, as binary names: what a type is in on one side, and on the other. */
export interface MovedPackage {
  readonly from: string;
  readonly to: string;
}

/**
 * Whether two descriptors say the same under other names: each pair of types is equal, or package relocation can have made the one
 * of the other. That is so where one name is the other behind a prefix (`shaded/com/acme/A`), and where `isMoved` knows it.
 * The answer is the first package that moved; `undefined`: they are equal, or differ otherwise.
 */
export function relocatedTypes(
  wanted: string,
  found: string,
  isMoved: (one: InternalName, other: InternalName) => boolean = () => false,
): MovedPackage | undefined {
  const [ours, theirs] = [piecesOf(wanted), piecesOf(found)];
  if (ours.length !== theirs.length) return undefined;
  let moved: MovedPackage | undefined;
  for (const [at, one] of ours.entries()) {
    const other = theirs[at] ?? '';
    if (one === other) continue;
    if (!one.startsWith('L') || !other.startsWith('L')) return undefined;
    const [name, otherName] = [internalName(one.slice(1, -1)), internalName(other.slice(1, -1))];
    const isPrefixed = name.endsWith(`/${otherName}`) || otherName.endsWith(`/${name}`);
    if (!isPrefixed && !isMoved(name, otherName)) return undefined;
    moved ??= { from: packageOf(name), to: packageOf(otherName) };
  }
  return moved;
}

/** A descriptor in pieces, of which types that are classes are some (JVMS §4.3.2). */
function piecesOf(descriptor: string): readonly string[] {
  return descriptor.match(/L[^;]*;|./gs) ?? [];
}

function packageOf(name: InternalName): string {
  const binary = toBinaryName(name);
  return binary.slice(0, Math.max(0, binary.lastIndexOf('.')));
}
