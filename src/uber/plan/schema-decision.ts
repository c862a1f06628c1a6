import { z } from 'zod';
import type { Decision, Evidence } from './decision.js';
import { maybe } from './schema-model.js';

const text = z.string();
const count = z.int().min(0);
const moduleId = z.object({ groupId: text, artifactId: text });
const references = z.array(z.object({ from: text, symbol: text }));

const evidence: z.ZodType<Evidence> = z
  .discriminatedUnion('rule', [
    z.object({
      rule: z.literal('absent-version'),
      module: text,
      version: text,
      managedFrom: maybe(text),
      keptOutBy: maybe(text),
      firstReleased: maybe(text),
      requester: text,
    }),
    z.object({
      rule: z.literal('class-file-level'),
      artifact: text,
      entry: text,
      major: count,
      limit: count,
      library: text,
    }),
    z.object({
      rule: z.literal('kept-out-returns'),
      artifact: text,
      keptOut: text,
      pattern: text,
      shared: count,
      of: count,
    }),
    z.object({
      rule: z.literal('service-without-provider'),
      service: text,
      provider: text,
      artifact: text,
      onlyVersioned: z.array(count),
    }),
    z.object({
      rule: z.literal('self-linkage'),
      artifact: text,
      references,
      asked: text,
      requester: text,
    }),
    z.object({ rule: z.literal('contract'), consumer: text, artifact: text, references }),
  ])
  .meta({ id: 'evidence' });

/** A decision inside a plan. */
export const decisionSchema: z.ZodType<Decision> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('exclude'), module: moduleId, under: z.array(moduleId), evidence }),
  z.object({
    kind: z.literal('manage'),
    module: moduleId.extend({ type: text, classifier: text }),
    from: text,
    to: text,
    evidence,
  }),
  z.object({
    kind: z.literal('plugin'),
    plugin: moduleId,
    from: text,
    to: text,
    property: maybe(text),
    evidence,
  }),
  z.object({ kind: z.literal('filter'), artifact: moduleId, excludes: z.array(text), evidence }),
  z.object({ kind: z.literal('manifest'), attribute: text, value: text, evidence }),
  z.object({
    kind: z.literal('add'),
    coordinates: moduleId.extend({ version: text, extension: text, classifier: text }),
    scope: text,
    evidence,
  }),
]);
