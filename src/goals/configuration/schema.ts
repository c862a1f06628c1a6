import { z } from 'zod';

/** Each key is read once: to compile the checks takes longer than to run them as they are. */
z.config({ jitless: true });

const text = z.string().min(1);
const severity = z.enum(['error', 'warning', 'note']);
const java = z
  .int()
  .min(5)
  .max(99)
  .describe('The Java that runs the product, such as 8 or 17.')
  .optional();
const jdk = text
  .regex(/^\d{1,3}(?:\.\d{1,3}){0,3}(?:_\d{1,3})?$/)
  .describe('The Java that builds a module, as 17 or 17.0.15.')
  .optional();
const inputs = z.array(text);
const consumers = inputs.describe(
  'What links against the uber jar: jars, folders, modules, coordinates. Paths begin at this file.',
);
const pairs = z.record(z.string().regex(/^[^=\s]+$/), z.string());
const flag = z.boolean().optional();

const module = z.strictObject({
  consumers: consumers.optional(),
  set: pairs.describe("Edits of the module's <properties>.").optional(),
  define: pairs.describe('Maven user properties, which override everywhere.').optional(),
  profiles: z.array(text).describe('Maven profiles to switch on, or off as !id.').optional(),
  name: text.describe('What the new module is called.').optional(),
  correct: flag.describe('Turn corrections of known faults of the shade plugin into decisions.'),
  java,
  jdk,
});

const sides = z.strictObject({
  consumers: consumers.optional(),
  on: inputs.describe('The class path to judge, in its order.').optional(),
  against: inputs.describe('The class path that works today, in its order.').optional(),
  with: inputs.describe('What a bare jar needs beside it.').optional(),
  order: z
    .enum(['uber-first', 'consumer-first', 'child-first', 'parent-first'])
    .describe(
      'Who comes first; with child-first or parent-first a consumer has a loader of its own.',
    )
    .optional(),
  delegated: z
    .array(text)
    .describe(
      'With child-first: prefixes of class names that the parent is asked for all the same.',
    )
    .optional(),
  platform: text.describe('A JDK to look platform classes up in, instead of the table.').optional(),
  java,
});

/** What each goal takes, by its name. */
export const goalSchemas = {
  plan: module,
  generate: module,
  diff: z.strictObject({
    api: flag.describe('Compare members, and say what breaks.'),
    asOriginal: flag.describe('Compare under the names before package relocation.'),
    moves: flag.describe('Tell classes that moved as such.'),
    resources: flag.describe('Compare what is no class as well.'),
    access: z
      .enum(['public', 'protected', 'package', 'private'])
      .describe('Least access of members that count.')
      .optional(),
    include: z.array(text).describe('Compare classes alone that match.').optional(),
    exclude: z.array(text).describe('Leave classes out that match.').optional(),
    failIf: z
      .enum(['removed', 'binary', 'source', 'any'])
      .describe('What makes the exit code 1, beside problems.')
      .optional(),
    java,
    jdk,
  }),
  patch: z.strictObject({
    from: inputs.describe('Jars or coordinates that hold the classes.').optional(),
    consumers: consumers.optional(),
    java,
  }),
  check: sides.extend({
    baselines: z
      .array(text)
      .describe('Files of findings that are known, each with a reason.')
      .optional(),
    all: flag.describe('Tell every reference that does not resolve, not only what changed.'),
  }),
  why: sides,
};

/** `uberplan.json`. Strict: a key that is not known is a mistake that nobody would see otherwise. */
export const configurationSchema = z.strictObject({
  $schema: z.string().optional(),
  java,
  jdk,
  failOn: z
    .enum(['error', 'warning', 'note', 'never'])
    .describe('The least severity that makes the exit code 1.')
    .optional(),
  severities: z
    .record(z.string().regex(/^[a-z]+\.[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/), severity)
    .describe('How serious a problem is, by its code.')
    .optional(),
  offline: flag.describe('Ask no repository.'),
  settings: text.describe("A settings.xml instead of the user's.").optional(),
  repositories: z.array(text).describe('URLs of repositories that are asked too.').optional(),
  plan: goalSchemas.plan.optional(),
  generate: goalSchemas.generate.optional(),
  diff: goalSchemas.diff.optional(),
  patch: goalSchemas.patch.optional(),
  check: goalSchemas.check.optional(),
  why: goalSchemas.why.optional(),
});

/** What `uberplan.json` says. */
export type Configuration = z.infer<typeof configurationSchema>;

/** The published JSON Schema (draft 2020-12) of `uberplan.json`. */
export function configurationJsonSchema(): object {
  return {
    $id: 'uberplan/configuration/1',
    title: 'The configuration of uberplan: uberplan.json',
    ...z.toJSONSchema(configurationSchema, { io: 'input' }),
  };
}
