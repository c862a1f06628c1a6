import { createHash } from 'node:crypto';
import type { Store } from '../../contract/ports/store.js';
import { formatCoordinates } from '../../maven/coordinates/coordinates.js';
import type { LinkableContents } from '../../uber/upgrade/link-contents.js';
import { takenPaths } from '../../uber/upgrade/link-contents.js';
import type { BrokenReference } from '../../uber/upgrade/state.js';
import type { PlannedDefinition } from './definition.js';

/** Answers about planned contents, remembered from one run to the next by all that they depend on. */
export interface RememberedAnswers {
  flags(about: Question, find: () => readonly boolean[]): readonly boolean[];
  broken(about: Question, find: () => readonly BrokenReference[]): readonly BrokenReference[];
}

/** What is asked of which contents; `asked` is plain data. */
export interface Question {
  readonly definition: Pick<PlannedDefinition, 'linkable' | 'files'>;
  readonly asked: unknown;
}

/** What decides an answer besides the contents. */
export interface AnswerContext {
  readonly store: Store;
  /** Content hash of a file. */
  readonly sha256: (file: string) => string;
  readonly toolVersion: string;
  readonly java: number;
}

/** Raise the number when what an answer holds changes. */
const area = 'linkage-answers-v4';

/**
 * Keeps answers in the store. The key is made of the contents (every path with its artifact, every artifact with the
 * hash of its file, the package relocation, the manifest), the Java, and the tool's version, since another one may
 * judge otherwise: whatever changes an answer changes its key.
 */
export function rememberAnswers(context: AnswerContext): RememberedAnswers {
  const keys = new WeakMap<Question['definition'], string>();
  const keyOf = ({ definition, asked }: Question): string => {
    const known = keys.get(definition) ?? contentsKey(definition, context.sha256);
    keys.set(definition, known);
    return hash(JSON.stringify([context.toolVersion, context.java, known, asked]));
  };
  const remembered = <Item>(about: Question, find: () => readonly Item[]): readonly Item[] => {
    const key = keyOf(about);
    return listIn(context.store.get(area, key), () => {
      const found = find();
      context.store.put(area, key, Buffer.from(JSON.stringify(found)));
      return found;
    });
  };
  return { flags: remembered, broken: remembered };
}

function contentsKey(
  { linkable, files }: Question['definition'],
  sha256: (file: string) => string,
): string {
  return hash(JSON.stringify(linkable.map((one) => decisiveParts(one, files, sha256))));
}

function decisiveParts(
  { contents, mapper }: LinkableContents,
  files: ReadonlyMap<string, string>,
  sha256: (file: string) => string,
): unknown {
  const taken = takenPaths(contents);
  return [
    mapper.key,
    contents.manifest,
    contents.artifacts.map(({ coordinates, scope, inclusion }) => {
      const artifact = formatCoordinates(coordinates);
      const file = files.get(artifact);
      const paths = [...(taken.get(artifact) ?? [])].join('\n');
      return [artifact, scope, inclusion.kind, file && sha256(file), hash(paths)];
    }),
  ];
}

/** The store checks that these are the bytes which were put there; what is no list all the same counts as nothing. */
function listIn<Item>(
  bytes: Uint8Array | undefined,
  otherwise: () => readonly Item[],
): readonly Item[] {
  if (bytes === undefined) return otherwise();
  try {
    const kept: readonly Item[] | undefined = JSON.parse(Buffer.from(bytes).toString('utf8'));
    if (Array.isArray(kept)) return kept;
  } catch {
    // Not JSON: as good as never kept.
  }
  return otherwise();
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
