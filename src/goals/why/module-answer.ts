import { compareBytes } from '../../formats/text/byte-order.js';
import { internalName, toBinaryName } from '../../formats/classfile/names.js';
import { isClassPath } from '../../jvm/compare/class-names.js';
import type { ClassPath } from '../../jvm/classpath/class-path.js';
import { nameOfClass } from '../../jvm/classpath/class-path.js';
import type { SidePart } from '../../jvm/compare/side.js';
import { sourceClasses } from '../../jvm/linkage/check-linkage.js';
import { moduleKey } from '../../maven/coordinates/coordinates.js';
import type { ModuleId } from '../../maven/coordinates/coordinates.js';
import type { WhyAnswer, WhyHolder, WhyLookup } from './result.js';

/** A class path, and who is asked. */
interface Asked {
  readonly now: ClassPath;
  readonly parts: readonly SidePart[];
  /** What works today, which may know the classes of an artifact that is gone. */
  readonly before: readonly SidePart[];
  readonly sources: (origin: string) => boolean;
}

/** Which class path entries hold classes of a module, and which classes of the sources name one of them. */
export function moduleAnswer(
  module: ModuleId,
  { now, parts, before, sources }: Asked,
): Pick<WhyAnswer, 'holder' | 'hidden'> & { readonly told: WhyLookup } {
  const key = moduleKey(module);
  const holders = new Map<string, WhyHolder>();
  const names = new Set<string>();
  let isPlanned = false;
  for (const part of parts)
    for (const entry of part.entries) {
      if (!isClassPath(entry.path)) continue;
      const artifact = part.originOf(entry)?.artifact;
      if (artifact?.startsWith(`${key}:`) !== true) continue;
      names.add(entry.path.slice(0, -'.class'.length));
      isPlanned ||= part.read === undefined;
      const at = `${artifact} ${part.name}`;
      if (!holders.has(at)) holders.set(at, { entry: part.name, artifact, originally: undefined });
    }
  const [holder, ...hidden] = holders.values();
  const held = isPlanned ? 'planned' : 'resolves';
  return {
    holder,
    hidden,
    told: {
      symbol: key,
      answer: holder === undefined ? 'absent' : held,
      before: undefined,
      error: undefined,
      because: undefined,
      declaredBy: undefined,
      instead: [],
      users: usersOf(now, holder === undefined ? namesIn(before, key) : names, sources),
      supplier: undefined,
      cause: undefined,
    },
  };
}

/** Internal names of the module's classes in a side. */
function namesIn(parts: readonly SidePart[], module: string): ReadonlySet<string> {
  return new Set(
    parts.flatMap((part) =>
      part.entries
        .filter(
          (entry) =>
            isClassPath(entry.path) &&
            part.originOf(entry)?.artifact.startsWith(`${module}:`) === true,
        )
        .map(({ path }) => path.slice(0, -'.class'.length)),
    ),
  );
}

/** Binary names of the sources' classes that name one of these and are none of them. */
function usersOf(
  classPath: ClassPath,
  names: ReadonlySet<string>,
  sources: (origin: string) => boolean,
): readonly string[] {
  const rowsOf = classPath.parts.map(({ index: { references }, names: texts }) => {
    const rows = new Uint8Array(references.count);
    for (let row = 0; row < references.count; row++)
      rows[row] = names.has(classPath.texts.text(texts.className(references.owner[row] ?? 0)))
        ? 1
        : 0;
    return rows;
  });
  const users = new Set<string>();
  for (const number of sourceClasses(classPath, sources)) {
    const name = nameOfClass(classPath, number);
    if (names.has(name)) continue;
    const at = classPath.classPart[number] ?? 0;
    const { classes } = classPath.parts[at]?.index ?? {};
    if (classes === undefined) continue;
    const row = classPath.classRow[number] ?? 0;
    const start = classes.referenceStart[row] ?? 0;
    const rows = classes.referenceRows.subarray(start, classes.referenceStart[row + 1] ?? 0);
    if (rows.some((reference) => rowsOf[at]?.[reference] === 1))
      users.add(toBinaryName(internalName(name)));
  }
  return [...users].sort(compareBytes);
}
