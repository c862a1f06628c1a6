import type { LoaderEntries } from '../classpath/class-path.js';
import { buildLoaders } from '../classpath/class-path.js';
import type { Delegation } from '../classpath/delegation.js';
import { decodeIndex } from '../classpath/encode-index.js';
import type { JarIndex } from '../classpath/jar-index.js';
import type { Platform } from '../classpath/platform.js';
import { SharedNames } from '../classpath/shared-names.js';
import type { LinkageDelta } from './delta.js';
import { linkageDelta } from './delta.js';

/** Two class paths and who asks, as plain data: what another thread is asked. */
export interface LinkQuestion {
  /** The same for all questions of one check, and no other's. */
  readonly check: number;
  readonly on: readonly LoaderSource[];
  readonly against: readonly LoaderSource[];
  /** Origins of the parts whose classes are asked. */
  readonly sources: readonly string[];
  readonly platform: PlatformSource;
}

/** `LoaderEntries` of which the order is decided; nothing is renamed or left out. */
export interface LoaderSource {
  readonly entries: readonly EntrySource[];
  readonly delegation?: Delegation;
}

export interface EntrySource {
  readonly multiRelease: boolean;
  readonly parts: readonly { readonly index: PackedIndex; readonly origin: string }[];
}

/** An encoded index, in shared memory. */
export interface PackedIndex {
  /** The same for the same index in all questions of a check: a thread decodes it once. */
  readonly id: number;
  readonly bytes: Uint8Array;
}

export interface PlatformSource {
  readonly java: number;
  readonly index: PackedIndex;
  readonly internalPackages: readonly string[];
}

/** What a thread keeps from one question of a check to the next. */
export class LinkMemory {
  #check: number | undefined;
  #names = new SharedNames();
  #indexes = new Map<number, JarIndex>();
  #platforms = new Map<JarIndex, Platform>();

  /** What changes for the sources between the two class paths. Throws an `Error` for bytes that are no index. */
  answer({ check, on, against, sources, platform }: LinkQuestion): LinkageDelta {
    if (check !== this.#check) this.#beginAnew(check);
    const own = new Set(sources);
    const opened = this.#platform(platform);
    const [now, before] = [on, against].map((loaders) =>
      buildLoaders(
        loaders.map((loader) => this.#loader(loader)),
        opened,
        this.#names,
      ),
    );
    if (now === undefined || before === undefined) throw new Error('there are two class paths');
    return linkageDelta(now, before, { sources: (origin) => own.has(origin) });
  }

  #beginAnew(check: number): void {
    this.#check = check;
    this.#names = new SharedNames();
    this.#indexes = new Map();
    this.#platforms = new Map();
  }

  #loader({ entries, ...delegation }: LoaderSource): LoaderEntries {
    return {
      ...delegation,
      entries: entries.map(({ multiRelease, parts }) => ({
        multiRelease,
        parts: parts.map(({ index, origin }) => ({ index: this.#index(index), origin })),
      })),
    };
  }

  #platform({ java, index: packed, internalPackages }: PlatformSource): Platform {
    const index = this.#index(packed);
    const known = this.#platforms.get(index);
    const platform = known ?? { java, index, internalPackages: new Set(internalPackages) };
    this.#platforms.set(index, platform);
    return platform;
  }

  #index({ id, bytes }: PackedIndex): JarIndex {
    const index = this.#indexes.get(id) ?? decodeIndex(bytes);
    if (index === undefined) throw new Error(`index ${id} is none`);
    this.#indexes.set(id, index);
    return index;
  }
}
