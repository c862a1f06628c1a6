import type { ClasspathProblem } from '../contract/problem/kinds/classpath.js';
import { counted, someOf } from './count.js';
import type { Words } from './words.js';

/** What is said about findings of the area `classpath`. */
export const classpathWords = {
  'classpath.undefined-order': {
    severity: 'warning',
    title: 'Which class wins depends on the order of jars that have none',
    message: ({ group, jars, classes, names, isCut }) =>
      `${someOf(jars)} in ${group} hold different bytes of ${counted(classes, 'class', 'classes')} that are asked for: ${names.join(', ')}${classes > names.length ? ', …' : ''}; ${isCut ? 'some of the orders were judged, there are more' : 'each order was judged in which another one wins'}`,
    advice: () =>
      'take all but one of the jars out, or name them one by one in the order that counts',
  },
  'classpath.planned-unread': {
    severity: 'warning',
    title: 'Classes of a plan could not be looked at',
    message: ({ input, artifacts, classes }) =>
      `${counted(classes, 'class', 'classes')} of ${input} could not be looked at, since the files are not at hand: ${someOf(artifacts)}; what depends on them is unknown`,
    advice: () => 'run again without --offline, or name the jar that was built from it',
  },
} satisfies Words<ClasspathProblem>;
