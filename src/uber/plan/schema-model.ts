import { z } from 'zod';
import type { ConfigurationNode, Model } from '../../maven/pom/model.js';

/** A key that JSON leaves out where the value is `undefined`. */
export function maybe<T extends z.ZodType>(schema: T) {
  return schema.optional().transform((value) => value);
}

const text = z.string();
const properties = z.record(text, text);
const moduleId = z.object({ groupId: text, artifactId: text });

const node: z.ZodType<ConfigurationNode> = z
  .object({
    name: text,
    value: maybe(text),
    attributes: properties,
    get children(): z.ZodType<readonly ConfigurationNode[]> {
      return z.array(node);
    },
  })
  .meta({ id: 'configuration' });

/** A `ConfigurationNode`, to any depth. */
export const configurationSchema = node;

const dependency = z
  .object({
    groupId: text,
    artifactId: text,
    version: maybe(text),
    type: text,
    classifier: text,
    scope: maybe(text),
    optional: maybe(z.boolean()),
    systemPath: maybe(text),
    exclusions: z.array(moduleId),
  })
  .meta({ id: 'dependency' });

/** A `Dependency`. */
export const dependencySchema = dependency;

const policy = z.object({
  enabled: z.boolean(),
  updatePolicy: maybe(text),
  checksumPolicy: maybe(text),
});

const repository = z
  .object({
    id: text,
    url: text,
    layout: text,
    releases: policy,
    snapshots: policy,
  })
  .meta({ id: 'repository' });

const execution = z
  .object({
    id: text,
    phase: maybe(text),
    goals: z.array(text),
    inherited: maybe(z.boolean()),
    configuration: maybe(node),
  })
  .meta({ id: 'execution' });

const plugin = z
  .object({
    groupId: text,
    artifactId: text,
    version: maybe(text),
    inherited: maybe(z.boolean()),
    extensions: maybe(text),
    configuration: maybe(node),
    dependencies: z.array(dependency),
    executions: z.array(execution),
  })
  .meta({ id: 'plugin' });

const build = z
  .object({
    directory: maybe(text),
    outputDirectory: maybe(text),
    sourceDirectory: maybe(text),
    finalName: maybe(text),
    resources: z.array(node),
    plugins: z.array(plugin),
    pluginManagement: z.array(plugin),
    extensions: z.array(moduleId.extend({ version: maybe(text) })),
  })
  .meta({ id: 'build' });

const activation = z.object({
  activeByDefault: z.boolean(),
  jdk: maybe(text),
  os: maybe(
    z.object({ name: maybe(text), family: maybe(text), arch: maybe(text), version: maybe(text) }),
  ),
  property: maybe(z.object({ name: text, value: maybe(text) })),
  file: maybe(z.object({ exists: maybe(text), missing: maybe(text) })),
});

const shared = {
  properties,
  dependencies: z.array(dependency),
  dependencyManagement: z.array(dependency),
  repositories: z.array(repository),
  pluginRepositories: z.array(repository),
  modules: z.array(text),
  build,
};

const profile = z.object({ id: text, activation: maybe(activation), ...shared });

/** A raw model inside a plan. */
export const modelSchema: z.ZodType<Model> = z.object({
  parent: maybe(
    z.object({ groupId: text, artifactId: text, version: text, relativePath: maybe(text) }),
  ),
  groupId: maybe(text),
  artifactId: text,
  version: maybe(text),
  packaging: text,
  name: maybe(text),
  description: maybe(text),
  url: maybe(text),
  inceptionYear: maybe(text),
  organization: maybe(z.object({ name: maybe(text), url: maybe(text) })),
  licenses: z.array(z.object({ name: maybe(text), url: maybe(text) })),
  ...shared,
  profiles: z.array(profile),
  relocation: maybe(
    z.object({
      groupId: maybe(text),
      artifactId: maybe(text),
      version: maybe(text),
      message: maybe(text),
    }),
  ),
  further: properties.exactOptional(),
});
