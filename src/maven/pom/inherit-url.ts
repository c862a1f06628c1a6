import type { Model } from './model.js';

/** The parent's `<url>` as a child inherits it: with the child's path appended, unless the parent says not to. */
export function childUrl(child: Model, parent: Model): string | undefined {
  return extend(parent.url, 'child.project.url.inherit.append.path', child, parent);
}

/** `further` of a child: its own, then its parent's, addresses extended by the child's path. */
export function inheritFurther(child: Model, parent: Model): Model['further'] {
  if (!parent.further) return child.further;
  const handedDown = Object.entries(parent.further)
    .filter(([path]) => !notInherited.test(path))
    .map(([path, value]): [string, string] => {
      const name = appendSwitch[path];
      return [path, (name === undefined ? value : extend(value, name, child, parent)) ?? value];
    });
  return { ...Object.fromEntries(handedDown), ...child.further };
}

const notInherited = /^(?:prerequisites|distributionManagement\.relocation)\.|^modelVersion$/;

/** The addresses that grow with each child, and the attribute that switches it off (maven-model 4.0.0). */
const appendSwitch: Readonly<Record<string, string>> = {
  'scm.url': 'child.scm.url.inherit.append.path',
  'scm.connection': 'child.scm.connection.inherit.append.path',
  'scm.developerConnection': 'child.scm.developerConnection.inherit.append.path',
  'distributionManagement.site.url': 'child.site.url.inherit.append.path',
};

/** `InheritanceModelMerger.extrapolateChildUrl`. */
function extend(
  url: string | undefined,
  switchName: string,
  child: Model,
  parent: Model,
): string | undefined {
  if (url === undefined || url.trim() === '') return url;
  if (parent.further?.[switchName] === 'false') return url;
  const directory = child.properties['project.directory'] ?? child.artifactId;
  return join(join(url, pathAdjustment(child, parent, directory)), directory);
}

/** The folders between parent and child, as the parent's `<modules>` names them (`getChildPathAdjustment`). */
function pathAdjustment(child: Model, parent: Model, directory: string): string {
  for (const written of parent.modules) {
    const path = written.replaceAll('\\', '/');
    const module = path.toLowerCase().endsWith('.xml')
      ? path.slice(0, path.lastIndexOf('/') + 1)
      : path;
    const name = module.endsWith('/') ? module.slice(0, -1) : module;
    const slash = name.lastIndexOf('/');
    const last = name.slice(slash + 1);
    if (slash >= 0 && (last === child.artifactId || last === directory))
      return module.slice(0, slash);
  }
  return '';
}

/** `concatPath`: exactly one slash between, and one at the end where the address had one. */
function join(url: string, path: string): string {
  if (path === '') return url;
  const slashed = url.endsWith('/');
  const start = slashed ? url.slice(0, -1) : url;
  const joined = path.startsWith('/') ? `${start}${path}` : `${start}/${path}`;
  return slashed && !joined.endsWith('/') ? `${joined}/` : joined;
}
