import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isStopError } from '../../../src/contract/problem/errors.js';
import { effectiveModel } from '../../../src/maven/pom/effective-model.js';
import { drive, fixture, plainContext, sourceIn } from './support/fixture-world.js';

/**
 * Folder name: the expected code, `~`, what is wrong. `mvn validate` (3.8.7) stops at each, but for
 * `relative-path-elsewhere` and the module's own version, where it warns, and the unresolved classifier, which it
 * looks for later on.
 */
const folder = new URL('../../fixtures/poms/bad/', import.meta.url);
const cases = readdirSync(folder);

describe('a POM that Maven would not build', () => {
  it('has fixtures', () => {
    expect(cases.length).toBeGreaterThan(30);
  });

  it.each(cases)('is told by the code of its name: %s', (name) => {
    const { code, place } = outcome(name);
    expect(code).toEqual([name.split('~')[0]]);
    expect(place).toMatch(new RegExp(`^${fixture}/(?:module/pom.xml|repository/)`));
  });
});

/** The codes of problems, each once, or of the error; and the file that they name. */
function outcome(name: string): { readonly code: readonly string[]; readonly place: string } {
  const place = new URL(`${encodeURIComponent(name)}/`, folder);
  const source = sourceIn(place, 'module/pom.xml');
  if (!source) throw new Error(`${name} has no module`);
  try {
    const { problems } = drive(place, effectiveModel(source, plainContext, 'project'));
    const [first] = problems;
    const location = first && 'location' in first ? first.location : '';
    return { code: [...new Set(problems.map(({ code }) => code))], place: location };
  } catch (error) {
    if (!isStopError(error)) throw error;
    return { code: [error.code], place: error.place.file ?? '' };
  }
}
