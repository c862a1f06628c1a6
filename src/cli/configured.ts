import type { Files } from '../contract/ports/files.js';
import { findConfiguration } from '../goals/configuration/find-configuration.js';
import type { CommonOptions } from './common-options.js';
import type { Call, GoalCommand } from './goal.js';

/** What the command line says, and what it leaves to the configuration. */
type Asked = Pick<Call, 'common' | 'inputs' | 'command'> & { readonly goal: GoalCommand };

/**
 * The call with what `uberplan.json` says where the command line says nothing: options win over it, of those that collect
 * `NAME=VALUE` each name by itself. What reads it is loaded only where there is one.
 */
export async function configured(
  { goal, common, inputs, command }: Asked,
  files: Files,
): Promise<Pick<Call, 'common' | 'inputs' | 'severities'>> {
  const file = common.config ?? findConfiguration(files, [...inputs, ...judgedBy(command)]);
  if (file === undefined) return { common, inputs, severities: {} };
  const { readConfiguration } = await import('../goals/configuration/read-configuration.js');
  const { settingsFor } = await import('../goals/configuration/settings.js');
  const settings = settingsFor(goal.name, readConfiguration(files, file), file, files);
  for (const [name, value] of settings.options) setOption(command, name, value);
  return {
    common: command.parent?.opts<CommonOptions>() ?? common,
    inputs: inputs.length === 0 ? (settings.inputs ?? inputs) : inputs,
    severities: settings.severities,
  };
}

/** What a goal looks at that takes other inputs as well: of `check` and `why` the class path to judge. */
function judgedBy(command: Call['command']): readonly string[] {
  const { on }: { readonly on?: readonly string[] } = command.opts();
  return on ?? [];
}

/** On the command that has the option, the goal's or the program's; a goal need not have what is said of all. */
function setOption(command: Call['command'], name: string, value: unknown): void {
  const owner = [command, ...(command.parent ? [command.parent] : [])].find(({ options }) =>
    options.some((option) => option.attributeName() === name),
  );
  if (owner === undefined) return;
  const given: unknown =
    owner.getOptionValueSource(name) === 'cli' ? owner.opts()[name] : undefined;
  const merged = isPairs(given) && isPairs(value) ? { ...value, ...given } : (given ?? value);
  owner.setOptionValueWithSource(name, merged, 'config');
}

function isPairs(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
