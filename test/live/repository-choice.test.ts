import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findSuperPom } from '../../src/goals/input/super-pom.js';
import { readSuperModel } from '../../src/maven/pom/super-model.js';
import { createFiles } from '../../src/platform/files.js';
import { createTemplates } from '../../src/platform/templates.js';

/** The Maven on the PATH. */
function mavenHome(): string {
  const found = (process.env['PATH'] ?? '')
    .split(':')
    .map((folder) => join(folder, 'mvn'))
    .find((path) => createFiles().stat(path)?.kind === 'file');
  return dirname(dirname(realpathSync(found ?? 'mvn')));
}

describe("the resolver's own selectors", () => {
  it.each(['mirrors', 'proxies'])('answer what the table of %s says', (name) => {
    const lib = join(mavenHome(), 'lib');
    const jars = readdirSync(lib).filter((jar) => /^maven-resolver-(?:api|util)\b/.test(jar));
    const table = join('test/fixtures/repository', `${name}.tsv`);
    const printed = execFileSync('java', [
      '-cp',
      jars.map((jar) => join(lib, jar)).join(':'),
      'test/live/drivers/RepositoryChoice.java',
      name,
      table,
    ]);
    expect(printed.toString()).toBe(readFileSync(table, 'utf8'));
  });
});

describe('the super POM', () => {
  const world = { files: createFiles(), templates: createTemplates() };

  it("of the package says what Maven's says, but names no repository", () => {
    const maven = findSuperPom(world, [mavenHome()], '/nowhere');
    const own = findSuperPom(world, [], '/nowhere');
    expect([maven.fromMaven, own.fromMaven]).toEqual([true, false]);
    const theirs = readSuperModel(maven.source);
    expect(theirs.repositories.map(({ id }) => id)).toEqual(['central']);
    expect(readSuperModel(own.source)).toEqual({
      ...theirs,
      repositories: [],
      pluginRepositories: [],
    });
  });
});
