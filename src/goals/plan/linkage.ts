import { internalName } from '../../formats/classfile/names.js';
import type { InternalName } from '../../formats/classfile/names.js';
import type { ClassPath } from '../../jvm/classpath/class-path.js';
import { findClass } from '../../jvm/classpath/class-path.js';
import type { Reference } from '../../jvm/classpath/class-facts.js';
import type { JarIndex } from '../../jvm/classpath/jar-index.js';
import { platformClasses, recordedJavas } from '../../jvm/classpath/platform-classes.js';
import type { Platform } from '../../jvm/classpath/platform.js';
import { isPlatformInternal } from '../../jvm/classpath/platform.js';
import { lookup } from '../../jvm/linkage/lookup.js';
import { referencesOut } from '../../jvm/linkage/names.js';
import { refusedMembers } from '../../jvm/linkage/refused-members.js';
import type { Coordinates } from '../../maven/coordinates/coordinates.js';
import type { LinkableContents } from '../../uber/upgrade/link-contents.js';
import {
  brokenReferences,
  ContentsNames,
  contentsClassPath,
} from '../../uber/upgrade/link-contents.js';
import { resolveWith } from '../../uber/upgrade/resolve-with.js';
import type { BrokenReference } from '../../uber/upgrade/state.js';
import type { World } from '../input/world.js';

/** The linkage of planned contents on one Java: each class path is put together once. */
export class ContentsLinkage {
  readonly #table: Uint8Array;
  readonly #javas: readonly number[];
  readonly #java: number;
  readonly #names = new ContentsNames();
  readonly #platforms = new Map<number, Platform>();
  readonly #classPaths = new WeakMap<LinkableContents, ClassPath>();
  readonly #broken = new WeakMap<LinkableContents, readonly BrokenReference[]>();

  constructor({ platformTable }: Pick<World, 'platformTable'>, java: number) {
    this.#table = platformTable.read();
    this.#javas = recordedJavas(this.#table);
    this.#java = java;
  }

  /** Sites that do not resolve. */
  broken(linkable: LinkableContents): readonly BrokenReference[] {
    const known = this.#broken.get(linkable);
    if (known !== undefined) return known;
    const made = brokenReferences(linkable, this.#classPath(linkable), this.#names);
    this.#broken.set(linkable, made);
    return made;
  }

  /** What breaks when versioned classes are switched on, at each recorded Java from the product's on. */
  brokenWhenVersioned(linkable: LinkableContents): readonly BrokenReference[] {
    const later = this.#javas.filter((java) => java >= this.#java);
    return later.flatMap((java) => {
      const plain = contentsClassPath(linkable, this.#platform(java), { names: this.#names });
      const switched = contentsClassPath(linkable, this.#platform(java), {
        versioned: true,
        names: this.#names,
      });
      const before = new Set(brokenReferences(linkable, plain, this.#names).map(keyOf));
      return brokenReferences(linkable, switched, this.#names).filter(
        (one) => !before.has(keyOf(one)),
      );
    });
  }

  /** In the contents, kept out or provided, or of the platform. */
  has(linkable: LinkableContents, name: InternalName): boolean {
    return (
      findClass(this.#classPath(linkable), internalName(name)) !== undefined ||
      isPlatformInternal(this.#platform(this.#java), name)
    );
  }

  /** Whether each site resolves with an artifact in the place of another version of its module. */
  resolvesWith(
    linkable: LinkableContents,
    replacement: { readonly coordinates: Coordinates; readonly index: JarIndex },
    broken: readonly BrokenReference[],
  ): readonly boolean[] {
    return resolveWith(linkable, this.#platform(this.#java), replacement, broken, this.#names);
  }

  /** Which references nobody can follow, though their classes are there. */
  refusedMembers(linkable: LinkableContents, references: readonly Reference[]): readonly boolean[] {
    return refusedMembers(this.#classPath(linkable), references);
  }

  /** Whether nothing that a jar links to is known to be absent. */
  isSelfContained(linkable: LinkableContents, index: JarIndex): boolean {
    const classPath = this.#classPath(linkable);
    return referencesOut(index).every(
      (reference) => lookup(classPath, reference).kind !== 'absent',
    );
  }

  #classPath(linkable: LinkableContents): ClassPath {
    const known = this.#classPaths.get(linkable);
    if (known !== undefined) return known;
    const made = contentsClassPath(linkable, this.#platform(this.#java), { names: this.#names });
    this.#classPaths.set(linkable, made);
    return made;
  }

  /** A Java between two recorded ones has at least what the lower one has. */
  #platform(java: number): Platform {
    const nearest = this.#javas.findLast((one) => one <= java) ?? this.#javas[0] ?? java;
    const known = this.#platforms.get(nearest);
    if (known !== undefined) return known;
    const made = platformClasses(this.#table, nearest);
    this.#platforms.set(nearest, made);
    return made;
  }
}

function keyOf({ source, role, reference }: BrokenReference): string {
  return `${source} ${role} ${JSON.stringify(reference)}`;
}
