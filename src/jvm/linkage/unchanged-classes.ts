import type { ClassPath } from '../classpath/class-path.js';
import { classNumber, textNumber } from '../classpath/class-path.js';
import { interfaceNames, superName } from './type-hierarchy.js';

/**
 * What two class paths over the same texts and the same platform agree on, by common number of a class's name.
 *
 * Loading a class and resolving a member look at the class of a name, at its superclasses and superinterfaces and what
 * those declare, access to it at the hosts of their nests, and all at nothing else of the class path (JVMS §5.3.5, §5.4.3.2
 * to §5.4.4; `Object` is of the platform). Where each of these names leads to the same row of the same jar under the same
 * package relocation, or on both to nothing, the JVM sees the same and answers the same. The names are found by going up
 * on one of the two class paths: as long as all are unchanged, the other goes the same way.
 */
export class UnchangedClasses {
  readonly #now: ClassPath;
  readonly #before: ClassPath;
  /** By common number: 0 not asked, 1 unchanged with all that stands behind it, 2 not. */
  readonly #known: Uint8Array;

  constructor(now: ClassPath, before: ClassPath) {
    this.#now = now;
    this.#before = before;
    this.#known = new Uint8Array(now.texts.count);
  }

  /** The same of a name as references have it: an array is what its elements are (JVMS §5.3.3). */
  hasNamed(name: number): boolean {
    const known = this.#known[name] ?? 0;
    if (known !== 0) return known === 1;
    const text = this.#now.texts.text(name);
    if (!text.startsWith('[')) return this.has(name);
    const element = /^\[+L(.+);$/.exec(text)?.[1];
    const isUnchanged = element === undefined || this.has(textNumber(this.#now, element));
    this.#known[name] = isUnchanged ? 1 : 2;
    return isUnchanged;
  }

  /** Whether the class of that name, all its supertypes and their nests' hosts are the same on both, or there on neither. */
  has(name: number): boolean {
    const known = this.#known[name] ?? 0;
    if (known !== 0) return known === 1;
    const isUnchanged = this.#isUnchangedWithAll(name);
    this.#known[name] = isUnchanged ? 1 : 2;
    return isUnchanged;
  }

  #isUnchangedWithAll(name: number): boolean {
    const seen = new Set([name]);
    for (const next of seen) {
      const known = this.#known[next] ?? 0;
      if (known === 2 || (known === 0 && !this.#isUnchanged(next))) return false;
      const number = classNumber(this.#now, next);
      if (known === 1 || number === undefined) continue;
      const above = superName(this.#now, number);
      if (above !== undefined) seen.add(above);
      for (const one of interfaceNames(this.#now, number)) seen.add(one);
      const host = hostName(this.#now, number);
      if (host !== undefined) seen.add(host);
    }
    return true;
  }

  /** The class alone. */
  #isUnchanged(name: number): boolean {
    const now = classNumber(this.#now, name);
    const before = classNumber(this.#before, name);
    if (now === undefined || before === undefined)
      return now === before && this.#now.unreadable.has(name) === this.#before.unreadable.has(name);
    if (this.#now.classRow[now] !== this.#before.classRow[before]) return false;
    const part = this.#now.parts[this.#now.classPart[now] ?? 0];
    const earlier = this.#before.parts[this.#before.classPart[before] ?? 0];
    return part?.index === earlier?.index && part?.names === earlier?.names;
  }
}

/** Common number of the name of its nest's host; `undefined`: it hosts its nest itself. */
function hostName({ parts, classPart, classRow }: ClassPath, number: number): number | undefined {
  const part = parts[classPart[number] ?? 0];
  const id = part?.index.classes.nestHost[classRow[number] ?? 0] ?? 0;
  return part === undefined || id === 0 ? undefined : part.names.className(id);
}
