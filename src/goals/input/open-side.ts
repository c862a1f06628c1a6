import { UsageError } from '../../contract/problem/errors.js';
import type { Problem } from '../../contract/problem/problem.js';
import { readDirectory } from '../../formats/jar/directory.js';
import type { JarEntry } from '../../formats/jar/entry.js';
import { mainAttribute, readManifest } from '../../formats/jar/manifest.js';
import { readEntry } from '../../formats/jar/read-entry.js';
import type { Side, SidePart } from '../../jvm/compare/side.js';
import type { DiffOptions } from '../diff-options.js';
import type { SideSummary } from '../diff-result.js';
import { parseInputs } from './grammar.js';
import type { World } from './world.js';

/** A side while it can be read. */
export interface OpenSide {
  readonly side: Side;
  readonly inputs: SideSummary['inputs'];
  /** Of the inputs as files; `undefined` for what is not built. */
  readonly bytes: number | undefined;
  readonly problems: readonly Problem[];
  readonly close: () => void;
}

/** Opens what an argument of `diff` names. Stand-in: jars alone. */
export async function openSide(
  { files }: World,
  text: string,
  _options: DiffOptions,
): Promise<OpenSide> {
  const opened = parseInputs(text, files).map((input) => {
    const source = input.kind === 'jar' ? files.open(input.file) : undefined;
    if (source === undefined) throw new UsageError('input.unknown-kind', `${text} is no jar`);
    return source;
  });
  return {
    side: { name: text, parts: opened.map(partOf) },
    inputs: opened.map(({ name }) => ({ name, kind: 'jar' })),
    bytes: opened.reduce((sum, { size }) => sum + size, 0),
    problems: [],
    close: () => opened.forEach((source) => source.close()),
  };
}

function partOf(source: Parameters<typeof readDirectory>[0]): SidePart {
  const { entries } = readDirectory(source);
  const byPath = new Map<object, JarEntry>(entries.map((entry) => [entry, entry]));
  const manifest = entries.find(({ path }) => path === 'META-INF/MANIFEST.MF');
  return {
    name: source.name,
    entries: entries.filter(({ path }) => !path.endsWith('/')),
    multiRelease:
      manifest !== undefined &&
      mainAttribute(
        readManifest(readEntry(source, manifest), source.name),
        'Multi-Release',
      )?.toLowerCase() === 'true',
    read: (entry) => {
      const known = byPath.get(entry);
      if (known === undefined) throw new Error(`no entry ${entry.path}`);
      return readEntry(source, known);
    },
    originOf: () => undefined,
  };
}
