import { mavenHomes } from './maven-home.js';
import { versionIn } from './maven-jar.js';
import type { World } from './world.js';

/** The Maven that is taken to run the build where none is found: the oldest that current plugins still run on. */
const assumedMaven = '3.6.3';

/**
 * The version of the Maven that would run the build: of the first installation that tells it (`mavenHomes`), else
 * 3.6.3.
 */
export function mavenAtHand(world: Pick<World, 'files' | 'machine'>): string {
  for (const home of mavenHomes(world)) {
    const jars = (world.files.list(`${home}/lib`) ?? []).filter((name) =>
      /^maven-core-[\w.-]{1,64}\.jar$/.test(name),
    );
    for (const jar of jars) {
      const version = versionIn(world, `${home}/lib/${jar}`, 'maven-core');
      if (version !== undefined) return version;
    }
  }
  return assumedMaven;
}
