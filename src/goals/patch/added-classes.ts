import type { AddedEntry } from '../../formats/jar/added-entry.js';
import { copiedAsRead, storedEntry } from '../../formats/jar/added-entry.js';
import { entryTime } from '../../formats/jar/entry-time.js';
import type { MovedPrefix } from '../../jvm/compare/moved-names.js';
import type { AddedBecause, ClassToAdd } from '../../uber/patch/close-over.js';
import type { AddedClass } from '../../uber/patch/record.js';
import type { RelocatedJar } from '../../uber/patch/relocated-class.js';
import { relocatedClass } from '../../uber/patch/relocated-class.js';
import { javaOf } from './class-level.js';
import type { OpenSourceJar } from './source-jar.js';

/** The classes of a closure as entries of the new jar, and what the record says of them. */
export interface AddedClasses {
  readonly entries: readonly AddedEntry[];
  readonly classes: readonly AddedClass[];
  /** The Java that each was compiled for, as far as it is a class file. */
  readonly javas: readonly number[];
  /** Prefixes of names that were moved in them. */
  readonly prefixes: readonly MovedPrefix[];
}

/**
 * Takes the classes out of their jars, compressed as they lie there unless names in them are moved: entries by name, so that the order depends on nothing
 * else; what is said of them begins with those that somebody wanted.
 */
export function addedClasses(
  closure: readonly ClassToAdd[],
  sources: readonly OpenSourceJar[],
  relocated: RelocatedJar | undefined,
): AddedClasses {
  const prefixes = new Map<string, MovedPrefix>();
  const added = closure.flatMap((one) => {
    const jar = sources.find(({ name }) => name === one.source.name);
    const entry = jar?.entryAt(`${one.name}.class`);
    if (jar === undefined || entry === undefined) return [];
    const time = entryTime(jar.source, entry);
    const before = jar.read(entry);
    const fitted = relocated && relocatedClass(before, relocated);
    for (const prefix of fitted?.prefixes ?? [])
      prefixes.set(`${prefix.from} ${prefix.to}`, prefix);
    const rewritten = fitted !== undefined && fitted.bytes !== before;
    const copied = rewritten
      ? storedEntry(entry.path, fitted.bytes, time)
      : copiedAsRead(jar.source, entry, time);
    const own: AddedClass = {
      name: one.name.replaceAll('/', '.'),
      source: jar.name,
      size: entry.size,
      reason: reasonText(one.because),
      rewritten,
    };
    const isWanted = one.because.kind === 'asked' || one.because.kind === 'lacked';
    return [{ copied, own, isWanted, java: javaOf(before) ?? 0 }];
  });
  const inOrder = added.sort((a, b) =>
    Buffer.compare(Buffer.from(a.copied.path), Buffer.from(b.copied.path)),
  );
  const [first, rest] = [true, false].map((isWanted) =>
    inOrder.filter((one) => one.isWanted === isWanted),
  );
  return {
    entries: inOrder.map(({ copied }) => copied),
    javas: inOrder.map(({ java }) => java),
    classes: [...(first ?? []), ...(rest ?? [])].map(({ own }) => own),
    prefixes: [...prefixes.values()],
  };
}

function reasonText(because: AddedBecause): string {
  switch (because.kind) {
    case 'asked':
      return 'asked for';
    case 'lacked':
      return `${because.by} links to it`;
    case 'nested':
      return `nested in ${because.of.replaceAll('/', '.')}`;
    case 'needed':
      return `needed by ${because.by.replaceAll('/', '.')}`;
    default:
      return because satisfies never;
  }
}
