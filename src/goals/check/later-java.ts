import type { Reference } from '../../jvm/classpath/class-facts.js';
import type { ClassPath } from '../../jvm/classpath/class-path.js';
import { buildClassPath } from '../../jvm/classpath/class-path.js';
import { platformClasses, recordedJavas } from '../../jvm/classpath/platform-classes.js';
import { checkerOf } from '../../jvm/linkage/check-linkage.js';
import { referenceInNumbers } from '../../jvm/linkage/reference-words.js';
import type { JavaWith } from '../../uber/cause/class-path-cause.js';
import type { World } from '../input/world.js';

/** Packages that a Java alone defines classes in (`ClassLoader.preDefineClass` for the first), or mostly does. */
const ofJava = /^(?:java|javax|jdk)\//;

/** Which of the recorded Javas have a name that Java `java` has not. The table is read at the first question. */
export function javaFinder(
  { platformTable }: Pick<World, 'platformTable'>,
  java: number,
): JavaWith {
  const classPaths = new Map<number, ClassPath>();
  const has = (one: number, reference: Reference): boolean => {
    const known =
      classPaths.get(one) ?? buildClassPath([], platformClasses(platformTable.read(), one));
    classPaths.set(one, known);
    const target = checkerOf(known).rules.target(referenceInNumbers(known, reference), 0);
    return target.refusal === undefined;
  };
  return (reference) => {
    if (!ofJava.test(reference.owner)) return undefined;
    const all = recordedJavas(platformTable.read());
    const later = all.filter((one) => one > java);
    const newest = later.at(-1);
    if (newest !== undefined && has(newest, reference))
      return { needs: later.find((one) => has(one, reference)) };
    const oldest = all.find((one) => one < java);
    return oldest !== undefined && has(oldest, reference) ? { needs: undefined } : undefined;
  };
}
