import type { ClassPath, LoadedPart } from '../classpath/class-path.js';
import { access } from './type-hierarchy.js';

/** A method by common numbers. */
export interface DeclaredMethod {
  readonly name: number;
  readonly descriptor: number;
  readonly flags: number;
}

const none: readonly DeclaredMethod[] = [];

/** The methods of a class that are neither private nor static, and have all of these flags. */
export function overridableMethods(
  classPath: ClassPath,
  number: number,
  withFlags: number,
): readonly DeclaredMethod[] {
  const part = classPath.parts[classPath.classPart[number] ?? 0];
  return part === undefined ? none : methodsAt(part, classPath.classRow[number] ?? 0, withFlags);
}

function methodsAt(
  { index: { classes, members }, names }: LoadedPart,
  row: number,
  withFlags: number,
): readonly DeclaredMethod[] {
  const end = classes.memberStart[row + 1] ?? 0;
  const mask = withFlags | access.private | access.static;
  let found: DeclaredMethod[] | undefined;
  for (let at = classes.methodStart[row] ?? 0; at < end; at++) {
    const flags = members.access[at] ?? 0;
    if ((flags & mask) !== withFlags) continue;
    const name = names.plain(members.name[at] ?? 0);
    const descriptor = names.descriptor(members.descriptor[at] ?? 0);
    (found ??= []).push({ name, descriptor, flags });
  }
  return found ?? none;
}
