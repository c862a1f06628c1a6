import type { Model } from '../../maven/pom/model.js';
import type { ShadeExecution } from './input.js';

/** The executions of goal `shade` in an effective model, in the order Maven runs them; empty where the module has none. */
export function shadeExecutions(model: Model): readonly ShadeExecution[] {
  const plugin = model.build.plugins.find(
    (candidate) =>
      candidate.groupId === 'org.apache.maven.plugins' &&
      candidate.artifactId === 'maven-shade-plugin',
  );
  return (plugin?.executions ?? [])
    .filter((execution) => execution.goals.includes('shade'))
    .map(({ id, configuration }) => ({ id, configuration }));
}
