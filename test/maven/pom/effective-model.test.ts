import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { effectiveModel } from '../../../src/maven/pom/effective-model.js';
import type { ModelContext } from '../../../src/maven/pom/machine.js';
import { readMavenConfig } from '../../../src/maven/pom/maven-config.js';
import { readModel } from '../../../src/maven/pom/read-model.js';
import { systemProperties } from '../../../src/maven/pom/system-properties.js';
import { comparable } from './support/comparable.js';
import { drive, machine, plainContext, sourceIn } from './support/fixture-world.js';

/**
 * Each case is a folder: `module/pom.xml`, what lies around it, `maven.args`, `environment`, and `effective.xml`: what
 * Maven 3.8.7 answered (`record.mjs` beside the cases; tool and versions stand at its top).
 */
const folder = new URL('../../fixtures/poms/effective/', import.meta.url);
const cases = readdirSync(folder);

describe('the effective model equals that of mvn help:effective-pom', () => {
  it('has cases', () => {
    expect(cases.length).toBeGreaterThan(10);
  });

  it.each(cases)('is as recorded: %s', (name) => {
    const place = new URL(`${name}/`, folder);
    const source = sourceIn(place, 'module/pom.xml');
    const recorded = sourceIn(place, 'effective.xml');
    if (!source || !recorded) throw new Error(`${name} is not complete`);
    const { model, problems } = drive(place, effectiveModel(source, contextOf(place), 'project'));
    expect(comparable(model)).toEqual(comparable(readModel(recorded)));
    expect(problems.filter(({ code }) => code !== 'pom.relative-path-elsewhere')).toEqual([]);
  });
});

function contextOf(place: URL): ModelContext {
  const args = readMavenConfig(read(new URL('maven.args', place)));
  const user = args.filter((arg) => arg.startsWith('-D')).map((arg) => pair(arg.slice(2)));
  const environment = Object.fromEntries(
    read(new URL('environment', place))
      .split('\n')
      .filter((line) => line !== '')
      .map(pair),
  );
  return {
    ...plainContext,
    userProperties: Object.fromEntries(user),
    profiles: args.filter((arg) => arg.startsWith('-P')).flatMap((arg) => arg.slice(2).split(',')),
    systemProperties: systemProperties({ ...machine, environment }, '17.0.15'),
  };
}

function pair(text: string): [string, string] {
  const index = text.indexOf('=');
  return [text.slice(0, index), text.slice(index + 1)];
}

function read(file: URL): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
