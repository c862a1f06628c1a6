import type { ModuleId } from '../../maven/coordinates/coordinates.js';
import { moduleKey } from '../../maven/coordinates/coordinates.js';
import type { ResolvedNode, Resolution } from '../../maven/resolve/machine.js';

/**
 * The direct dependencies of a module that bring an artifact, where an exclusion must stand: those whose branch holds it,
 * and those whose edge to it lost (with the winner gone, theirs would win). Empty where the module asks for it itself.
 */
export function bringersOf(resolution: Resolution, module: ModuleId): readonly ModuleId[] {
  const key = moduleKey(module);
  const bringers = new Map<string, ModuleId>();
  for (const child of resolution.children) {
    if (moduleKey(child.coordinates) !== key && holds(child, key)) add(bringers, child);
  }
  for (const { path, wanted } of resolution.omitted) {
    if (moduleKey(wanted) !== key) continue;
    const direct = resolution.children.find(({ coordinates: c }) => {
      return `${c.groupId}:${c.artifactId}:${c.version}` === path[1];
    });
    if (direct && moduleKey(direct.coordinates) !== key) add(bringers, direct);
  }
  return [...bringers.values()];
}

/** Whether the module itself asks for it. */
export function isDirect(resolution: Resolution, module: ModuleId): boolean {
  return resolution.children.some(
    ({ coordinates }) => moduleKey(coordinates) === moduleKey(module),
  );
}

function add(bringers: Map<string, ModuleId>, { coordinates }: ResolvedNode): void {
  const { groupId, artifactId } = coordinates;
  bringers.set(moduleKey(coordinates), { groupId, artifactId });
}

function holds(node: ResolvedNode, key: string): boolean {
  return node.children.some((child) => moduleKey(child.coordinates) === key || holds(child, key));
}
