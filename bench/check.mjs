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
/** With what they depend on, twelve are more work than the peer has: no ratio is held for those. */
const twelveLimits = {
  twelve: { than: 'missinglink', seconds: 8, mebibytes: 1024, faster: 4 },
  twelveAgain: { than: 'missinglink', seconds: 0.5, faster: 4 },
  resolved: { than: 'missinglink', seconds: 8, mebibytes: 1024 },
  resolvedAgain: { than: 'missinglink', seconds: 0.5 },
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
 * missinglink. Each round begins with a cache that holds downloads and nothing derived. The peers get the files of the
 * consumers. The one we resolve all the same, with what it depends on; the twelve are measured both ways.
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
      cases: [{ names: ['one', 'again'], words: [first, '--on', old] }],
      peer: { name: 'linkage-checker', words: [...google, '-j', [files[0], old].join(',')] },
    }),
  };
  const sides = ['--on', now, '--against', old];
  yield {
    limits: twelveLimits,
    rounds: await checkRounds(folder, count, {
      cases: [
        { names: ['twelve', 'twelveAgain'], words: [...files, ...sides] },
        { names: ['resolved', 'resolvedAgain'], words: [...consumers, ...sides] },
      ],
      peer: { name: 'missinglink', words: [...missing, [old, now].join(','), ...files] },
    }),
  };
}

async function checkRounds(folder, count, { cases, peer }) {
  // Not measured, and may have to trust whom the variable names: they download.
  for (const one of cases) await measureCheck(folder, one, warmCache(folder, one), {});
  const rounds = [];
  for (let round = 0; round < count; round++) {
    const measured = {};
    for (const one of cases) {
      const cache = join(folder, `cache-${one.names[0]}-${round}`);
      keepDownloads(warmCache(folder, one), cache);
      for (const name of one.names) measured[name] = await measureCheck(folder, one, cache);
      rmSync(cache, { recursive: true, force: true });
    }
    measured[peer.name] = finished(await measurePeak('java', peer.words, folder, environment));
    const told = Object.entries(measured).map(
      ([name, { seconds, mebibytes }]) =>
        `${name} ${seconds.toFixed(2)} s ${mebibytes.toFixed(0)} MiB`,
    );
    console.log(`round ${round + 1}: ${told.join('  ')}`);
    rounds.push(measured);
  }
  return rounds;
}

function warmCache(folder, { names }) {
  return join(folder, `warm-${names[0]}`);
}

async function measureCheck(folder, { words }, cache, changed = environment) {
  const args = [main, 'check', ...words, '--cache', cache];
  return finished(await measurePeak(process.execPath, args, folder, changed));
}

/** We end with 1 where something breaks, and so does the linkage checker. */
function finished(measured) {
  return must(measured.status === 1 ? { ...measured, status: 0 } : measured);
}
