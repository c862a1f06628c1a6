import { platformClasses } from '../../jvm/classpath/platform-classes.js';
import { SharedNames } from '../../jvm/classpath/shared-names.js';
import type { JavaWith } from '../../uber/cause/class-path-cause.js';
import type { MavenAccess } from '../input/maven-access.js';
import { openJdk } from '../input/open-jdk.js';
import type { World } from '../input/world.js';
import type { ClassPathSetting } from './class-paths.js';
import { javaFinder } from './later-java.js';
import type { CheckOptions } from './options.js';
import type { PartIndexes } from './part-indexes.js';

/** What all class paths of a check have in common, and where that is from. */
export interface CheckSetting extends ClassPathSetting {
  readonly jdk: string | undefined;
  readonly javaWith: JavaWith;
}

/** The recorded classes of the Java, or those of a JDK that was named. */
export function settingOf(
  {
    world,
    access,
    options,
  }: {
    readonly world: World;
    readonly access: MavenAccess;
    readonly options: Pick<CheckOptions, 'platform' | 'java'>;
  },
  indexes: PartIndexes,
): CheckSetting {
  const jdk =
    options.platform === undefined
      ? undefined
      : openJdk(world, options.platform, (file) => access.sha256(file));
  return {
    platform: jdk?.platform ?? platformClasses(world.platformTable.read(), options.java),
    jdk: jdk?.name,
    javaWith: javaFinder(world, options.java),
    indexes,
    names: new SharedNames(),
  };
}
