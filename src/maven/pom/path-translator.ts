import type { ConfigurationNode, Model } from './model.js';

/** The build's folders as absolute paths below `folder` (`DefaultModelPathTranslator`). */
export function translatePaths(model: Model, folder: string): Model {
  const align = (path: string | undefined): string | undefined =>
    path === undefined ? undefined : alignPath(path, folder);
  const { build, further } = model;
  return {
    ...model,
    build: {
      ...build,
      directory: align(build.directory),
      outputDirectory: align(build.outputDirectory),
      sourceDirectory: align(build.sourceDirectory),
      resources: build.resources.map((resource) => alignDirectory(resource, folder)),
    },
    ...(further && { further: alignFurther(further, folder) }),
  };
}

/** An absolute path is kept, another starts at `folder`, and its `.` and `..` are worked out (`DefaultPathTranslator`). */
export function alignPath(path: string, folder: string): string {
  const written = path.replaceAll('\\', '/');
  if (!isAbsolutePath(written)) return normalize(`${folder}/${written}`);
  return written.length > 1 && written.endsWith('/') ? written.slice(0, -1) : written;
}

/** On Unix or Windows. */
export function isAbsolutePath(path: string): boolean {
  return /^(?:[\\/]|[A-Za-z]:[\\/])/.test(path);
}

/** Works out `.`, `..` and doubled slashes of an absolute path; `..` at the root is dropped. */
export function normalize(path: string): string {
  const kept: string[] = [];
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '..') kept.pop();
    else if (part !== '' && part !== '.') kept.push(part);
  }
  return (path.startsWith('/') ? '/' : '') + kept.join('/');
}

function alignDirectory(resource: ConfigurationNode, folder: string): ConfigurationNode {
  const children = resource.children.map((child) =>
    child.name === 'directory' && child.value !== undefined
      ? { ...child, value: alignPath(child.value, folder) }
      : child,
  );
  return { ...resource, children };
}

function alignFurther(
  further: Readonly<Record<string, string>>,
  folder: string,
): Readonly<Record<string, string>> {
  const entries = Object.entries(further).map(([path, value]): [string, string] => [
    path,
    translated.has(path) ? alignPath(value, folder) : value,
  ]);
  return Object.fromEntries(entries);
}

/** Expressions whose value is a path below the module's folder (`AbstractStringBasedModelInterpolator`). */
export const translated: ReadonlySet<string> = new Set([
  'build.directory',
  'build.outputDirectory',
  'build.testOutputDirectory',
  'build.sourceDirectory',
  'build.testSourceDirectory',
  'build.scriptSourceDirectory',
  'reporting.outputDirectory',
]);
