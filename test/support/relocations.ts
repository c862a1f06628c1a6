import type { ShadeExecution } from '../../src/uber/shade/input.js';

/** An execution of the shade plugin that relocates one package, but for what is excluded. */
export function relocating(
  pattern: string,
  shadedPattern: string,
  excludes: readonly string[] = [],
): ShadeExecution {
  const leaf = (name: string, value: string) => node(name, [], value);
  const relocation = node('relocation', [
    leaf('pattern', pattern),
    leaf('shadedPattern', shadedPattern),
    node(
      'excludes',
      excludes.map((one) => leaf('exclude', one)),
    ),
  ]);
  return {
    id: 'default',
    configuration: node('configuration', [node('relocations', [relocation])]),
  };
}

type Node = NonNullable<ShadeExecution['configuration']>;

function node(name: string, children: readonly Node[], value?: string): Node {
  return { name, value, attributes: {}, children };
}
