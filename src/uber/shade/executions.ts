import type { Model } from '../../maven/pom/model.js';
import type { ShadeExecution } from './input.js';

/**
 * The executions of goal `shade` in an effective model, in the order Maven runs them: by phase, then as declared. The
 * model's builder has merged the plugin's configuration into each. Empty where the module has no shade plugin; an
 * execution that is bound to no phase of the default lifecycle up to `install` (`none`, say) does not run.
 */
export function shadeExecutions(model: Model): readonly ShadeExecution[] {
  const plugin = model.build.plugins.find(
    (candidate) =>
      candidate.groupId === 'org.apache.maven.plugins' &&
      candidate.artifactId === 'maven-shade-plugin',
  );
  return (plugin?.executions ?? [])
    .filter(({ goals }) => goals.includes('shade'))
    .map((execution) => ({ execution, order: phases.indexOf(execution.phase ?? 'package') }))
    .filter(({ order }) => order >= 0)
    .sort((left, right) => left.order - right.order)
    .map(({ execution: { id, configuration } }) => ({ id, configuration }));
}

/** From the phase that makes the jar on: before it the goal fails, since there is nothing to shade. */
const phases: readonly string[] = [
  'package',
  'pre-integration-test',
  'integration-test',
  'post-integration-test',
  'verify',
  'install',
  'deploy',
];
