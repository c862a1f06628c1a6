import type { Machine } from '../../contract/ports/machine.js';
import { jdkFits } from './jdk-activation.js';
import type { PomAnswer, PomNeed } from './machine.js';
import type { Activation, Profile } from './model.js';
import { osFits } from './os-activation.js';
import { alignPath, isAbsolutePath } from './path-translator.js';
import { javaVersion } from './system-properties.js';

/** What decides which profiles are active. */
export interface ActivationContext {
  /** `-P` ids; `!id` and `-id` switch off, `+id` is the same as `id`. */
  readonly profiles: readonly string[];
  readonly userProperties: Readonly<Record<string, string>>;
  readonly systemProperties: Readonly<Record<string, string>>;
  readonly jdk: string;
  /** The folder of the module that is built, for its parents' profiles too. */
  readonly folder: string | undefined;
}

/**
 * The active profiles of one POM, in its order (`DefaultProfileSelector`): named or activated ones; where there is
 * none, those that are active by default. Profiles of settings that are active by default always are.
 */
export function* selectProfiles(
  profiles: readonly Profile[],
  properties: Readonly<Record<string, string>>,
  context: ActivationContext,
  origin: 'pom' | 'settings' = 'pom',
): Machine<PomNeed, PomAnswer, readonly Profile[]> {
  const { on, off } = readIds(context.profiles);
  const active: Profile[] = [];
  const byDefault: Profile[] = [];
  for (const profile of profiles) {
    if (off.has(profile.id)) continue;
    const { activation } = profile;
    const isOn = on.has(profile.id) || (yield* isActivated(activation, properties, context));
    if (isOn) active.push(profile);
    else if (activation?.activeByDefault) (origin === 'pom' ? byDefault : active).push(profile);
  }
  return active.length > 0 ? active : byDefault;
}

function readIds(written: readonly string[]): {
  on: ReadonlySet<string>;
  off: ReadonlySet<string>;
} {
  return {
    on: new Set(written.filter((id) => !isOff(id)).map((id) => id.replace(/^\+/, ''))),
    off: new Set(written.filter(isOff).map((id) => id.slice(1))),
  };
}

function isOff(id: string): boolean {
  return /^[!-]/.test(id);
}

/** All conditions that are there hold, and there is one. */
function* isActivated(
  activation: Activation | undefined,
  properties: Readonly<Record<string, string>>,
  context: ActivationContext,
): Machine<PomNeed, PomAnswer, boolean> {
  if (!activation || !hasCondition(activation)) return false;
  const { jdk, os, property, file } = activation;
  const system = context.systemProperties;
  if (jdk !== undefined && !jdkFits(jdk, system['java.version'] ?? javaVersion(context.jdk))) {
    return false;
  }
  if (os && !osFits(os, system)) return false;
  if (property && !propertyFits(property, context)) return false;
  return file ? yield* fileFits(file, properties, context) : true;
}

function hasCondition({ jdk, os, property, file }: Activation): boolean {
  return [jdk, os, property, file].some((condition) => condition !== undefined);
}

/** `PropertyProfileActivator`: by user and system properties; those of the POM do not count. */
function propertyFits(
  { name, value }: NonNullable<Activation['property']>,
  { userProperties, systemProperties }: ActivationContext,
): boolean {
  const reverse = name.startsWith('!');
  const key = reverse ? name.slice(1) : name;
  if (key === '') return false;
  const actual = ownValue(userProperties, key) ?? ownValue(systemProperties, key);
  if (value !== undefined) {
    return value.startsWith('!') ? value.slice(1) !== actual : value === actual;
  }
  return (actual !== undefined && actual !== '') !== reverse;
}

/** `FileProfileActivator`: the path is interpolated with little and must end up absolute. */
function* fileFits(
  file: NonNullable<Activation['file']>,
  properties: Readonly<Record<string, string>>,
  context: ActivationContext,
): Machine<PomNeed, PomAnswer, boolean> {
  const written = file.exists ?? file.missing;
  if (written === undefined) return false;
  const { folder, userProperties, systemProperties } = context;
  if (folder === undefined && written.includes('${basedir}')) return false;
  const known: readonly Readonly<Record<string, string>>[] = [
    ...(folder === undefined ? [] : [{ basedir: folder }]),
    properties,
    userProperties,
    systemProperties,
  ];
  const path = written.replace(/\$\{([^${}]+)\}/g, (whole, name: string) => {
    for (const record of known) {
      const value = ownValue(record, name);
      if (value !== undefined) return value;
    }
    return whole;
  });
  const aligned = folder === undefined ? path : alignPath(path, folder);
  if (!isAbsolutePath(aligned)) return false;
  const [answer] = yield [{ kind: 'exists', path: aligned }];
  const exists = answer?.kind === 'exists' && answer.exists;
  return file.exists === undefined ? !exists : exists;
}

function ownValue(record: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
