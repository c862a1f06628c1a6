import type { ClassProblem } from '../../contract/problem/kinds/class.js';
import type { JarProblem } from '../../contract/problem/kinds/jar.js';
import type { ClassList } from './class-list.js';

/** The classes that could not be read, as problems. `artifact`: formatted coordinates, where the jar is an artifact's. */
export function indexProblems(
  list: Pick<ClassList, 'failures'>,
  file: string,
  artifact?: string,
): readonly (ClassProblem | JarProblem)[] {
  return list.failures.map(({ path, code, offset, detail }) => ({
    code,
    file,
    ...(artifact === undefined ? {} : { artifact }),
    entry: path,
    ...(offset === undefined ? {} : { offset }),
    detail,
  }));
}
