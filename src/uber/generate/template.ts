/**
 * Fills a template's holes, written `{{name}}`. A hole alone in its line takes any number of lines, each indented as
 * the hole is; with an empty value its line goes. Every hole must have a value and every value a hole: anything else
 * is a bug of ours or a damaged package.
 */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  const used = new Set<string>();
  const take = (name: string): string => {
    const value = values[name];
    if (value === undefined)
      throw new Error(`the template has a hole "${name}" and no value for it`);
    used.add(name);
    return value;
  };
  const lines = template.split('\n').flatMap((line) => fillLine(line, take));
  const left = Object.keys(values).filter((name) => !used.has(name));
  if (left.length > 0) throw new Error(`the template has no hole for ${left.join(', ')}`);
  return lines.join('\n');
}

function fillLine(line: string, take: (name: string) => string): readonly string[] {
  const alone = /^([ \t]*)\{\{(\w+)\}\}$/.exec(line);
  if (alone === null) return [line.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => take(name))];
  const [, indent = '', name = ''] = alone;
  const value = take(name);
  if (value === '') return [];
  return value.split('\n').map((part) => (part === '' ? '' : indent + part));
}
