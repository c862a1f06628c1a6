import type { ByteSource } from '../../contract/ports/bytes.js';
import { readClassFile } from '../../formats/classfile/class-file.js';
import { className } from '../../formats/classfile/constant-pool.js';
import { readModuleInfo } from '../../formats/classfile/module-info.js';
import { readGoodEntries } from '../../formats/jar/directory.js';
import { readAhead } from '../../formats/jar/read-ahead.js';
import type { ImageResource } from '../../formats/jimage/read-image.js';
import { readImage, readResource } from '../../formats/jimage/read-image.js';
import type { PlatformTableColumns } from './platform-table.js';
import { packageOf } from './platform.js';
import type { RecordedClass } from './record-platform.js';
import { recordPlatform } from './record-platform.js';

const CLASS = '.class';

/**
 * The classes that a JDK's run-time image gives to a class path, as a table of that one Java: those of the packages which
 * its modules export to everyone, and the supertypes of these. All its other packages are internal. Throws `FormatError`
 * `jdk.*`, `class.*`.
 */
export function imageClasses(source: ByteSource, java: number): PlatformTableColumns {
  const resources = readImage(source).filter(({ path }) => path.endsWith(CLASS));
  const exported = exportedPackages(source, resources);
  const byName = new Map(
    resources
      .filter(({ module, path }) => module !== '' && path !== 'module-info.class')
      .map((resource) => [resource.path.slice(0, -CLASS.length), resource] as const),
  );
  const api = [...byName.keys()].filter((name) => exported.has(packageOf(name)));
  const packages = [...new Set(Array.from(byName.keys(), packageOf))];
  const internalPackages = packages.filter((name) => !exported.has(name)).sort();
  return {
    ...recordPlatform(withSupertypes(source, byName, api, java), []),
    internalPackages,
  };
}

/** The classes of the jars that Java 8 begins with, all of which a class path may use. */
export function bootJarClasses(jars: readonly ByteSource[], java: number): PlatformTableColumns {
  return recordPlatform(jarClasses(jars, java), []);
}

function* jarClasses(jars: readonly ByteSource[], java: number): Iterable<RecordedClass> {
  const seen = new Set<string>();
  for (const jar of jars) {
    const classes = readGoodEntries(jar).directory.entries.filter(
      ({ path }) => path.endsWith(CLASS) && !seen.has(path),
    );
    const read = readAhead(jar, classes);
    for (const entry of classes) {
      seen.add(entry.path);
      yield { bytes: read(entry), javas: [java] };
    }
  }
}

/** Packages that modules export to everyone, if a JVM with a class path resolves them. */
function exportedPackages(
  source: ByteSource,
  resources: readonly ImageResource[],
): ReadonlySet<string> {
  const infos = resources
    .filter(({ path }) => path === 'module-info.class')
    .map((resource) => readModuleInfo(readResource(source, resource)));
  return new Set(
    infos
      .filter(({ isResolvedByDefault }) => isResolvedByDefault)
      .flatMap(({ exports }) => exports),
  );
}

function* withSupertypes(
  source: ByteSource,
  byName: ReadonlyMap<string, ImageResource>,
  names: readonly string[],
  java: number,
): Iterable<RecordedClass> {
  const wanted = new Set(names);
  for (const name of wanted) {
    const resource = byName.get(name);
    if (resource === undefined) continue;
    const bytes = readResource(source, resource);
    const { pool, superClass, interfaces } = readClassFile(bytes);
    for (const index of superClass === 0 ? interfaces : [superClass, ...interfaces])
      wanted.add(className(pool, index));
    yield { bytes, javas: [java] };
  }
}
