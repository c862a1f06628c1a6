import { UsageError } from '../../contract/problem/errors.js';
import { platformClasses } from '../../jvm/classpath/platform-classes.js';
import { SharedNames } from '../../jvm/classpath/shared-names.js';
import type { JavaWith } from '../../uber/cause/class-path-cause.js';
import type { MavenAccess } from '../input/maven-access.js';
import { DEFAULT_JAVA } from '../input/default-java.js';
import { openJdk } from '../input/open-jdk.js';
import type { World } from '../input/world.js';
import type { ClassPathSetting } from './class-paths.js';
import { javaFinder } from './later-java.js';
import type { CheckOptions } from './options.js';
import type { PartIndexes } from './part-indexes.js';

/** What all class paths of a check have in common, and where that is from. */
export interface CheckSetting extends ClassPathSetting {
  /** The Java that runs the product. */
  readonly java: number;
  readonly jdk: string | undefined;
  readonly javaWith: JavaWith;
}

/** The recorded classes of the Java, or those of a JDK that was named. Throws `UsageError` where both say another Java. */
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
  const java = options.java ?? jdk?.platform.java ?? DEFAULT_JAVA;
  if (jdk !== undefined && jdk.platform.java !== java)
    throw new UsageError(
      'usage.arguments',
      `--java ${java} is not the Java of --platform: that is ${jdk.name}`,
      {},
      `say --java ${jdk.platform.java}, or name a JDK of Java ${java}`,
    );
  return {
    java,
    platform: jdk?.platform ?? platformClasses(world.platformTable.read(), java),
    jdk: jdk?.name,
    javaWith: javaFinder(world, java),
    indexes,
    names: new SharedNames(),
  };
}
