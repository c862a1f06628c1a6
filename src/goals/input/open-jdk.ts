import { createHash } from 'node:crypto';
import { UsageError } from '../../contract/problem/errors.js';
import { bootJarClasses, imageClasses } from '../../jvm/classpath/jdk-classes.js';
import { platformOf } from '../../jvm/classpath/platform-classes.js';
import type { PlatformTableColumns } from '../../jvm/classpath/platform-table.js';
import { packPlatformTable, unpackPlatformTable } from '../../jvm/classpath/platform-table.js';
import type { Platform } from '../../jvm/classpath/platform.js';
import type { World } from './world.js';

/** The classes of a JDK on this machine, in the place of the recorded table's. */
export interface JdkPlatform {
  readonly platform: Platform;
  /** What to call it: its full version and its home. */
  readonly name: string;
}

const area = 'jdk-classes-v1';

/** What a table can hold. */
const firstJava = 8;
const lastJava = 39;

/**
 * Reads `--platform JDK_HOME`: the run-time image of Java 9 and later (`lib/modules`), the jars that Java 8 begins with. It is
 * kept in the store by the content of these files (`sha256` tells it). Throws `UsageError` `jdk.not-a-jdk`, `FormatError`
 * `jdk.*`, `class.*`, `jar.*`, `IoError`.
 */
export function openJdk(
  world: Pick<World, 'files' | 'store'>,
  home: string,
  sha256: (file: string) => string,
): JdkPlatform {
  const version = versionOf(world, home);
  const java = Number(/^(?:1\.)?(\d+)/.exec(version)?.[1]);
  if (java < firstJava || java > lastJava) throw noJdk(home, `its Java is ${version}`);
  const image = `${home}/lib/modules`;
  const isImage = java >= 9 && world.files.stat(image)?.kind === 'file';
  const files = isImage ? [image] : bootJars(world, home);
  if (files.length === 0) throw noJdk(home, 'it holds neither lib/modules nor lib/rt.jar');
  const hashes = createHash('sha256').update(files.map(sha256).join(' ')).digest('hex');
  const key = `${java} ${hashes}`;
  const table = recall(world, key) ?? keep(world, key, readTable(world, files, isImage, java));
  return { platform: platformOf(table, java), name: `Java ${version} in ${home}` };
}

/** From the file `release`, which every JDK has; the home of a JRE inside a JDK 8 has none, and its parent has. */
function versionOf({ files }: Pick<World, 'files'>, home: string): string {
  const bytes = files.read(`${home}/release`) ?? files.read(`${home}/../release`);
  const text = bytes === undefined ? '' : new TextDecoder().decode(bytes);
  const version = /^JAVA_VERSION="?([0-9][0-9._]{0,31})/m.exec(text)?.[1];
  if (version === undefined) throw noJdk(home, 'it holds no file "release" that names a version');
  return version;
}

/** What the boot and the extension loader of Java 8 read, in their order. */
function bootJars({ files }: Pick<World, 'files'>, home: string): readonly string[] {
  const lib = [`${home}/jre/lib`, `${home}/lib`].find((folder) => files.stat(`${folder}/rt.jar`));
  if (lib === undefined) return [];
  const boot = ['resources', 'rt', 'jsse', 'jce', 'charsets', 'jfr'].map(
    (name) => `${lib}/${name}.jar`,
  );
  const extensions = (files.list(`${lib}/ext`) ?? [])
    .filter((name) => name.endsWith('.jar'))
    .map((name) => `${lib}/ext/${name}`);
  return [...boot, ...extensions].filter((file) => files.stat(file)?.kind === 'file');
}

function recall({ store }: Pick<World, 'store'>, key: string): PlatformTableColumns | undefined {
  const stored = store.get(area, key);
  return stored && unpackPlatformTable(stored);
}

function keep(
  { store }: Pick<World, 'store'>,
  key: string,
  table: PlatformTableColumns,
): PlatformTableColumns {
  store.put(area, key, packPlatformTable(table));
  return table;
}

function readTable(
  { files }: Pick<World, 'files'>,
  paths: readonly string[],
  isImage: boolean,
  java: number,
): PlatformTableColumns {
  const sources = paths.flatMap((path) => files.open(path) ?? []);
  try {
    const [image] = sources;
    return isImage && image ? imageClasses(image, java) : bootJarClasses(sources, java);
  } finally {
    for (const source of sources) source.close();
  }
}

function noJdk(home: string, detail: string): UsageError {
  return new UsageError(
    'jdk.not-a-jdk',
    `${home} is not the home of a JDK: ${detail}`,
    { file: home },
    'name the folder that JAVA_HOME would name',
  );
}
