import type { InputProblem } from '../contract/problem/kinds/input.js';
import { counted, someOf } from './count.js';
import type { Words } from './words.js';

/** What is said about findings of the area `input`. */
export const inputWords = {
  'input.no-classes': {
    severity: 'error',
    title: 'An input holds no classes',
    message: ({ input, classifiers }) =>
      classifiers.length === 0
        ? `${input} holds no classes`
        : `${input} holds no classes; its POM attaches ${classifiers.map((name) => `"${name}"`).join(', ')}`,
    advice: ({ input, classifiers: [first] }) =>
      first === undefined
        ? 'name the jar or folder that holds them'
        : `name ${input}:${first}, or the file that holds the classes`,
  },
  'input.pattern-unmatched': {
    severity: 'warning',
    title: 'A pattern matches no class',
    message: ({ patterns }) =>
      `no class of either side is matched by ${someOf(patterns.map(({ option, pattern }) => `--${option} ${JSON.stringify(pattern)}`))}`,
    advice: () =>
      'write binary names with ?, * and **, such as org.apache.** or **.Name; case counts',
  },
  'input.folder-too-large': {
    severity: 'error',
    title: 'A folder has more files than are looked at',
    message: ({ folder, files }) =>
      `${folder} has more files, or deeper ones, than are looked at: ${counted(files, 'file')} of it ${files === 1 ? 'was' : 'were'} taken`,
    advice: () => 'name the folder that holds the classes, not one far above it',
  },
  'input.file-left-out': {
    severity: 'warning',
    title: 'A file below a folder was left out',
    message: ({ folder, path, reason }) => `${folder}/${path} was left out: ${reasons[reason]}`,
    advice: () => 'name the folder that holds the classes, or remove what is none',
  },
} satisfies Words<InputProblem>;

const reasons = {
  'link-circle': 'it leads back to a folder above it',
  'no-file': 'it is neither a file nor a folder',
  'unsafe-path': 'its name cannot stand in a jar',
} as const;
