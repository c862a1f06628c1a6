import type { InternalName } from '../../formats/classfile/names.js';
import { internalName, toBinaryName } from '../../formats/classfile/names.js';
import type { ClassPath } from '../../jvm/classpath/class-path.js';
import { textOf } from '../../jvm/classpath/string-table.js';
import type { SidePart } from '../../jvm/compare/side.js';
import type { WhyHolder } from './result.js';

/** Where the class of that number is from. */
export function classHolder(
  classPath: ClassPath,
  number: number,
  parts: readonly SidePart[],
): WhyHolder {
  const part = classPath.classPart[number] ?? 0;
  return holderAt(classPath, part, classPath.classRow[number] ?? 0, parts);
}

/** The copies that the class of that number hides, in class-path order. */
export function hiddenHolders(
  classPath: ClassPath,
  number: number,
  parts: readonly SidePart[],
): readonly WhyHolder[] {
  const { by, part, row } = classPath.shadowed;
  const found: WhyHolder[] = [];
  for (let at = 0; at < by.length; at++)
    if (by[at] === number) found.push(holderAt(classPath, part[at] ?? 0, row[at] ?? 0, parts));
  return found;
}

/** An entry that only says what it will hold. */
export function plannedHolder(
  name: InternalName,
  parts: readonly SidePart[],
): WhyHolder | undefined {
  const path = `${name}.class`;
  for (const part of parts) {
    if (part.read !== undefined) continue;
    const entry = part.entries.find((one) => one.path === path);
    if (entry !== undefined) return holderOf(part.name, path, [part]);
  }
  return undefined;
}

function holderAt(
  classPath: ClassPath,
  at: number,
  row: number,
  parts: readonly SidePart[],
): WhyHolder {
  const part = classPath.parts[at];
  if (part?.origin === undefined)
    return { entry: 'the platform', artifact: undefined, originally: undefined };
  const path = textOf(part.index.strings, part.index.classes.path[row] ?? 0);
  return holderOf(part.origin, path, parts);
}

function holderOf(name: string, path: string, parts: readonly SidePart[]): WhyHolder {
  for (const part of parts) {
    if (part.name !== name) continue;
    const entry = part.entries.find((one) => one.path === path);
    const origin = entry && part.originOf(entry);
    if (origin === undefined) continue;
    const isRenamed = origin.originalPath !== path;
    return {
      entry: name,
      artifact: origin.artifact === name ? undefined : origin.artifact,
      originally: isRenamed ? binaryOf(origin.originalPath) : undefined,
    };
  }
  return { entry: name, artifact: undefined, originally: undefined };
}

function binaryOf(path: string): string {
  return toBinaryName(internalName(path.replace(/\.class$/, '')));
}
