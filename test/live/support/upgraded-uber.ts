import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { obtainClassified } from './drivers.js';
import { maven, uberplan } from './programs.js';

const definition = 'org.apache.seatunnel:seatunnel-hadoop3-3.1.4-uber:2.3.9';
const upgraded = 'seatunnel-hadoop3-3.4.1-uber';

/** The uber jar as it was released. */
export function releasedUber(folder: string): Promise<string> {
  return obtainClassified(`${definition}:jar:optional`, folder);
}

/** The uber jar of the generated upgrade, built by Maven once in a live run; or the one that UBERPLAN_UPGRADED_JAR names. */
export async function upgradedUber(): Promise<string> {
  const given = process.env['UBERPLAN_UPGRADED_JAR'];
  if (given !== undefined) return given;
  const shared = process.env['UBERPLAN_LIVE_SHARED'];
  if (shared === undefined) throw new Error('UBERPLAN_LIVE_SHARED is set where live tests start');
  const module = join(shared, upgraded);
  const jar = join(module, 'target', `${upgraded}.jar`);
  if (existsSync(jar)) return jar;
  const edit = ['--set', 'hadoop3.version=3.4.1', '--name', upgraded];
  await uberplan(['generate', definition, ...edit, '--out', module], shared);
  await maven(['package', '-DskipTests', '-Dskip.spotless=true'], module);
  return jar;
}
