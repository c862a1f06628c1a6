import { classFacts, referenceAt } from '../classpath/class-facts.js';
import type { JarIndex } from '../classpath/jar-index.js';

/**
 * Methods of the platform that still link and do nothing but throw, from that Java on. Each was seen to throw on the newest
 * recorded Java (`test/live/refused-calls.test.ts`); the Java since when is what its documentation says (JEP 486 for the
 * first two, JDK-8289610 for the last).
 */
export const refusedMethods = [
  {
    owner: 'javax/security/auth/Subject',
    name: 'getSubject',
    descriptor: '(Ljava/security/AccessControlContext;)Ljavax/security/auth/Subject;',
    since: 24,
  },
  {
    owner: 'java/lang/System',
    name: 'setSecurityManager',
    descriptor: '(Ljava/lang/SecurityManager;)V',
    since: 24,
  },
  { owner: 'java/lang/Thread', name: 'stop', descriptor: '()V', since: 20 },
] as const;

/** The first Java that refuses any of them: before it nothing needs to be looked for. */
export const FIRST_REFUSAL = Math.min(...refusedMethods.map(({ since }) => since));

/** A call that the platform answers with an exception. */
export interface RefusedCall {
  /** `javax.security.auth.Subject.getSubject`. */
  readonly member: string;
  readonly since: number;
  /** Internal names, in the order of the jar. */
  readonly callers: readonly string[];
}

/** What the classes of a jar call that this Java refuses. */
export function refusedCalls(index: JarIndex, java: number): readonly RefusedCall[] {
  return refusedMethods
    .filter(({ since }) => since <= java)
    .flatMap((method) => {
      const callers = callersOf(index, method);
      const member = `${method.owner.replaceAll('/', '.')}.${method.name}`;
      return callers.length === 0 ? [] : [{ member, since: method.since, callers }];
    });
}

function callersOf(
  index: JarIndex,
  { owner, name, descriptor }: (typeof refusedMethods)[number],
): readonly string[] {
  const rows = new Set<number>();
  for (let row = 0; row < index.references.count; row++) {
    const reference = referenceAt(index, row);
    if (reference.kind !== 'method' || reference.owner !== owner) continue;
    if (reference.name === name && reference.descriptor === descriptor) rows.add(row);
  }
  if (rows.size === 0) return [];
  const { referenceStart, referenceRows, count } = index.classes;
  const callers: string[] = [];
  for (let row = 0; row < count; row++) {
    const own = referenceRows.subarray(referenceStart[row], referenceStart[row + 1]);
    if (own.some((reference) => rows.has(reference))) callers.push(classFacts(index, row).name);
  }
  return callers;
}
