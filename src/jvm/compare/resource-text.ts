import { FormatError } from '../../contract/problem/errors.js';
import type { Problem } from '../../contract/problem/problem.js';
import { jarProblem } from '../../formats/jar/fail.js';
import type { SideEntry, SidePart } from './side.js';

/** A resource at the place that the class path gives it. */
export interface Held {
  readonly part: SidePart;
  readonly entry: SideEntry;
}

/** No text that a JVM reads at start is larger; a hostile one is told by its size alone. */
const MAX_TEXT = 16 * 1024 * 1024;

/**
 * What a text says; `undefined` where its side cannot read it, where it is too large, or where it is damaged, which is
 * added to `problems`.
 */
export function readText<Said>(
  { part, entry }: Held,
  parse: (bytes: Uint8Array, file: string) => Said,
  problems: Problem[],
): Said | undefined {
  if (part.read === undefined || entry.size === undefined || entry.size > MAX_TEXT)
    return undefined;
  try {
    return parse(part.read(entry), part.name);
  } catch (error) {
    const problem = error instanceof FormatError ? jarProblem(error) : undefined;
    if (problem === undefined) throw error;
    problems.push(problem);
    return undefined;
  }
}
