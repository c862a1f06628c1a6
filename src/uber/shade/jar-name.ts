import type { ConfigurationNode } from '../../maven/pom/model.js';
import { flagOf, textOf } from './configuration.js';
import type { ShadeModule } from './input.js';

/** Where an execution leaves its jar, and whether it takes the place of the module's main artifact. */
export interface JarPlace {
  /** File name, relative to `target`. */
  readonly name: string;
  /** The next execution then starts from this jar. */
  readonly replacesMain: boolean;
}

/**
 * The rules at the end of `ShadeMojo.execute`: `outputFile` wins; a `finalName` that differs from the build's renames
 * the jar; else it is attached under its classifier, or replaces the module's own.
 */
export function jarPlace(
  configuration: ConfigurationNode | undefined,
  { coordinates, model }: ShadeModule,
): JarPlace {
  const { artifactId, version } = coordinates;
  const extension = 'jar';
  const outputFile = textOf(configuration, 'outputFile');
  if (outputFile !== undefined)
    return { name: outputFile.replace(/^.*[/\\]/, ''), replacesMain: false };
  const buildName = model.build.finalName ?? `${artifactId}-${version}`;
  const finalName = textOf(configuration, 'finalName');
  if (finalName !== undefined && finalName !== buildName)
    return { name: `${finalName}.${extension}`, replacesMain: false };
  if (flagOf(configuration, 'shadedArtifactAttached', false)) {
    const id = textOf(configuration, 'shadedArtifactId') ?? artifactId;
    const classifier = textOf(configuration, 'shadedClassifierName') ?? 'shaded';
    return { name: `${id}-${version}-${classifier}.${extension}`, replacesMain: false };
  }
  return { name: `${buildName}.${extension}`, replacesMain: true };
}
