import { internalName } from '../../formats/classfile/names.js';
import type { InternalName } from '../../formats/classfile/names.js';
import type { Reference } from '../classpath/class-facts.js';
import { referenceAt } from '../classpath/class-facts.js';
import type { JarIndex } from '../classpath/jar-index.js';
import { textOf } from '../classpath/string-table.js';

/**
 * Names of the classes that a jar's classes link to: class references and owners of members, arrays opened, the jar's
 * own classes left out. In byte order.
 */
export function namesLinkedTo(index: JarIndex): readonly InternalName[] {
  const names = new Set(referencesOut(index).map(({ owner }) => elementName(owner)));
  return [...names].sort().map(internalName);
}

/** All distinct references of a jar to classes that it does not hold itself, in order of first use. */
export function referencesOut(index: JarIndex): readonly Reference[] {
  const own = ownNames(index);
  return Array.from({ length: index.references.count }, (_, row) => referenceAt(index, row)).filter(
    ({ owner }) => isClassName(owner) && !own.has(elementName(owner)),
  );
}

/** What an array is made of, `[[La/b/C;` → `a/b/C`: where that is not, there is no array of it (JVMS §5.3.3). */
export function elementClass(owner: InternalName): InternalName {
  return owner.startsWith('[') ? internalName(owner.slice(owner.lastIndexOf('[') + 2, -1)) : owner;
}

function ownNames({ classes, strings }: JarIndex): ReadonlySet<string> {
  return new Set(Array.from(classes.name, (id) => textOf(strings, id)));
}

/** Not an array of a primitive type. */
function isClassName(owner: string): boolean {
  return !owner.startsWith('[') || owner.endsWith(';');
}

function elementName(owner: string): string {
  return elementClass(internalName(owner));
}
