import type { World } from './world.js';

/** The Java that runs a build where nothing says which. */
const usualJdk = '17';

/** The version of the JDK in `JAVA_HOME`, from its `release` file, such as `17.0.15` or `1.8.0_402`; else 17. */
export function defaultJdk({ files, machine }: Pick<World, 'files' | 'machine'>): string {
  const home = machine.environment['JAVA_HOME'];
  if (home === undefined || home === '') return usualJdk;
  const bytes = files.read(`${home}/release`);
  const text = bytes === undefined ? '' : new TextDecoder().decode(bytes);
  return /^JAVA_VERSION="?([0-9][0-9._]{0,31})/m.exec(text)?.[1] ?? usualJdk;
}
