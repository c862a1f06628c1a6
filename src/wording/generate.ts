import type { GenerateProblem } from '../contract/problem/kinds/generate.js';
import type { Words } from './words.js';

/** What is said about findings of the area `generate`. */
export const generateWords = {
  'generate.same-coordinates': {
    severity: 'warning',
    title: 'The new module is called as the old one',
    message: ({ module }) => `the new module is ${module}, as the old one is`,
    advice: () => 'give it a name of its own with --name, or put it in the place of the old one',
  },
  'generate.not-declared': {
    severity: 'note',
    title: 'The reactor does not build the new module',
    message: ({ module, pom }) => `${pom} declares the old module and not ${module}`,
    advice: () => 'add the new folder to <modules>',
  },
  'generate.search-bounded': {
    severity: 'note',
    title: 'Not all of the checkout was searched',
    message: ({ root, files }) =>
      `the lines that name the old module were looked for in the first ${files} files of ${root}`,
    advice: () => 'search the rest with a tool for text',
  },
} satisfies Words<GenerateProblem>;
