import type { Reference } from '../classpath/class-facts.js';
import type { ClassPath } from '../classpath/class-path.js';
import { textNumber } from '../classpath/class-path.js';
import type { LookupAnswer } from './findings.js';
import { linkerOf } from './link.js';

/** What the JVM finds for a reference (JVMS §5.4.3.1 to §5.4.3.4), access aside. */
export function lookup(classPath: ClassPath, reference: Reference): LookupAnswer {
  const linker = linkerOf(classPath);
  const isClass = reference.kind === 'class';
  const linked = linker.link({
    kind: reference.kind,
    owner: textNumber(classPath, reference.owner),
    name: isClass ? 0 : textNumber(classPath, reference.name),
    descriptor: isClass ? 0 : textNumber(classPath, reference.descriptor),
  });
  return linker.answer(reference.kind, linked);
}
