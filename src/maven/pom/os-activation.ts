import type { Activation } from './model.js';

type OsActivation = NonNullable<Activation['os']>;

/** Whether `<os>` of a profile fits (`OperatingSystemProfileActivator`); each part may begin with `!`. */
export function osFits(os: OsActivation, system: Readonly<Record<string, string>>): boolean {
  const name = (system['os.name'] ?? '').toLowerCase();
  const tests: readonly (readonly [string | undefined, (written: string) => boolean])[] = [
    [os.family, (family) => isFamily(family, name, system['path.separator'] ?? ':')],
    [os.name, (written) => written === name],
    [os.arch, (written) => written === (system['os.arch'] ?? '').toLowerCase()],
    [os.version, (written) => written === (system['os.version'] ?? '').toLowerCase()],
  ];
  const asked = tests.filter(([written]) => written !== undefined);
  return asked.length > 0 && asked.every(([written = '', test]) => fits(written, test));
}

function fits(written: string, test: (written: string) => boolean): boolean {
  const text = written.toLowerCase();
  return text.startsWith('!') ? !test(text.slice(1)) : test(text);
}

/** Families of plexus-utils' `Os`; an unknown one is looked for in the name. */
function isFamily(family: string, name: string, pathSeparator: string): boolean {
  const windows = name.includes('windows');
  const old = windows && /95|98|me|ce/.test(name.replace('windows', ''));
  switch (family) {
    case 'windows':
      return windows;
    case 'win9x':
      return old;
    case 'winnt':
      return windows && !old;
    case 'dos':
      return pathSeparator === ';' && !name.includes('netware');
    case 'mac':
      return name.includes('mac');
    case 'unix':
      return isUnix(name, pathSeparator);
    default:
      return name.includes(family);
  }
}

function isUnix(name: string, pathSeparator: string): boolean {
  if (pathSeparator !== ':' || name.includes('openvms')) return false;
  return !name.includes('mac') || name.endsWith('x');
}
