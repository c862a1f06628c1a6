import type { ClassPathCallOptions } from './class-path-options.js';
import { declareClassPathOptions } from './class-path-options.js';
import { many } from './common-options.js';
import type { GoalCommand } from './goal.js';

/** The options of `why`, as commander gives them. */
export interface WhyCallOptions extends ClassPathCallOptions {
  readonly consumer: readonly string[];
}

/** `uberplan why`. */
export const whyCommand: GoalCommand = {
  name: 'why',
  inputs: '<subject>',
  summary: 'tell which artifact holds a class, who needs it, how to get it',
  description:
    'Without inputs answers from the recorded plans, without network, Maven or Java; with --on from the class path that is ' +
    'named, as check puts it together.\n' +
    'SUBJECT: a class (org.acme.A), a member (org.acme.A#name, org.acme.A#name(I)V, or as check prints it) or a module ' +
    '(groupId:artifactId).',
  reportFormats: [],
  declare: (command) => {
    declareClassPathOptions(command);
    command.option(
      '--consumer <input>',
      'a jar that links against it, or its coordinates; repeatable',
      many,
      [],
    );
  },
  run: async (call) => (await import('./goal-why-run.js')).runWhy(call),
};
