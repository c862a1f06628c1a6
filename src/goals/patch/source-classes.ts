import type { ByteSource } from '../../contract/ports/bytes.js';
import { FormatError } from '../../contract/problem/errors.js';
import type { InternalName } from '../../formats/classfile/names.js';
import { internalName } from '../../formats/classfile/names.js';
import type { JarEntry } from '../../formats/jar/entry.js';
import { readAhead } from '../../formats/jar/read-ahead.js';
import { readEntry } from '../../formats/jar/read-entry.js';
import { sortedByPath, startingWith } from '../../formats/text/byte-order.js';
import type { ClassFacts } from '../../jvm/classpath/class-facts.js';
import { classFacts } from '../../jvm/classpath/class-facts.js';
import { indexClasses } from '../../jvm/classpath/index-classes.js';
import type { JarContents } from '../../jvm/compare/open-part.js';
import type { PatchSourceJar } from '../../uber/patch/close-over.js';

/** The classes of an artifact that is open. */
export interface SourceClasses extends Omit<PatchSourceJar, 'name'> {
  entryAt(path: string): JarEntry | undefined;
  /** The bytes of an entry; of a class whose facts were asked for they are kept. Throws `FormatError` `jar.*`. */
  read(entry: JarEntry): Uint8Array;
}

/** Classes as they are asked for, by a jar's table of contents. */
export function sourceClasses(source: ByteSource, contents: JarContents): SourceClasses {
  const { paths } = contents;
  const kept = new Map<string, Uint8Array>();
  let nested: readonly Item[] | undefined;
  const entryAt = (path: string): JarEntry | undefined => {
    const number = paths.numberOf(path);
    return number < 0 ? undefined : contents.entryOf(number);
  };
  const has = (name: InternalName): boolean => entryAt(`${name}.class`) !== undefined;
  return {
    entryAt,
    has,
    read: (entry) => kept.get(entry.path) ?? readEntry(source, entry),
    nestedIn: (outer) => {
      nested ??= nestedClasses(contents);
      const found = startingWith(nested, `${outer}$`);
      return found.map(({ path }) => internalName(path.slice(0, -SUFFIX.length))).filter(has);
    },
    factsOf: (names) => {
      const entries = names
        .flatMap((one) => entryAt(`${one}${SUFFIX}`) ?? [])
        .sort((a, b) => a.offset - b.offset);
      const read = readAhead(source, entries);
      return factsIn(source, entries, (entry) => {
        const bytes = read(entry);
        kept.set(entry.path, bytes);
        return bytes;
      });
    },
  };
}

const SUFFIX = '.class';

interface Item {
  readonly path: string;
}

/** By path, each once. */
function nestedClasses({ paths }: JarContents): readonly Item[] {
  const found = new Set<string>();
  for (let number = 0; number < paths.count; number++) {
    const path = paths.pathAt(number);
    if (path.endsWith(SUFFIX) && path.includes('$')) found.add(path);
  }
  return sortedByPath([...found].map((path) => ({ path })));
}

function factsIn(
  { name }: ByteSource,
  entries: readonly JarEntry[],
  read: (entry: JarEntry) => Uint8Array,
): readonly ClassFacts[] {
  const index = indexClasses({ entries }, read);
  const [failure] = index.failures;
  if (failure !== undefined) {
    const { code, path, offset, detail } = failure;
    const place = { file: name, entry: path, ...(offset !== undefined && { offset }) };
    throw unusable(code, detail, place);
  }
  return Array.from({ length: index.classes.count }, (_, row) =>
    inItsPlace(classFacts(index, row), name),
  );
}

/** What no class loader would take is not put into a jar. */
function inItsPlace(facts: ClassFacts, file: string): ClassFacts {
  const { name, path } = facts;
  if (path === `${name}${SUFFIX}`) return facts;
  const detail = `no class of that name: it calls itself ${name.replaceAll('/', '.')}`;
  throw unusable('patch.class-absent', detail, { file, entry: path });
}

function unusable(code: string, detail: string, place: FormatError['place']): FormatError {
  const advice = 'take the class from a sound copy of the artifact';
  return new FormatError(code, `${place.entry ?? ''}: ${detail}`, place, advice);
}
