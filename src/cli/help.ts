import type { Command } from 'commander';
import { UsageError } from '../contract/problem/errors.js';
import { readProblemPage } from '../platform/package.js';

/** What `help [TOPIC]` prints: the whole, a goal's own help, or the page of a problem code. Throws `UsageError` for anything else. */
export function helpPage(topic: string | undefined, program: Command): string {
  if (topic === undefined) return program.helpInformation();
  const goal = program.commands.find((command) => command.name() === topic);
  if (goal) return goal.helpInformation();
  const page = /^[a-z]+\.[a-z0-9-]+$/.test(topic) ? readProblemPage(topic) : undefined;
  if (page !== undefined) return page;
  throw new UsageError(
    'usage.help-topic',
    `there is no help on "${topic}"`,
    {},
    'name a goal (uberplan --help lists them) or a problem code such as usage.arguments',
  );
}
