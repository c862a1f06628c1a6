import type {
  ClassFormatCode,
  ClassFormatProblem,
  ClassProblem,
} from '../contract/problem/kinds/class.js';
import type { ProblemWords, Words } from './words.js';

/** What is said about findings of the area `class`. */
export const classWords = {
  'class.not-a-class': unreadable('A class file is none'),
  'class.truncated': unreadable('A class file ends too early'),
  'class.trailing-bytes': unreadable('A class file has bytes behind its end'),
  'class.bad-constant-tag': unreadable('A class file holds an unknown kind of constant'),
  'class.bad-constant-index': unreadable('A class file points at a wrong constant'),
  'class.bad-text': unreadable('A class file holds a damaged text'),
  'class.bad-attribute': unreadable('An attribute of a class file is damaged'),
} satisfies Words<ClassProblem>;

function unreadable<Code extends ClassFormatCode>(
  title: string,
): ProblemWords<ClassFormatProblem<Code>> {
  return {
    severity: 'error',
    title,
    message: ({ file, artifact, entry, offset, detail }) =>
      `${artifact === undefined ? file : `${artifact} (${file})`}, class ${entry}` +
      `${offset === undefined ? '' : `, at byte ${offset}`}: ${detail}`,
    advice: () =>
      'fetch or build the jar again; if the class file is damaged where it is published, keep it out with a filter',
  };
}
