import type { ClassPath } from '../classpath/class-path.js';
import { MemberTable, ownNumbers } from './member-table.js';

/** Which class of a class path declares which member. Tables are made for the parts that are asked about. */
export class DeclaredMembers {
  readonly #classPath: ClassPath;
  /** By number of the part. */
  readonly #byCommonNumbers: (MemberTable | undefined)[] = [];
  readonly #byOwnNumbers: (MemberTable | undefined)[] = [];

  constructor(classPath: ClassPath) {
    this.#classPath = classPath;
  }

  /** The flags of the member that the class itself declares; name and descriptor as common numbers. */
  find(number: number, name: number, descriptor: number): number | undefined {
    const { classPart, classRow, parts } = this.#classPath;
    const at = classPart[number] ?? 0;
    const part = parts[at];
    if (part === undefined) return undefined;
    const table = (this.#byCommonNumbers[at] ??= new MemberTable(part.index, part.names));
    return table.find(classRow[number] ?? 0, name, descriptor);
  }

  /**
   * The flags of the member of the class that its own part calls so: name and descriptor as numbers of the part. Package
   * relocation, which makes equal of equal, need not be asked. It may make equal of different as well: `undefined` says
   * nothing.
   */
  findOwn(number: number, name: number, descriptor: number): number | undefined {
    const { classPart, classRow, parts } = this.#classPath;
    const at = classPart[number] ?? 0;
    const part = parts[at];
    if (part === undefined) return undefined;
    const table = (this.#byOwnNumbers[at] ??= new MemberTable(part.index, ownNumbers));
    return table.find(classRow[number] ?? 0, name, descriptor);
  }
}
