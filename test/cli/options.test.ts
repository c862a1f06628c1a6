import { Command, InvalidArgumentError } from 'commander';
import { describe, expect, it } from 'vitest';
import { declareCommonOptions, javaNumber, many, pairs } from '../../src/cli/common-options.js';
import { diffCommand } from '../../src/cli/goal-diff.js';
import { declareModuleOptions } from '../../src/cli/module-options.js';
import type { ModuleOptions } from '../../src/cli/module-options.js';

function read(...args: readonly string[]): ModuleOptions {
  const command = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  declareModuleOptions(command);
  return command.parse(args, { from: 'user' }).opts<ModuleOptions>();
}

describe('values of options', () => {
  it.each([
    ['a=b', { a: 'b' }],
    ['a=', { a: '' }],
    ['a=b=c', { a: 'b=c' }],
    ['a.b-c=${x} y', { 'a.b-c': '${x} y' }],
  ])('NAME=VALUE splits at the first sign: %s', (text, expected) => {
    expect(pairs(text, {})).toEqual(expected);
  });

  it('the last of one name counts, the order of names stays', () => {
    const all = ['b=1', 'a=2', 'b=3'].reduce((before, text) => pairs(text, before), {});
    expect(Object.entries(all)).toEqual([
      ['b', '3'],
      ['a', '2'],
    ]);
  });

  it.each(['a', '=b', '', 'a b=c'])('%j is no NAME=VALUE', (text) => {
    expect(() => pairs(text, {})).toThrow(InvalidArgumentError);
  });

  it.each([
    ['8', 8],
    ['1.8', 8],
    ['25', 25],
  ])('%s is Java %i', (text, number) => {
    expect(javaNumber(text)).toBe(number);
  });

  it.each(['', 'eight', '-8', '8.5', '800', '4'])('%j is no Java feature number', (text) => {
    expect(() => javaNumber(text)).toThrow(InvalidArgumentError);
  });

  it('what is repeated keeps its order', () => {
    expect(many('y', many('x', []))).toEqual(['x', 'y']);
  });
});

describe('options of goals that plan a module', () => {
  it('are off or empty where nothing is said', () => {
    expect(read()).toEqual({
      set: {},
      define: {},
      profiles: [],
      plain: false,
      correct: false,
      consumer: [],
      tree: false,
    });
  });

  it('are read as Maven users write them', () => {
    const options = read('-Dskip', '-Da=b', '-D', 'c=d', '-Pone,!two', '--jdk', '1.8.0_292');
    expect(options).toMatchObject({
      define: { skip: 'true', a: 'b', c: 'd' },
      profiles: ['one', '!two'],
      jdk: '1.8.0_292',
    });
  });

  it('share no name with the options of every goal', () => {
    const declared = [declareCommonOptions, declareModuleOptions, diffCommand.declare];
    const [common, ...own] = declared.map((declare) => {
      const command = new Command();
      declare(command);
      return command.options.flatMap(({ long, short }) => [long, short]).filter(Boolean);
    });
    expect(common?.filter((flag) => own.flat().includes(flag))).toEqual([]);
  });
});
