import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { declareCommonOptions } from '../../../src/cli/common-options.js';
import { goals } from '../../../src/cli/program.js';
import { configurationSchema, goalSchemas } from '../../../src/goals/configuration/schema.js';
import { settingsFor } from '../../../src/goals/configuration/settings.js';

/** The names of a goal's options, as commander gives their values. */
function optionsOf(goal: (typeof goals)[number]): readonly string[] {
  const command = new Command();
  goal.declare(command);
  declareCommonOptions(command);
  return command.options.map((option) => option.attributeName());
}

/** A configuration with every key of a goal, whose values do not matter here. */
function withEveryKey(name: string): object {
  const shape = Object.entries(goalSchemas).find(([goal]) => goal === name)?.[1].shape ?? {};
  return { [name]: Object.fromEntries(Object.keys(shape).map((key) => [key, []])) };
}

describe('the keys of the configuration', () => {
  it.each(goals.map((goal) => [goal.name, goal] as const))(
    'each of %s is an option',
    (name, goal) => {
      const files = { stat: () => undefined };
      const { options } = settingsFor(name, withEveryKey(name), 'uberplan.json', files);
      const known = optionsOf(goal);
      expect(Object.keys(goalSchemas)).toContain(name);
      expect([...options.keys()].filter((option) => !known.includes(option))).toEqual([]);
    },
  );

  it('each for all goals is an option of some goal', () => {
    const files = { stat: () => undefined };
    const own = new Set(['$schema', 'severities', ...Object.keys(goalSchemas)]);
    const keys = Object.keys(configurationSchema.shape).filter((key) => !own.has(key));
    const given = Object.fromEntries(keys.map((key) => [key, []]));
    const known = new Set(goals.flatMap(optionsOf));
    const { options } = settingsFor('plan', given, 'uberplan.json', files);
    expect(options.size).toBe(keys.length);
    expect([...options.keys()].filter((option) => !known.has(option))).toEqual([]);
  });
});
