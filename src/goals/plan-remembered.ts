import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Store } from '../contract/ports/store.js';
import { descriptor, internalName } from '../formats/classfile/names.js';
import type { Reference } from '../jvm/classpath/class-facts.js';
import { formatCoordinates } from '../maven/coordinates/coordinates.js';
import type { LinkableContents } from '../uber/upgrade/link-contents.js';
import type { BrokenReference } from '../uber/upgrade/state.js';
import type { PlannedDefinition } from './plan-definition.js';

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

const area = 'linkage-answers-v2';

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
  const remembered = <Answer>(
    about: Question,
    schema: z.ZodType<Answer>,
    find: () => Answer,
  ): Answer => {
    const key = keyOf(about);
    const kept = read(context.store.get(area, key), schema);
    if (kept !== undefined) return kept;
    const found = find();
    context.store.put(area, key, Buffer.from(JSON.stringify(found)));
    return found;
  };
  return {
    flags: (about, find) => remembered(about, flagsSchema, find),
    broken: (about, find) => remembered(about, brokenSchema, find),
  };
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
  const { artifacts, entries, manifest } = contents;
  return [
    mapper.key,
    manifest,
    artifacts.map(({ coordinates, scope, inclusion }) => {
      const artifact = formatCoordinates(coordinates);
      const file = files.get(artifact);
      return [artifact, scope, inclusion.kind, file === undefined ? '' : sha256(file)];
    }),
    hash(entries.map((one) => `${one.path}\n${one.origin}\n${one.originalPath}\n`).join('')),
  ];
}

function read<Answer>(
  bytes: Uint8Array | undefined,
  schema: z.ZodType<Answer>,
): Answer | undefined {
  if (bytes === undefined) return undefined;
  try {
    return schema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8'))).data;
  } catch {
    // Not JSON: as good as never kept.
    return undefined;
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

const flagsSchema: z.ZodType<readonly boolean[]> = z.array(z.boolean());

const internal = z.string().transform(internalName);

const reference: z.ZodType<Reference> = z.union([
  z.object({ kind: z.literal('class'), owner: internal }),
  z.object({
    kind: z.enum(['field', 'method', 'interface-method']),
    owner: internal,
    name: z.string(),
    descriptor: z.string().transform(descriptor),
  }),
]);

const brokenSchema: z.ZodType<readonly BrokenReference[]> = z.array(
  z
    .object({
      source: internal,
      origin: z.string(),
      reference,
      ownerOrigin: z.string().optional(),
    })
    .transform(({ ownerOrigin, ...rest }) => ({ ...rest, ownerOrigin })),
);
