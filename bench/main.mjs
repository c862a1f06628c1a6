/**
 * How long the upgrade plan of the worked case takes, and how many times faster it is than building the same module
 * with Maven. Runs are paired: each round measures every case once, Maven in turn, so that a busy machine slows all alike.
 *
 *   npm run bench                      prints the medians and the ratios
 *   npm run bench -- --check           holds the limits below: exit code 1 where one is broken
 *   npm run bench -- --rounds 5        (default 3)
 *
 * Needs: a built `dist`, Maven, and the artifacts of both versions in the local repository. What the local repository
 * lacks is downloaded once, before the rounds: each begins with a cache that holds those downloads and nothing derived.
 */
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { judge, median } from './judge.mjs';
import { measure } from './measure.mjs';

const worked = {
  groupId: 'org.apache.seatunnel',
  artifactId: 'seatunnel-hadoop3-3.1.4-uber',
  version: '2.3.9',
  edit: 'hadoop3.version=3.4.1',
  name: 'seatunnel-hadoop3-3.4.1-uber',
};

/** Seconds, mebibytes, and how many times faster than Maven at least. */
const limits = {
  first: { seconds: 8, mebibytes: 900, ratio: 6 },
  changed: { seconds: 3, ratio: 12 },
  unchanged: { seconds: 0.6, ratio: 12 },
};

const { values } = parseArgs({
  options: { check: { type: 'boolean', default: false }, rounds: { type: 'string', default: '3' } },
});

const folder = mkdtempSync(join(tmpdir(), 'uberplan-bench-'));
try {
  const rounds = runRounds(folder, Number(values.rounds));
  const kept = report(rounds);
  if (values.check && !kept) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function runRounds(work, count) {
  const module = join(work, 'module');
  copyDefinition(module);
  const built = join(work, 'built');
  const warm = join(work, 'warm');
  must(uberplan(['generate', coordinates(), ...upgrade(), '--out', built], warm));
  return Array.from({ length: count }, (_, round) => {
    const cache = join(work, `cache-${round}`);
    keepDownloads(warm, cache);
    const plan = () => must(uberplan(['plan', module, ...upgrade()], cache));
    const first = plan();
    changeDefinition(module, round);
    const changed = plan();
    const unchanged = plan();
    rmSync(join(built, 'target'), { recursive: true, force: true });
    const maven = must(
      measure('mvn', ['-B', '-o', '-q', 'package', '-DskipTests', '-Dskip.spotless=true'], built),
    );
    rmSync(cache, { recursive: true, force: true });
    console.log(
      `round ${round + 1}: ${[first, changed, unchanged, maven].map(seconds).join('  ')}`,
    );
    return { first, changed, unchanged, maven };
  });
}

function uberplan(args, cache) {
  const memory = join(folder, 'memory');
  const hook = new URL('measure-memory.mjs', import.meta.url).href;
  const main = new URL('../dist/cli/main.js', import.meta.url).pathname;
  const command = ['--import', hook, main, ...args, '--cache', cache];
  const measured = measure(process.execPath, command, folder, { BENCH_MEMORY_FILE: memory });
  const mebibytes =
    measured.status === 0 ? Number(readFileSync(memory, 'utf8')) / 1024 : Number.NaN;
  return { ...measured, mebibytes };
}

function report(rounds) {
  const maven = median(rounds.map((round) => round.maven.seconds));
  console.log(`\nmvn -o package   ${maven.toFixed(1)} s`);
  const verdicts = judge(rounds, limits);
  for (const { name, limit, measured, kept } of verdicts) {
    const allowed = `${limit.seconds} s${limit.mebibytes ? `, ${limit.mebibytes} MiB` : ''}, ${limit.ratio}×`;
    const time = `${measured.seconds.toFixed(2)} s  ${measured.mebibytes.toFixed(0)} MiB`;
    console.log(
      `${name.padEnd(16)} ${time}  ${measured.ratio.toFixed(1)}× faster   (limit ${allowed})  ${kept ? 'kept' : 'BROKEN'}`,
    );
  }
  return verdicts.every(({ kept }) => kept);
}

/** The published definition, in a folder of its own: its parents come from the local repository. */
function copyDefinition(module) {
  const { groupId, artifactId, version } = worked;
  const repository = join(homedir(), '.m2', 'repository');
  mkdirSync(module);
  copyFileSync(
    join(repository, ...groupId.split('.'), artifactId, version, `${artifactId}-${version}.pom`),
    join(module, 'pom.xml'),
  );
}

/** Downloaded files and what repositories do not have; indexes, descriptors and finished plans are left behind. */
function keepDownloads(from, to) {
  for (const part of ['files', 'store/downloads-v1', 'store/absent-v1']) {
    if (existsSync(join(from, part))) cpSync(join(from, part), join(to, part), { recursive: true });
  }
}

/** A change that every fingerprint must see and that changes no artifact. */
function changeDefinition(module, round) {
  const file = join(module, 'pom.xml');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('</project>', `<!-- round ${round} -->\n</project>`));
}

function coordinates() {
  return `${worked.groupId}:${worked.artifactId}:${worked.version}`;
}

function upgrade() {
  return ['--set', worked.edit, '--name', worked.name];
}

function must(measured) {
  if (measured.status === 0) return measured;
  throw new Error(`${measured.command} ended with ${measured.status}:\n${measured.output}`);
}

function seconds({ seconds: value }) {
  return `${value.toFixed(2)} s`;
}
