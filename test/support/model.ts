import { emptyBuild } from '../../src/maven/pom/read-build.js';
import { plainPlugin } from '../../src/maven/pom/plain-plugin.js';
import type { Model, Plugin, PluginExecution } from '../../src/maven/pom/model.js';

/** A model with nothing in it but its coordinates. */
export const emptyModel = {
  parent: undefined,
  groupId: 'test',
  artifactId: 'uber',
  version: '1',
  packaging: 'jar',
  name: undefined,
  description: undefined,
  url: undefined,
  inceptionYear: undefined,
  organization: undefined,
  licenses: [],
  properties: {},
  dependencies: [],
  dependencyManagement: [],
  repositories: [],
  pluginRepositories: [],
  modules: [],
  build: emptyBuild,
  profiles: [],
  relocation: undefined,
} satisfies Model;

/** The shade plugin at a version, with executions of `shade` that say nothing else but what is given. */
export function shadePlugin(
  version: string,
  executions: readonly Partial<PluginExecution>[] = [{}],
): Plugin {
  return {
    ...plainPlugin({ groupId: 'org.apache.maven.plugins', artifactId: 'maven-shade-plugin' }),
    version,
    executions: executions.map((execution) => ({
      id: 'default',
      phase: 'package',
      goals: ['shade'],
      inherited: undefined,
      configuration: undefined,
      ...execution,
    })),
  };
}
