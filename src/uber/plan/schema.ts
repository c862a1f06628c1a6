import { z } from 'zod';
import type { Problem } from '../../contract/problem/problem.js';
import { isSafePart } from '../../maven/coordinates/coordinates.js';
import { problemCodes } from '../../wording/catalogue.js';
import type { PlannedArtifact } from '../shade/contents.js';
import type { Plan } from './plan.js';
import { decisionSchema } from './schema-decision.js';
import { configurationSchema, dependencySchema, maybe, modelSchema } from './schema-model.js';

/** A run checks one plan or two: to compile the checks takes four times as long as to run them as they are. */
z.config({ jitless: true });

const text = z.string();
const count = z.int().min(0);
const sha256 = text.regex(/^[0-9a-f]{64}$/);
/** Becomes a part of file names and of repository paths. */
const safePart = text.min(1).refine(isSafePart, { message: 'cannot be a part of a path' });
const properties = z.record(text, text);
const moduleVersion = z.object({ groupId: safePart, artifactId: safePart, version: safePart });
const pom = moduleVersion.extend({ sha256 });

const artifact: z.ZodType<PlannedArtifact> = z.object({
  coordinates: moduleVersion.extend({ extension: safePart, classifier: text.refine(isSafePart) }),
  scope: text,
  optional: z.boolean(),
  path: z.array(text),
  inclusion: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('included') }),
    z.object({ kind: z.literal('excluded'), rule: text }),
  ]),
});

/** Codes that another version of the tool found are left out: there are no words for them here. */
const problems = z
  .array(z.looseObject({ code: text }))
  .transform((list: readonly unknown[]): readonly Problem[] => list.filter(isProblem));

/** Only the code is checked: what a problem says beside it is shown and decides nothing. */
function isProblem(value: unknown): value is Problem {
  if (typeof value !== 'object' || value === null || !('code' in value)) return false;
  return typeof value.code === 'string' && problemCodes.includes(value.code);
}

const inputs = z.object({
  definition: text,
  set: properties,
  define: properties,
  name: maybe(text),
  plain: z.boolean(),
  correct: z.boolean(),
  profiles: maybe(z.array(text)),
  maven: maybe(text),
  jdk: text,
  java: count,
});

const consumer = z.object({
  coordinates: text,
  links: z.boolean(),
  missing: z.array(text),
  names: z.array(text),
  missingMembers: maybe(z.array(text)),
  members: maybe(z.array(text)),
});

const delta = z.object({
  from: moduleVersion,
  artifacts: z.object({
    added: z.array(text),
    removed: z.array(text),
    changed: z.array(z.object({ module: text, from: text, to: text })),
  }),
  classes: z.object({ added: count, removed: count }),
  licences: z.record(text, z.array(text)),
});

/** `NAME.plan.json`: what is read is exactly this, keys that are not known are left out. */
export const planSchema: z.ZodType<Plan> = z.object({
  schema: z.literal('uberplan/plan/1'),
  module: moduleVersion.extend({ packaging: text }),
  status: z.enum(['complete', 'incomplete']),
  inputs,
  chain: z.array(pom),
  imports: z.array(pom),
  model: modelSchema,
  shade: z.object({
    version: text,
    executions: z.array(
      z.object({
        id: text,
        jarName: text,
        configuration: maybe(configurationSchema),
        multiRelease: maybe(z.boolean()),
      }),
    ),
  }),
  artifacts: z.array(artifact),
  counts: z.object({ artifacts: count, entries: count, classes: count, bytes: count }),
  decisions: z.array(decisionSchema),
  inherited: maybe(
    z.object({ dependencies: z.array(dependencySchema), managed: z.array(dependencySchema) }),
  ),
  consumers: z.array(consumer),
  problems,
  delta: maybe(delta),
  stopgap: maybe(z.object({ classes: z.array(text).min(1), source: text, sha256 })),
  entries: z.object({ file: safePart, sha256 }),
});

/** The published JSON Schema (draft 2020-12) of a plan. */
export function planJsonSchema(): object {
  const schema = z.toJSONSchema(planSchema, { io: 'input', unrepresentable: 'any' });
  return { $id: 'uberplan/plan/1', title: 'A plan of uberplan: NAME.plan.json', ...schema };
}
