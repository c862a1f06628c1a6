import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { keepDownloads } from './keep-downloads.mjs';
import { measurePeak } from './measure-peak.mjs';
import { classPathOf, localFiles } from './peers/class-path.mjs';
import { buildUberJars, main, must } from './worked-case.mjs';

const hadoop = (artifact, ...versions) =>
  versions.map((version) => `org.apache.hadoop:${artifact}:${version}`);
const seatunnel = (artifact, version) => `org.apache.seatunnel:${artifact}:${version}`;

/** What stands beside the uber jar in a product's `lib`, old and new: those that break and those that do not. */
const consumers = [
  ...hadoop('hadoop-cos', '3.4.1', '3.3.6', '3.3.1'),
  ...hadoop('hadoop-aws', '3.1.4', '3.3.4', '3.4.1'),
  ...hadoop('hadoop-aliyun', '3.1.4', '3.4.1'),
  seatunnel('connector-iceberg', '2.3.4'),
  seatunnel('connector-paimon', '2.3.9'),
  seatunnel('checkpoint-storage-hdfs', '2.3.4'),
  seatunnel('imap-storage-file', '2.3.4'),
];

const oneLimits = {
  one: { than: 'linkage-checker', seconds: 1.5, faster: 5 },
  again: { than: 'linkage-checker', seconds: 0.5, faster: 5 },
};
const twelveLimits = {
  twelve: { than: 'missinglink', seconds: 8, mebibytes: 1024, faster: 4 },
  twelveAgain: { than: 'missinglink', seconds: 0.5, faster: 4 },
};

const linkageChecker = {
  artifacts: ['com.google.cloud.tools:dependencies:1.5.15'],
  main: 'com.google.cloud.tools.opensource.classpath.LinkageCheckerMain',
};
/** With a newer bytecode library in front: with its own it stops at classes of Java 15. */
const missinglink = {
  artifacts: ['org.ow2.asm:asm-tree:9.8', 'com.spotify:missinglink-core:0.2.2'],
  main: new URL('peers/RunMissinglink.java', import.meta.url).pathname,
};
const heap = '-Xmx6g';

/** The variable makes every Node process read a file of certificates at its start, which takes longer than the work. */
const environment = { NODE_EXTRA_CA_CERTS: undefined };

/**
 * How long checks take: one consumer on one uber jar, against Google's linkage checker, and twelve on two, against
 * missinglink. Each round begins with a cache that holds downloads and nothing derived; the peers get the files of the
 * consumers alone, so less work than we have, who resolve what they depend on.
 */
export async function* benchCheck({ folder, rounds: count, uber }) {
  console.log('NODE_EXTRA_CA_CERTS is removed from the environment of all that is measured');
  const [old, now] = uber ?? buildUberJars(folder);
  const [first] = consumers;
  const files = localFiles(folder, consumers);
  const google = [heap, '-cp', classPathOf(folder, linkageChecker.artifacts), linkageChecker.main];
  const missing = [heap, '-cp', classPathOf(folder, missinglink.artifacts), missinglink.main];
  yield {
    limits: oneLimits,
    rounds: await checkRounds(folder, count, {
      names: ['one', 'again', 'linkage-checker'],
      words: [first, '--on', old],
      peer: [...google, '-j', [files[0], old].join(',')],
    }),
  };
  yield {
    limits: twelveLimits,
    rounds: await checkRounds(folder, count, {
      names: ['twelve', 'twelveAgain', 'missinglink'],
      words: [...consumers, '--on', now, '--against', old],
      peer: [...missing, [old, now].join(','), ...files],
    }),
  };
}

async function checkRounds(folder, count, { names, words, peer }) {
  const warm = join(folder, `warm-${names[0]}`);
  const check = (cache, changed = environment) => {
    const args = [main, 'check', ...words, '--cache', cache];
    return measurePeak(process.execPath, args, folder, changed);
  };
  // Not measured, and may have to trust whom the variable names: it downloads.
  finished(await check(warm, {}));
  const rounds = [];
  for (let round = 0; round < count; round++) {
    const cache = join(folder, `cache-${names[0]}-${round}`);
    keepDownloads(warm, cache);
    const [first, again, reference] = [
      finished(await check(cache)),
      finished(await check(cache)),
      finished(await measurePeak('java', peer, folder, environment)),
    ];
    rmSync(cache, { recursive: true, force: true });
    const all = [first, again, reference];
    const told = all.map(
      ({ seconds, mebibytes }) => `${seconds.toFixed(2)} s ${mebibytes.toFixed(0)} MiB`,
    );
    console.log(`round ${round + 1}: ${told.join('  ')}`);
    rounds.push(Object.fromEntries(names.map((name, at) => [name, all[at]])));
  }
  return rounds;
}

/** We end with 1 where something breaks, and so does the linkage checker. */
function finished(measured) {
  return must(measured.status === 1 ? { ...measured, status: 0 } : measured);
}
