import { descriptor, internalName } from '../../formats/classfile/names.js';
import type { InternalName } from '../../formats/classfile/names.js';
import type { Reference } from '../classpath/class-facts.js';
import type { ClassPath } from '../classpath/class-path.js';
import { textNumber } from '../classpath/class-path.js';
import type { NumberedReference } from './link.js';

/** A reference by the texts of its common numbers. */
export function referenceInWords(
  classPath: ClassPath,
  { kind, owner, name, descriptor: type }: NumberedReference,
): Reference {
  if (kind === 'class') return { kind, owner: nameInWords(classPath, owner) };
  return {
    kind,
    owner: nameInWords(classPath, owner),
    name: classPath.texts.text(name),
    descriptor: descriptor(classPath.texts.text(type)),
  };
}

/** The mirror of `referenceInWords`. */
export function referenceInNumbers(classPath: ClassPath, reference: Reference): NumberedReference {
  const { kind } = reference;
  const owner = textNumber(classPath, reference.owner);
  if (kind === 'class') return { kind, owner, name: 0, descriptor: 0 };
  return {
    kind,
    owner,
    name: textNumber(classPath, reference.name),
    descriptor: textNumber(classPath, reference.descriptor),
  };
}

/** A class's name by its common number. */
export function nameInWords(classPath: ClassPath, name: number): InternalName {
  return internalName(classPath.texts.text(name));
}
