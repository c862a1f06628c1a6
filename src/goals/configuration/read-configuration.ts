import type { Files } from '../../contract/ports/files.js';
import { IoError, UsageError } from '../../contract/problem/errors.js';
import { problemCodes } from '../../wording/catalogue.js';
import type { JsonTree } from './json-tree.js';
import { readJsonTree } from './json-tree.js';
import type { Configuration } from './schema.js';
import { configurationSchema, goalSchemas } from './schema.js';

/** Larger files are no configuration. */
const mostBytes = 1024 * 1024;

/**
 * Reads an `uberplan.json`. Throws `UsageError` for what is no JSON, for keys that are not known and values that a key does
 * not take, with the line; `IoError` where there is no such file.
 */
export function readConfiguration(
  files: Pick<Files, 'stat' | 'read'>,
  file: string,
): Configuration {
  const stat = files.stat(file);
  const bytes = stat?.kind === 'file' && stat.size <= mostBytes ? files.read(file) : undefined;
  if (bytes === undefined) {
    const detail = stat?.kind === 'file' ? 'too large for a configuration' : 'no file';
    throw new IoError(
      'configuration.absent',
      stat === undefined ? `${file} is not there` : `${file} is ${detail}`,
      { file },
      'name the uberplan.json with --config',
    );
  }
  const tree = readJsonTree(
    Buffer.from(bytes)
      .toString('utf8')
      .replace(/^\uFEFF/, ''),
    file,
  );
  return parseConfiguration(tree, file);
}

function parseConfiguration(tree: JsonTree, file: string): Configuration {
  const { data, error } = configurationSchema.safeParse(tree.value);
  if (error !== undefined) {
    const [issue] = error.issues;
    if (issue?.code === 'unrecognized_keys') {
      throw unknownKey(file, tree, [...issue.path, issue.keys[0] ?? '']);
    }
    throw wrongValue(file, tree, issue?.path ?? [], issue?.message ?? 'it is not understood');
  }
  const unknown = Object.keys(data.severities ?? {}).find((code) => !problemCodes.includes(code));
  if (unknown !== undefined) throw unknownKey(file, tree, ['severities', unknown]);
  return data;
}

function unknownKey(file: string, tree: JsonTree, path: readonly PropertyKey[]): UsageError {
  const key = String(path.at(-1));
  const above = path.slice(0, -1).join('.');
  const known = above === 'severities' ? [] : keysAt(above);
  return new UsageError(
    'configuration.unknown-key',
    `${file}: there is no "${key}"${above === '' ? '' : ` in ${above}`}`,
    { file, line: tree.lineOf(path) },
    known.length === 0
      ? 'uberplan help CODE knows the codes that there are'
      : `the keys there are ${known.join(', ')}`,
  );
}

function wrongValue(
  file: string,
  tree: JsonTree,
  path: readonly PropertyKey[],
  detail: string,
): UsageError {
  const where = path.length === 0 ? 'it' : path.join('.');
  return new UsageError(
    'configuration.value',
    `${file}: ${where} is not what it may be: ${detail.charAt(0).toLowerCase()}${detail.slice(1)}`,
    { file, line: tree.lineOf(path) },
    'the published schema, schema/uberplan.json of the package, says what each key takes',
  );
}

/** The keys of the document, or of one goal in it. */
function keysAt(path: string): readonly string[] {
  if (path === '') return Object.keys(configurationSchema.shape);
  const goal = Object.entries(goalSchemas).find(([name]) => name === path)?.[1];
  return Object.keys(goal?.shape ?? {});
}
