import type { Lookup } from './expression.js';
import { prefix } from './expression.js';
import type { Model } from './model.js';
import { alignPath, translated } from './path-translator.js';
import { addressExpressions, normalizeUrl } from './url-normalizer.js';

/** What `${…}` can mean, besides the model itself. */
export interface Surroundings {
  /** The module's folder; `undefined` for POMs from repositories. */
  readonly folder: string | undefined;
  readonly userProperties: Readonly<Record<string, string>>;
  readonly systemProperties: Readonly<Record<string, string>>;
}

/**
 * The value of an expression, from the first source that has one which does not contain the expression itself, in the
 * order of `AbstractStringBasedModelInterpolator`: base folder, model with prefix, user properties, the model's
 * properties, system properties, environment without its prefix, model without prefix.
 *
 * `${maven.build.timestamp}` is left as written: a plan must not depend on the clock.
 */
export function lookUpIn(
  model: Model,
  around: Surroundings,
): (expression: string, whole: string) => Lookup | undefined {
  const sources: readonly ((expression: string) => string | undefined)[] = [
    (expression) => folderValue(expression, around.folder),
    (expression) => (prefix.test(expression) ? modelValue(model, strip(expression)) : undefined),
    (expression) => own(around.userProperties, expression),
    (expression) => own(model.properties, expression),
    (expression) => own(around.systemProperties, expression),
    (expression) => own(around.systemProperties, `env.${expression}`),
    (expression) => modelValue(model, expression),
  ];
  return (expression, whole) => {
    let itself = false;
    for (const source of sources) {
      const value = source(expression);
      if (value === undefined) continue;
      if (!value.includes(whole)) return { kind: 'value', value };
      itself = true;
    }
    return itself ? { kind: 'itself', value: undefined } : undefined;
  };
}

/** What happens to the value of certain expressions once it is interpolated: paths are aligned, addresses normalized. */
export function postProcess(expression: string, value: string, folder: string | undefined): string {
  if (folder !== undefined && translated.has(strip(expression))) return alignPath(value, folder);
  return addressExpressions.has(expression) ? normalizeUrl(value) : value;
}

function folderValue(expression: string, folder: string | undefined): string | undefined {
  if (folder === undefined) return undefined;
  if (strip(expression) === 'basedir') return folder;
  if (prefix.test(expression) && strip(expression) === 'baseUri') {
    return `file://${folder.startsWith('/') ? '' : '/'}${encodeURI(folder)}/`;
  }
  return undefined;
}

/** What Maven finds by reflection on its `Model`, for the elements that are text. */
function modelValue(model: Model, path: string): string | undefined {
  const read = readers.get(path);
  return read ? read(model) : own(model.further ?? {}, path);
}

const readers: ReadonlyMap<string, (model: Model) => string | undefined> = new Map<
  string,
  (model: Model) => string | undefined
>([
  ['id', (m) => `${m.groupId ?? ''}:${m.artifactId}:${m.packaging}:${m.version ?? ''}`],
  ['groupId', (m) => m.groupId],
  ['artifactId', (m) => m.artifactId],
  ['version', (m) => m.version],
  ['packaging', (m) => m.packaging],
  ['name', (m) => m.name],
  ['description', (m) => m.description],
  ['url', (m) => m.url],
  ['inceptionYear', (m) => m.inceptionYear],
  ['organization.name', (m) => m.organization?.name],
  ['organization.url', (m) => m.organization?.url],
  ['parent.groupId', (m) => m.parent?.groupId],
  ['parent.artifactId', (m) => m.parent?.artifactId],
  ['parent.version', (m) => m.parent?.version],
  ['parent.relativePath', (m) => m.parent && (m.parent.relativePath ?? '../pom.xml')],
  ['build.directory', (m) => m.build.directory],
  ['build.outputDirectory', (m) => m.build.outputDirectory],
  ['build.sourceDirectory', (m) => m.build.sourceDirectory],
  ['build.finalName', (m) => m.build.finalName],
]);

function own(record: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function strip(expression: string): string {
  return expression.replace(prefix, '');
}
