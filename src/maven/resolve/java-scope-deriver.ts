/** `JavaScopeDeriver`: the scope of a dependency of `child` scope below an artifact of `parent` scope. */
export function deriveScope(parent: string, child: string): string {
  if (child === 'system' || child === 'test') return child;
  if (parent === '' || parent === 'compile') return child;
  if (parent === 'test' || parent === 'runtime') return parent;
  return parent === 'system' || parent === 'provided' ? 'provided' : 'runtime';
}
