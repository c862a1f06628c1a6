import { dirname, join } from 'node:path';
import type { Files } from '../../contract/ports/files.js';

const name = 'uberplan.json';

/**
 * Where the configuration lies: beside the POM of the first input that is a module on disk, else in the working folder.
 * `undefined` where there is none.
 */
export function findConfiguration(
  files: Pick<Files, 'stat'>,
  inputs: readonly string[],
): string | undefined {
  const folders = inputs.flatMap((input) => {
    const kind = files.stat(input)?.kind;
    if (kind === 'file' && /(?:^|[/\\])pom\.xml$/.test(input)) return [dirname(input)];
    return kind === 'folder' && files.stat(join(input, 'pom.xml')) ? [input] : [];
  });
  return [...folders.slice(0, 1), '']
    .map((folder) => join(folder, name))
    .find((file) => files.stat(file)?.kind === 'file');
}
