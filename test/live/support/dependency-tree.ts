import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const treeGoal = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:tree';

/** One POM to ask Maven about; `name` is its folder. */
export interface TreeRoot {
  readonly name: string;
  readonly pom: string;
}

/**
 * What `dependency:tree` of plugin 3.6.1 says of each root, by name; nothing where Maven failed. One Maven run for all:
 * the roots are modules of a reactor below `folder`, which is made anew.
 */
export function mavenTrees(
  folder: string,
  roots: readonly TreeRoot[],
  options: readonly string[] = [],
): ReadonlyMap<string, string> {
  rmSync(folder, { recursive: true, force: true });
  for (const { name, pom } of roots) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, 'pom.xml'), pom);
  }
  const modules = roots.map(({ name }) => `<module>${name}</module>`).join('');
  writeFileSync(
    join(folder, 'pom.xml'),
    `<project><modelVersion>4.0.0</modelVersion><groupId>example</groupId><artifactId>all-roots</artifactId><version>1</version><packaging>pom</packaging><modules>${modules}</modules></project>`,
  );
  runMaven(folder, ['-fae', treeGoal, '-DoutputFile=maven.tree', ...options]);
  const trees = roots.map(({ name }) => [name, join(folder, name, 'maven.tree')] as const);
  return new Map(
    trees
      .filter(([, file]) => existsSync(file))
      .map(([name, file]) => [name, readFileSync(file, 'utf8')]),
  );
}

/** A failing module leaves no tree: the comparison tells of it. The log stays in the folder. */
function runMaven(folder: string, args: readonly string[]): void {
  const log = join(folder, 'maven.log');
  try {
    const output = execFileSync('mvn', ['-B', '-ntp', ...args], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
    });
    writeFileSync(log, output);
  } catch (error) {
    if (!(error instanceof Error) || !('stdout' in error)) throw error;
    writeFileSync(log, String(error.stdout));
  }
}
