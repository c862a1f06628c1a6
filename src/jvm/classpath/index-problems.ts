import type { ClassProblem } from '../../contract/problem/kinds/class.js';
import type { JarProblem } from '../../contract/problem/kinds/jar.js';
import type { JarIndex } from './jar-index.js';

/** The classes that could not be read, as problems. `artifact`: formatted coordinates, where the jar is an artifact's. */
export function indexProblems(
  index: JarIndex,
  file: string,
  artifact?: string,
): readonly (ClassProblem | JarProblem)[] {
  return index.failures.map(({ path, code, offset, detail }) => ({
    code,
    file,
    ...(artifact === undefined ? {} : { artifact }),
    entry: path,
    ...(offset === undefined ? {} : { offset }),
    detail,
  }));
}
