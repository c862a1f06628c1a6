import { parseSync, Visitor } from 'oxc-parser';
import { ambient } from './layers.mjs';

/** Uses of the outside world in one text, as `file:line name`: names of `ambient`, the current time, chance. */
export function ambientUses(file: string, text: string): readonly string[] {
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file} does not parse: ${errors[0]?.message}`);
  const declared = new Set<number>();
  const uses = new Map<number, string>();
  const source = (node: { start: number; end: number }): string => text.slice(node.start, node.end);
  new Visitor({
    MemberExpression(node) {
      if (!node.computed) declared.add(node.property.start);
      const whole = source(node);
      if (/^(?:Date\.now|Math\.random)$/.test(whole)) uses.set(node.start, whole);
      const global = /^globalThis\.(\w+)$/.exec(whole)?.[1];
      if (global !== undefined && ambient.includes(global)) uses.set(node.start, whole);
    },
    Property(node) {
      if (!node.computed) declared.add(node.key.start);
    },
    PropertyDefinition: (node) => void declared.add(node.key.start),
    TSPropertySignature: (node) => void declared.add(node.key.start),
    TSMethodSignature: (node) => void declared.add(node.key.start),
    VariableDeclarator: (node) => void declared.add(node.id.start),
    NewExpression(node) {
      if (source(node.callee) === 'Date' && node.arguments.length === 0)
        uses.set(node.start, 'new Date()');
    },
    Identifier(node) {
      if (ambient.includes(node.name)) uses.set(node.start, node.name);
    },
  }).visit(program);
  return [...uses]
    .filter(([start]) => !declared.has(start))
    .map(([start, name]) => `${file}:${text.slice(0, start).split('\n').length} ${name}`);
}
