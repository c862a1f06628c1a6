import { inheritExecutions, mergePlugin, pluginKey } from './merge-plugin.js';
import type { Model, Plugin, PluginExecution } from './model.js';
import { plainPlugin } from './plain-plugin.js';

/**
 * A model with the plugins that its packaging binds to the life cycle (`DefaultLifecycleBindingsInjector`); the model
 * itself and its plugin management are dominant. `undefined` for a packaging that Maven's core does not have.
 *
 * Left out: the versions that the running Maven would choose for bound plugins, since they change from one Maven to
 * the next; a bound plugin that the model gives no version has none here.
 */
export function injectLifecycleBindings(model: Model): Model | undefined {
  const bound = boundPlugins(model.packaging);
  if (!bound) return undefined;
  const merged = new Map(model.build.plugins.map((plugin) => [pluginKey(plugin), plugin]));
  const managed = new Map(model.build.pluginManagement.map((each) => [pluginKey(each), each]));
  for (const plugin of bound) {
    const base = merged.get(pluginKey(plugin)) ?? managed.get(pluginKey(plugin));
    const result = base ? mergePlugin(base, plugin, false, inheritExecutions) : plugin;
    merged.set(pluginKey(plugin), result);
  }
  return { ...model, build: { ...model.build, plugins: [...merged.values()] } };
}

/** Phase, plugin and goal, in Maven's order. */
type Binding = readonly [phase: string, plugin: string, goal: string];

const resources: readonly Binding[] = [
  ['process-resources', 'resources', 'resources'],
  ['compile', 'compiler', 'compile'],
];

const tests: readonly Binding[] = [
  ['process-test-resources', 'resources', 'testResources'],
  ['test-compile', 'compiler', 'testCompile'],
  ['test', 'surefire', 'test'],
];

const publish: readonly Binding[] = [
  ['install', 'install', 'install'],
  ['deploy', 'deploy', 'deploy'],
];

/** `default-bindings.xml` of maven-core 3.8, without versions. */
const packagings: ReadonlyMap<string, readonly Binding[]> = new Map<string, readonly Binding[]>([
  ['pom', publish],
  ['jar', [...resources, ...tests, ['package', 'jar', 'jar'], ...publish]],
  ['ejb', [...resources, ...tests, ['package', 'ejb', 'ejb'], ...publish]],
  ['war', [...resources, ...tests, ['package', 'war', 'war'], ...publish]],
  ['rar', [...resources, ...tests, ['package', 'rar', 'rar'], ...publish]],
  [
    'maven-plugin',
    [
      ...resources,
      ['process-classes', 'plugin', 'descriptor'],
      ...tests,
      ['package', 'jar', 'jar'],
      ['package', 'plugin', 'addPluginArtifactMetadata'],
      ...publish,
    ],
  ],
  [
    'ear',
    [
      ['generate-resources', 'ear', 'generate-application-xml'],
      ['process-resources', 'resources', 'resources'],
      ['package', 'ear', 'ear'],
      ...publish,
    ],
  ],
]);

/** The life cycles in the order of their names: clean, default, site. */
function boundPlugins(packaging: string): readonly Plugin[] | undefined {
  const bindings = packagings.get(packaging);
  if (!bindings) return undefined;
  const plugins = new Map<string, Plugin>();
  const site: readonly Binding[] = [
    ['site', 'site', 'site'],
    ['site-deploy', 'site', 'deploy'],
  ];
  for (const [phase, name, goal] of [['clean', 'clean', 'clean'] as const, ...bindings, ...site]) {
    const plugin = plugins.get(name) ?? mavenPlugin(name);
    const execution = bind(phase, goal);
    plugins.set(name, { ...plugin, executions: [...plugin.executions, execution] });
  }
  return [...plugins.values()];
}

function mavenPlugin(name: string): Plugin {
  return plainPlugin({
    groupId: 'org.apache.maven.plugins',
    artifactId: `maven-${name}-plugin`,
  });
}

function bind(phase: string, goal: string): PluginExecution {
  return {
    id: `default-${goal}`,
    phase,
    goals: [goal],
    inherited: undefined,
    configuration: undefined,
  };
}
