import type { ConfigurationNode, Model } from '../../maven/pom/model.js';
import { flagOf, itemsOf, textOf } from './configuration.js';

/**
 * The classifiers under which a module's build attaches jars of classes beside its main one, in the order of the POM: of
 * the shade plugin where it attaches (`shadedArtifactAttached`), of any other plugin what its `classifier` says.
 */
export function attachedClassifiers({ build }: Model): readonly string[] {
  const found = build.plugins.flatMap(({ artifactId, configuration, executions }) =>
    [configuration, ...executions.map((execution) => execution.configuration)].flatMap((node) =>
      artifactId === 'maven-shade-plugin' ? shaded(node) : named(node),
    ),
  );
  return [...new Set(found)];
}

/** Of the whole jar that a plugin makes, and of the files that build-helper's `attach-artifact` lists. */
function named(node: ConfigurationNode | undefined): readonly string[] {
  const listed = itemsOf(node, 'artifacts').filter((item) => textOf(item, 'file') !== undefined);
  return [node, ...listed].flatMap((one) => textOf(one, 'classifier') ?? []);
}

function shaded(configuration: ConfigurationNode | undefined): string | readonly string[] {
  if (!flagOf(configuration, 'shadedArtifactAttached', false)) return [];
  return textOf(configuration, 'shadedClassifierName') ?? 'shaded';
}
