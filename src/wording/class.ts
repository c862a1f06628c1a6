import type {
  ClassFormatCode,
  ClassFormatProblem,
  ClassProblem,
} from '../contract/problem/kinds/class.js';
import { counted, someOf } from './count.js';
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
  'class.newer-format': {
    severity: 'note',
    title: 'A class file is of a newer format than is known',
    message: ({ file, entry, major }) =>
      `${file}, class ${entry}: format ${major} is newer than any known; it was read as far as nothing has changed`,
    advice: () => 'look for a newer uberplan; what such a format adds is not compared',
  },
  'class.members-unknown': {
    severity: 'warning',
    title: 'An input tells names of classes and no members',
    message: ({ input, classes }) =>
      `${input} tells the names of ${counted(classes, 'class', 'classes')} that may have changed and none of their members; their API is not compared`,
    advice: () => 'name a jar that was built in its place',
  },
  'class.gate-unanswered': {
    severity: 'error',
    title: 'Whether anything breaks could not be found out',
    message: ({ question, inputs, entries, heirs }) =>
      `--fail-if ${question} has no answer: ${unseenText(inputs, entries, heirs)}`,
    advice: ({ inputs, entries }) => {
      if (inputs.length > 0)
        return 'name a jar that was built in place of the plan or module; or ask --fail-if removed, which names alone answer';
      return entries.length > 0
        ? 'mend or replace the jar; or leave the classes out with --exclude'
        : 'join the jars that hold the supertypes to both sides with a comma; or leave the classes out with --exclude';
    },
  },
  'class.supertypes-absent': {
    severity: 'note',
    title: 'Supertypes are not seen',
    message: ({ names, classes }) =>
      `${counted(names.length, 'supertype')} of ${counted(classes, 'compared class', 'compared classes')} that a side does not hold or show, so what is inherited from there is not known: ${someOf(names)}`,
    advice: () => 'join the jars that hold them to both sides with a comma',
  },
} satisfies Words<ClassProblem>;

function unseenText(
  inputs: readonly string[],
  entries: readonly string[],
  heirs: readonly string[],
): string {
  return [
    ...(inputs.length === 0 ? [] : [`${someOf(inputs)} tells no members of its classes`]),
    ...(entries.length === 0 ? [] : [`no content could be read of ${someOf(entries)}`]),
    ...(heirs.length === 0 ? [] : [`the new side does not show supertypes of ${someOf(heirs)}`]),
  ].join('; ');
}

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
