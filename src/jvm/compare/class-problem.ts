import type { Problem } from '../../contract/problem/problem.js';
import { FormatError } from '../../contract/problem/errors.js';
import { classFormatCode } from '../../formats/classfile/fail.js';
import { jarProblem } from '../../formats/jar/fail.js';

/** Where a class lies, for a message. A `SideClass` is one. */
interface UnreadClass {
  readonly part: { readonly name: string };
  readonly entry: { readonly path: string };
}

/** The problem that stands for a class of a side that could not be read. Throws on what is wrong with more than this entry. */
export function unreadableClass(error: unknown, { part, entry }: UnreadClass): Problem {
  if (!(error instanceof FormatError)) throw error;
  const code = classFormatCode(error);
  if (code === undefined) {
    const problem = jarProblem(error);
    if (problem === undefined) throw error;
    return problem;
  }
  const { offset } = error.place;
  return {
    code,
    file: part.name,
    entry: entry.path,
    ...(offset === undefined ? {} : { offset }),
    detail: error.message,
  };
}
