import type { ByteSource } from '../../contract/ports/bytes.js';
import { FormatError, UsageError } from '../../contract/problem/errors.js';
import type { Problem } from '../../contract/problem/problem.js';
import { readGoodEntries } from '../../formats/jar/directory.js';
import type { JarEntry } from '../../formats/jar/entry.js';
import { readEntry } from '../../formats/jar/read-entry.js';
import { readAhead } from '../../formats/jar/read-ahead.js';
import { sortedByPath, startingWith } from '../../formats/text/byte-order.js';
import type { InternalName } from '../../formats/classfile/names.js';
import { internalName } from '../../formats/classfile/names.js';
import type { ClassFacts } from '../../jvm/classpath/class-facts.js';
import { classFacts } from '../../jvm/classpath/class-facts.js';
import { indexClasses } from '../../jvm/classpath/index-classes.js';
import type { PatchSourceJar } from '../../uber/patch/close-over.js';
import { stopgapNotice } from '../input/stopgap-jar.js';
import type { World } from '../input/world.js';
import { sha256Of } from './whole-file.js';

/** An artifact that classes are taken from, while it is open. */
export interface OpenSourceJar extends PatchSourceJar {
  readonly file: string;
  readonly source: ByteSource;
  entryOf(name: InternalName): JarEntry | undefined;
  sha256(): string;
  /** Whether the artifact was itself patched. */
  stopgap(): Promise<readonly Problem[]>;
  close(): void;
}

/** Opens an artifact; its table of contents is read, classes when they are asked for. Throws what reading throws. */
export function openSourceJar(
  { files }: Pick<World, 'files'>,
  name: string,
  file: string,
): OpenSourceJar {
  const source = files.open(file);
  if (source === undefined || files.stat(file)?.kind !== 'file')
    throw new UsageError(
      'patch.not-a-jar',
      `${name} is no jar`,
      { file },
      'name a jar file or its coordinates',
    );
  const { directory } = readGoodEntries(source);
  const entries = new Map<string, JarEntry>();
  for (const entry of directory.entries)
    if (entry.path.endsWith('.class') && !entries.has(entry.path)) entries.set(entry.path, entry);
  let digest: string | undefined;
  const sorted = sortedByPath([...entries.values()]);
  const entryOf = (wanted: InternalName): JarEntry | undefined => entries.get(`${wanted}.class`);
  return {
    name,
    file,
    source,
    entryOf,
    sha256: () => (digest ??= sha256Of(source)),
    stopgap: () =>
      stopgapNotice(
        { entries: directory.entries, read: (entry) => readEntry(source, entry) },
        name,
      ),
    has: (wanted) => entries.has(`${wanted}.class`),
    nestedIn: (outer) =>
      startingWith(sorted, `${outer}$`).map(({ path }) =>
        internalName(path.slice(0, -'.class'.length)),
      ),
    factsOf: (names) => {
      const inOrder = names
        .flatMap((one) => entryOf(one) ?? [])
        .sort((a, b) => a.offset - b.offset);
      const index = indexClasses({ ...directory, entries: inOrder }, readAhead(source, inOrder));
      const [failure] = index.failures;
      if (failure !== undefined) {
        const { code, path, offset, detail } = failure;
        throw unusable(code, detail, {
          file,
          entry: path,
          ...(offset !== undefined && { offset }),
        });
      }
      return Array.from({ length: index.classes.count }, (_, row) =>
        inItsPlace(classFacts(index, row), file),
      );
    },
    close: () => source.close(),
  };
}

/** What no class loader would take is not put into a jar. */
function inItsPlace(facts: ClassFacts, file: string): ClassFacts {
  const { name, path } = facts;
  if (path === `${name}.class`) return facts;
  const detail = `no class of that name: it calls itself ${name.replaceAll('/', '.')}`;
  throw unusable('patch.class-absent', detail, { file, entry: path });
}

function unusable(code: string, detail: string, place: FormatError['place']): FormatError {
  const advice = 'take the class from a sound copy of the artifact';
  return new FormatError(code, `${place.entry ?? ''}: ${detail}`, place, advice);
}
