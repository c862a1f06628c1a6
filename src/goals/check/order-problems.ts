import type { ClasspathProblem } from '../../contract/problem/kinds/classpath.js';
import { toBinaryName } from '../../formats/classfile/names.js';
import { compareBytes } from '../../formats/text/byte-order.js';
import type { Checked } from './check-consumer.js';

/** Names that a problem tells. */
const MOST_NAMES = 5;

/** One problem for each `lib/*` in which several jars hold different classes of one name, as far as somebody asks for them. */
export function orderProblems(
  checked: readonly Pick<Checked, 'contested' | 'isCut'>[],
): readonly ClasspathProblem[] {
  const groups = new Map<string, Found>();
  for (const { contested, isCut } of checked)
    for (const { name, group, origins } of contested) {
      const found = groups.get(group) ?? { names: new Set(), jars: new Set(), isCut: false };
      groups.set(group, found);
      found.names.add(toBinaryName(name));
      for (const origin of origins) found.jars.add(origin);
      found.isCut ||= isCut;
    }
  return [...groups]
    .sort(([one], [other]) => compareBytes(one, other))
    .map(([group, { names, jars, isCut }]) => ({
      code: 'classpath.undefined-order',
      group,
      jars: [...jars].sort(compareBytes),
      classes: names.size,
      names: [...names].sort(compareBytes).slice(0, MOST_NAMES),
      isCut,
    }));
}

interface Found {
  readonly names: Set<string>;
  readonly jars: Set<string>;
  isCut: boolean;
}
