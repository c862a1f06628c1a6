import { join } from 'node:path';
import { obtainClassified } from './drivers.js';
import { maven, uberplan } from './programs.js';

const definition = 'org.apache.seatunnel:seatunnel-hadoop3-3.1.4-uber:2.3.9';
const upgraded = 'seatunnel-hadoop3-3.4.1-uber';

/** The uber jar as it was released. */
export function releasedUber(folder: string): Promise<string> {
  return obtainClassified(`${definition}:jar:optional`, folder);
}

/** The uber jar of the generated upgrade, built by Maven, or the one that UBERPLAN_UPGRADED_JAR names: a build takes a minute. */
export async function upgradedUber(folder: string): Promise<string> {
  const built = process.env['UBERPLAN_UPGRADED_JAR'];
  if (built !== undefined) return built;
  const module = join(folder, 'module');
  const edit = ['--set', 'hadoop3.version=3.4.1', '--name', upgraded];
  await uberplan(['generate', definition, ...edit, '--out', module], folder);
  await maven(['package', '-DskipTests', '-Dskip.spotless=true'], module);
  return join(module, 'target', `${upgraded}.jar`);
}
