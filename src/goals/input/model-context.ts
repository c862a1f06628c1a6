import type { ModelContext, PomSource } from '../../maven/pom/machine.js';
import type { Profile } from '../../maven/pom/model.js';
import { systemProperties } from '../../maven/pom/system-properties.js';
import type { ModelOptions } from './maven-access.js';
import type { MavenConfig } from './maven-config.js';
import type { SettingsFacts } from './settings-profiles.js';
import type { World } from './world.js';

/** What models are built with, besides what one reading says. */
export interface ContextParts {
  readonly world: Pick<World, 'machine'>;
  readonly superPom: PomSource;
  readonly settingsProfiles: (facts: SettingsFacts) => readonly Profile[];
  readonly defaultJdk: string;
}

/** What a model may depend on: command line over `.mvn/maven.config`. */
export function makeContext(
  parts: ContextParts,
  options: ModelOptions,
  config: MavenConfig,
): ModelContext {
  const facts = {
    userProperties: { ...config.userProperties, ...options.userProperties },
    systemProperties: systemProperties(parts.world.machine, options.jdk ?? parts.defaultJdk),
    jdk: options.jdk ?? parts.defaultJdk,
    profiles: [...config.profiles, ...options.profiles],
  };
  return {
    ...facts,
    propertyEdits: options.propertyEdits,
    settingsProfiles: parts.settingsProfiles(facts),
    superPom: parts.superPom,
    reactorRoot: config.root,
  };
}
