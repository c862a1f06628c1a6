import type { Problem } from '../../contract/problem/problem.js';
import { moduleVersionKey } from '../../maven/coordinates/coordinates.js';
import type { ModuleVersion } from '../../maven/coordinates/coordinates.js';
import type { Model } from '../../maven/pom/model.js';

/**
 * The properties of `--set` that no POM of the module's chain (raw, the module first) declares, in a profile or outside,
 * or uses in what decides the jar. To set one changes nothing that the plan looks at: most likely its name is misspelt.
 * POMs that are imported see nothing of the module's properties, and do not count.
 */
export function unusedProperties(
  module: ModuleVersion,
  chain: readonly Model[],
  set: Readonly<Record<string, string>>,
): readonly Problem[] {
  const names = Object.keys(set);
  if (names.length === 0) return [];
  const texts = chain.map((model) => JSON.stringify(model));
  const declared = new Set(
    chain.flatMap((model) =>
      [model, ...model.profiles].flatMap(({ properties }) => Object.keys(properties)),
    ),
  );
  return names
    .filter((name) => !declared.has(name) && !texts.some((text) => uses(text, name)))
    .map((property) => ({
      code: 'plan.property-unused',
      property,
      module: moduleVersionKey(module),
    }));
}

/** Whether JSON names the property in an expression. */
function uses(text: string, name: string): boolean {
  const written = JSON.stringify(name).slice(1, -1);
  return text.includes(`\${${written}}`);
}
