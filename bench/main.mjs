/**
 * Holds uberplan against the tools that answer the same questions, on the worked case. Runs are paired: each round
 * measures every case and its reference in turn, so that a busy machine slows all alike.
 *
 *   npm run bench                      prints the medians and the ratios
 *   npm run bench -- --only diff       plan: the upgrade plan against building with Maven
 *                                      diff: two jars against unzip, sort and comm, and against japicmp
 *                                      check: linkage against Google's linkage checker and missinglink
 *                                      patch: adding classes to a jar against zip and jar
 *   npm run bench -- --check           holds the limits: exit code 1 where one is broken
 *   npm run bench -- --rounds 5        (default 3; of what takes less than a second five times as many)
 *   npm run bench -- --uber OLD,NEW    two uber jars that are built already (default: Maven builds them first)
 *
 * Needs: a built `dist`, Maven, the artifacts of both versions in the local repository, and for `diff` unzip, sort, comm,
 * and /proc, for `check` a network where the peers are not in the local repository.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchCheck } from './check.mjs';
import { benchDiff } from './diff.mjs';
import { judge, median } from './judge.mjs';
import { measure } from './measure.mjs';
import { benchPatch } from './patch.mjs';
import { benchPlan } from './plan.mjs';

const subjects = { plan: benchPlan, diff: benchDiff, check: benchCheck, patch: benchPatch };

const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', multiple: true, default: Object.keys(subjects) },
    uber: { type: 'string' },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'uberplan-bench-'));
try {
  const kept = [];
  for (const only of values.only) {
    console.log(
      `${only}: an empty program of Node takes ${emptyProgram().toFixed(3)} s here and now`,
    );
    const asked = { folder, rounds: Number(values.rounds), uber: values.uber?.split(',') };
    for await (const { rounds, limits } of subjectOf(only)(asked))
      kept.push(report(rounds, limits));
  }
  if (values.check && kept.includes(false)) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** How fast the machine is at the moment: seconds differ with it, ratios do not. */
function emptyProgram() {
  const times = Array.from({ length: 9 }, () =>
    measure(process.execPath, ['-e', '0'], folder, { NODE_EXTRA_CA_CERTS: undefined }),
  );
  return median(times.map(({ seconds }) => seconds));
}

function subjectOf(name) {
  const subject = subjects[name];
  if (subject) return subject;
  throw new Error(`no subject ${name}: ${Object.keys(subjects).join(', ')}`);
}

function report(rounds, limits) {
  for (const than of new Set(Object.values(limits).map((limit) => limit.than))) {
    const seconds = median(rounds.map((round) => round[than].seconds));
    const mebibytes = Math.max(...rounds.map((round) => round[than].mebibytes));
    console.log(`\n${than.padEnd(16)} ${amounts({ seconds, mebibytes })}`);
  }
  const verdicts = judge(rounds, limits);
  for (const { name, limit, measured, kept } of verdicts) {
    const found = [amounts(measured), ...comparisons(measured, limit)].join(', ');
    const allowed = [amounts(limit), ...comparisons(limit, limit)].join(', ');
    console.log(`${name.padEnd(16)} ${found}   (limit ${allowed})  ${kept ? 'kept' : 'BROKEN'}`);
  }
  console.log();
  return verdicts.every(({ kept }) => kept);
}

function amounts({ seconds, mebibytes }) {
  const memory = Number.isFinite(mebibytes) ? [`${mebibytes.toFixed(0)} MiB`] : [];
  return [`${seconds.toFixed(seconds < 1 ? 3 : 2)} s`, ...memory].join('  ');
}

function comparisons({ faster, leaner }, limit) {
  return [
    ...(limit.faster === undefined ? [] : [`${faster.toFixed(2)}× as fast`]),
    ...(limit.leaner === undefined ? [] : [`1/${leaner.toFixed(1)} of the memory`]),
  ];
}
