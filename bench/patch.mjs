import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { measure } from './measure.mjs';
import { measurePeak } from './measure-peak.mjs';
import { main, must, published, releasedJar } from './worked-case.mjs';

const consumer = 'org.apache.hadoop:hadoop-cos:3.4.1';
const limits = {
  patch: { than: 'zip', seconds: 0.5, mebibytes: 150, faster: 1 / 1.5 },
};
const jarLimits = {
  patch: { than: 'jar', seconds: 0.5, mebibytes: 150, faster: 10 },
};
const forLimits = {
  patchFor: { than: 'jar', seconds: 1.5, mebibytes: Infinity, faster: 1 },
};

/** The variable makes every Node process read a file of certificates at its start, which takes longer than the work. */
const environment = { NODE_EXTRA_CA_CERTS: undefined };

/**
 * How long patching the published jar of 43 MB takes: two classes against Info-ZIP and the JDK's `jar`, which add the same
 * files to a copy; and all that a consumer lacks. The artifacts lie in the local repository.
 */
export async function* benchPatch({ folder, rounds: count }) {
  console.log('NODE_EXTRA_CA_CERTS is removed from the environment of all that is measured');
  const original = published('2.3.9', releasedJar('2.3.9'));
  const out = join(folder, 'patched.jar');
  const added = join(folder, 'added');
  const words = [main, 'patch', original, '--out', out];
  must(measure(process.execPath, words, folder, environment));
  mkdirSync(added, { recursive: true });
  const files = ['org/apache/hadoop/util/CleanerUtil*', 'META-INF/uberplan/*'];
  must(measure('unzip', ['-qo', out, ...files, '-d', added], folder));
  const rounds = [];
  // What one command wrote is brought to the disk before the next begins: patching flushes its output, and would flush it all.
  const settle = () => must(measure('sync', [], folder));
  for (let round = 0; round < count * 5; round++) {
    const copy = join(folder, 'copy.jar');
    rmSync(out);
    settle();
    const patch = must(await measurePeak(process.execPath, words, folder, environment));
    copyFileSync(original, copy);
    settle();
    const zip = must(measure('zip', ['-qr', copy, 'org', 'META-INF'], added));
    copyFileSync(original, copy);
    settle();
    const jar = must(measure('jar', ['uf', copy, 'org', 'META-INF'], added));
    rmSync(out);
    settle();
    const forIt = [...words, '--for', consumer];
    const patchFor = must(await measurePeak(process.execPath, forIt, folder, environment));
    rmSync(copy);
    const seconds = [patch, patchFor, zip, jar].map((one) => `${one.seconds.toFixed(2)} s`);
    console.log(`round ${round + 1}: ${seconds.join('  ')}`);
    rounds.push({ patch, patchFor, zip, jar });
  }
  for (const some of [limits, jarLimits, forLimits]) yield { rounds, limits: some };
}
