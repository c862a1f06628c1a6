import { describe, expect, it } from 'vitest';
import { findConfiguration } from '../../../src/goals/configuration/find-configuration.js';
import type { Configuration } from '../../../src/goals/configuration/schema.js';
import { settingsFor } from '../../../src/goals/configuration/settings.js';

/** A file system that holds these files, and their folders. */
function holding(...paths: readonly string[]) {
  return {
    stat: (path: string) => {
      if (paths.includes(path)) return { kind: 'file' as const, size: 1, mtimeMs: 0 };
      const isFolder = paths.some((one) => one.startsWith(`${path.replace(/\/$/, '')}/`));
      return isFolder ? { kind: 'folder' as const, size: 0, mtimeMs: 0 } : undefined;
    },
  };
}

/** The options that a configuration sets, as plain data. */
function optionsOf(goal: string, configuration: Configuration, file = 'uberplan.json'): object {
  return Object.fromEntries(settingsFor(goal, configuration, file, holding()).options);
}

describe('where uberplan.json lies', () => {
  it.each([
    ['beside a POM that is named', ['sub/pom.xml'], 'sub/uberplan.json'],
    ['in a folder with a POM', ['sub'], 'sub/uberplan.json'],
    ['in the working folder, with an input that is no module', ['a.jar'], 'uberplan.json'],
    ['in the working folder, without inputs', [], 'uberplan.json'],
    ['in the working folder, with coordinates', ['org.acme:a:1'], 'uberplan.json'],
  ])('%s', (_title, inputs, file) => {
    const files = holding('uberplan.json', 'sub/uberplan.json', 'sub/pom.xml', 'a.jar');
    expect(findConfiguration(files, inputs)).toBe(file);
  });

  it('in the working folder, where there is none beside the POM', () => {
    expect(findConfiguration(holding('uberplan.json', 'sub/pom.xml'), ['sub'])).toBe(
      'uberplan.json',
    );
  });

  it('nowhere', () => {
    expect(findConfiguration(holding('sub/uberplan.json', 'sub/a.jar'), ['sub'])).toBeUndefined();
  });
});

describe('what it says to a goal', () => {
  const configuration: Configuration = {
    java: 8,
    repositories: ['https://repo.example/maven2'],
    severities: { 'jar.truncated': 'note' },
    check: { java: 11, consumers: ['org.acme:a:1', 'lib/a.jar'], baselines: ['known.txt'] },
    plan: { consumers: ['org.acme:a:1'] },
  };

  it('is what it says of all, then of the goal', () => {
    expect(optionsOf('check', configuration)).toEqual({
      java: 11,
      repository: ['https://repo.example/maven2'],
      baseline: ['known.txt'],
    });
    expect(optionsOf('diff', configuration)).toEqual({
      java: 8,
      repository: ['https://repo.example/maven2'],
    });
  });

  it('consumers are the arguments of check, and options of others', () => {
    const settings = settingsFor('check', configuration, 'uberplan.json', holding());
    expect(settings.inputs).toEqual(['org.acme:a:1', 'lib/a.jar']);
    expect(settings.severities).toEqual({ 'jar.truncated': 'note' });
    expect(optionsOf('plan', configuration)).toMatchObject({ consumer: ['org.acme:a:1'] });
  });

  it('paths begin where it lies, coordinates and absolute paths do not', () => {
    const on = ['a.jar,org.acme:b:1', '/opt/c.jar', 'dist.tar.gz!/lib/x.jar', 'org.acme:a:1@pom'];
    const check = { on, platform: 'jdk', baselines: ['known.txt'] };
    expect(optionsOf('check', { settings: 's.xml', check }, 'ci/uberplan.json')).toEqual({
      settings: 'ci/s.xml',
      on: ['ci/a.jar,org.acme:b:1', '/opt/c.jar', 'ci/dist.tar.gz!/lib/x.jar', 'org.acme:a:1@pom'],
      platform: 'ci/jdk',
      baseline: ['ci/known.txt'],
    });
  });

  it('a file whose name holds a comma or looks like coordinates is one', () => {
    const files = holding('ci/a,b.jar', 'ci/org:a');
    const check = { on: ['a,b.jar', 'org:a'] };
    const { options } = settingsFor('check', { check }, 'ci/uberplan.json', files);
    expect(options.get('on')).toEqual(['ci/a,b.jar', 'ci/org:a']);
  });
});
