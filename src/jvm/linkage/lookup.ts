import type { Reference } from '../classpath/class-facts.js';
import type { ClassPath } from '../classpath/class-path.js';
import type { LookupAnswer } from './findings.js';

/** What the JVM finds for a reference (JVMS §5.4.3.1 to §5.4.3.4), access aside. */
export declare function lookup(classPath: ClassPath, reference: Reference): LookupAnswer;
