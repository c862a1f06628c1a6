import type { InternalName } from '../../formats/classfile/names.js';
import type { ClassSource } from './class-source.js';

/** A chain of exceptions is short; a hostile one ends here. */
const MAX_SUPERCLASSES = 256;

/** JLS §11.1.1: a throwable that is neither a `RuntimeException` nor an `Error`. False where that cannot be seen. */
export function isChecked(source: ClassSource, name: InternalName): boolean {
  const chain = superclassChain(source, name);
  return (
    chain.includes('java/lang/Throwable') &&
    !chain.includes('java/lang/RuntimeException') &&
    !chain.includes('java/lang/Error')
  );
}

/** Whether the class is `of` or one of its subclasses, as far as can be seen. */
export function isSubclassOf(source: ClassSource, name: InternalName, of: InternalName): boolean {
  return superclassChain(source, name).includes(of);
}

function superclassChain(source: ClassSource, start: InternalName): readonly string[] {
  const chain: string[] = [];
  let name: InternalName | undefined = start;
  while (name !== undefined && chain.length < MAX_SUPERCLASSES && !chain.includes(name)) {
    chain.push(name);
    name = source.find(name)?.superName;
  }
  return chain;
}
