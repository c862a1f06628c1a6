import type { Profile } from '../../maven/pom/model.js';
import { selectProfiles } from '../../maven/pom/profile-selector.js';
import type { Settings } from '../../maven/repository/settings.js';
import type { World } from './world.js';

/** What decides which settings profiles are active. */
export interface SettingsFacts {
  readonly systemProperties: Readonly<Record<string, string>>;
  readonly userProperties: Readonly<Record<string, string>>;
  readonly jdk: string;
  /** `-P`; they switch profiles of settings too. */
  readonly profiles: readonly string[];
}

/** Profiles of settings that are active: those named there or by `-P`, those whose activation holds, else those active by default. */
export function activeSettingsProfiles(
  { files }: Pick<World, 'files'>,
  settings: Settings,
  facts: SettingsFacts,
): readonly Profile[] {
  const machine = selectProfiles(
    settings.profiles,
    {},
    {
      ...facts,
      profiles: [...settings.activeProfiles, ...facts.profiles],
      folder: undefined,
    },
  );
  let step = machine.next([]);
  while (step.done !== true) {
    step = machine.next(
      step.value.map((need) => ({
        kind: 'exists',
        exists: need.kind === 'exists' && files.stat(need.path) !== undefined,
      })),
    );
  }
  return step.value;
}
