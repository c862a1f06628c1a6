import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { measure } from './measure.mjs';
import { measurePeak } from './measure-peak.mjs';
import { buildUberJars, main, must, published, releasedJar } from './worked-case.mjs';

const japicmpVersion = '0.26.1';
const japicmpHeap = '-Xmx4g';

const classLimits = { classes: { than: 'pipeline', seconds: 0.2, faster: 1 / 1.3 } };
const apiLimits = {
  api: { than: 'japicmp', seconds: 5, mebibytes: 1024, faster: 5, leaner: 4 },
};

/** The variable makes every Node process read a file of certificates at its start, which takes longer than the work. */
const environment = { NODE_EXTRA_CA_CERTS: undefined };

/**
 * How long comparing two jars takes: the class sets of two released jars against `unzip -Z1`, sort and comm; the members
 * of two uber jars against japicmp.
 */
export async function* benchDiff({ folder, rounds, uber }) {
  console.log('NODE_EXTRA_CA_CERTS is removed from the environment of all that is measured');
  yield { rounds: classRounds(folder, rounds * 5), limits: classLimits };
  const [old, now] = uber ?? buildUberJars(folder);
  yield { rounds: await apiRounds(folder, rounds, old, now), limits: apiLimits };
}

function classRounds(folder, count) {
  const [old, now] = ['2.3.8', '2.3.9'].map((version) => published(version, releasedJar(version)));
  const script = 'comm -3 <(unzip -Z1 "$0" | sort) <(unzip -Z1 "$1" | sort)';
  const bytewise = { ...environment, LC_ALL: 'C' };
  console.log(`LC_ALL=C; ${script.replaceAll('"', '')}; ${old} ${now}`);
  const both = () => ({
    classes: measure(process.execPath, [main, 'diff', '--classes', old, now], folder, environment),
    pipeline: measure('bash', ['-c', script, old, now], folder, bytewise),
  });
  both(); // the files are in the cache of the system from here on
  return Array.from({ length: count }, () => {
    const { classes, pipeline } = both();
    return { classes: must(classes), pipeline: must(pipeline) };
  });
}

async function apiRounds(folder, count, old, now) {
  const japicmp = japicmpJar(folder);
  const java = [
    japicmpHeap,
    '-jar',
    japicmp,
    '-o',
    old,
    '-n',
    now,
    '-m',
    '--ignore-missing-classes',
  ];
  console.log(`java ${java.join(' ')}`);
  const rounds = [];
  for (let round = 0; round < count; round++) {
    const args = [main, 'diff', '--api', old, now];
    const api = must(await measurePeak(process.execPath, args, folder, environment));
    const reference = must(await measurePeak('java', java, folder, environment));
    const told = [api, reference].map(
      ({ seconds, mebibytes }) => `${seconds.toFixed(2)} s ${mebibytes.toFixed(0)} MiB`,
    );
    console.log(`round ${round + 1}: ${told.join('  ')}`);
    rounds.push({ api, japicmp: reference });
  }
  return rounds;
}

/** From the local repository, where Maven puts it first if need be. */
function japicmpJar(folder) {
  const artifact = ['com', 'github', 'siom79', 'japicmp', 'japicmp', japicmpVersion];
  const name = `japicmp-${japicmpVersion}-jar-with-dependencies.jar`;
  const jar = join(homedir(), '.m2', 'repository', ...artifact, name);
  const wanted = `com.github.siom79.japicmp:japicmp:${japicmpVersion}:jar:jar-with-dependencies`;
  const get = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:get';
  if (!existsSync(jar))
    must(measure('mvn', ['-B', '-q', get, `-Dartifact=${wanted}`, '-Dtransitive=false'], folder));
  return jar;
}
