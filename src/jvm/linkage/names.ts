import type { InternalName } from '../../formats/classfile/names.js';
import type { Reference } from '../classpath/class-facts.js';
import type { JarIndex } from '../classpath/jar-index.js';

/** Names of the classes that a jar's classes link to (owners of references and class references, arrays opened), its own left out, in byte order. */
export declare function namesLinkedTo(index: JarIndex): readonly InternalName[];

/** All distinct references of a jar to classes that it does not hold itself. */
export declare function referencesOut(index: JarIndex): readonly Reference[];
