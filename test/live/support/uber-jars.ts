import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { obtainClassified } from './drivers.js';
import { bumpedModule } from './plain-modules.js';
import { maven } from './programs.js';

/** The two uber jars that facts are told of: what was released of one, what Maven builds of the other. */
export interface UberJars {
  readonly '3.1.4': string;
  readonly '3.4.1': string;
}

/** Through Maven; the second is built, which takes about a minute. */
export async function obtainUberJars(folder: string): Promise<UberJars> {
  mkdirSync(folder, { recursive: true });
  const released = await obtainClassified(
    'org.apache.seatunnel:seatunnel-hadoop3-3.1.4-uber:2.3.9:jar:optional',
    join(folder, 'released'),
  );
  const module = await bumpedModule(join(folder, 'module'));
  pinShadePlugin(module);
  await maven(['package', '-DskipTests', '-Dskip.spotless=true'], module);
  const built = join(folder, 'seatunnel-hadoop3-3.4.1-uber.jar');
  renameSync(join(module, 'target', 'seatunnel-hadoop3-3.4.1-uber.jar'), built);
  return { '3.1.4': released, '3.4.1': built };
}

/** One that can read the classes of 3.4.1. */
function pinShadePlugin(module: string): void {
  const file = join(module, 'pom.xml');
  const hadoop = '<hadoop3.version>3.4.1</hadoop3.version>';
  const pinned = `${hadoop}<maven-shade-plugin.version>3.6.0</maven-shade-plugin.version>`;
  writeFileSync(file, readFileSync(file, 'utf8').replace(hadoop, pinned));
}
