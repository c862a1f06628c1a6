import type { GoalCommand } from './goal.js';

/** `uberplan why`. */
export const whyCommand: GoalCommand = {
  name: 'why',
  inputs: '<subject>',
  summary: 'tell which artifact holds a class, who needs it, how to get it',
  description:
    'Answers from the recorded plans, without network, Maven or Java.\n' +
    'SUBJECT: a class (org.acme.A) or a module (groupId:artifactId).',
  reportFormats: [],
  declare: () => undefined,
  run: async (call) => (await import('./goal-why-run.js')).runWhy(call),
};
