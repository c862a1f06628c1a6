/**
 * Makes the recorded plans again: `npm run record:plans [-- FOLDER]` writes them to `plans/`, or to FOLDER. It plans as
 * `uberplan plan` does; the options are those that `plans/README.md` shows.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { openMaven } from '../dist/goals/input/open-maven.js';
import { planGoal } from '../dist/goals/plan/plan.js';
import { recordedPlans } from '../dist/goals/plan/recorded-plan.js';
import { findFirstVersion } from '../dist/goals/why/first-version.js';
import { firstVersionsFile } from '../dist/goals/why/recorded-first-versions.js';
import { parseCoordinates } from '../dist/maven/coordinates/coordinates.js';
import { openPlatform } from '../dist/platform/platform.js';
import { readEntries, writeEntries } from '../dist/uber/plan/entry-table.js';
import { writePlan } from '../dist/uber/plan/write-plan.js';

const folder = process.argv[2] ?? 'plans';
const definition = 'org.apache.seatunnel:seatunnel-hadoop3-3.1.4-uber:2.3.9';
const nothing = {
  name: undefined,
  set: {},
  plain: false,
  correct: false,
  consumers: [],
  profiles: [],
  jdk: '17',
  java: undefined,
  stopgap: undefined,
  // Never one that planned before: what is recorded is planned now.
  toolVersion: `record ${Date.now()}`,
};

/** The old module with those who link against it, then the upgrade, which knows them from the first plan. */
const plans = [
  {
    ...nothing,
    module: definition,
    plain: true,
    consumers: [
      'org.apache.hadoop:hadoop-cos:3.4.1',
      'org.apache.hadoop:hadoop-aws:3.1.4',
      'org.apache.hadoop:hadoop-aliyun:3.1.4',
      'org.apache.seatunnel:connector-iceberg:2.3.4',
      'org.apache.seatunnel:connector-paimon:2.3.9',
      'org.apache.seatunnel:checkpoint-storage-hdfs:2.3.4',
      'org.apache.seatunnel:imap-storage-file:2.3.4',
    ],
    stopgap: 'org.apache.hadoop.util.CleanerUtil=org.apache.hadoop:hadoop-common:3.4.1',
  },
  {
    ...nothing,
    module: definition,
    set: { 'hadoop3.version': '3.4.1' },
    name: 'seatunnel-hadoop3-3.4.1-uber',
  },
];

/** Without the problems of the recording machine's network and its Maven: what is recorded says nothing of where it was made. */
const withoutMachine = (plan) => ({
  ...plan,
  inputs: { ...plan.inputs, maven: undefined },
  problems: plan.problems.filter(({ code }) => !code.startsWith('repository.')),
});

const { cacheFolder, close, ...world } = await openPlatform({
  cacheFolder: undefined,
  progress: true,
});
const recorded = new Map();
const maven = {
  offline: false,
  update: true,
  settings: undefined,
  repositories: [],
  cacheFolder,
  userProperties: {},
};
mkdirSync(folder, { recursive: true });
for (const options of plans) {
  const made = await planGoal(
    {
      ...world,
      recordedPlans: { list: () => [...recorded.keys()], read: (name) => recorded.get(name) },
    },
    { ...options, maven },
  );
  const plan = withoutMachine(made.plan);
  const name = `${plan.module.artifactId}.plan.json`;
  recorded.set(name, Buffer.from(writePlan(plan)));
  writeFileSync(`${folder}/${name}`, recorded.get(name));
  const { bytes, sha256 } = writeEntries(made.entries());
  if (sha256 !== plan.entries.sha256) throw new Error(`the table of ${name} is another one`);
  writeFileSync(`${folder}/${plan.entries.file}`, await bytes);
  process.stdout.write(`${folder}/${name}: ${plan.status}, ${plan.decisions.length} decisions\n`);
}

/** From which release on artifacts have what a recorded consumer needs, where one plan lacks it and another holds it. */
const firstVersions = {};
const access = openMaven(world, maven);
const made = recordedPlans({
  recordedPlans: { list: () => [...recorded.keys()], read: (name) => recorded.get(name) },
});
const held = new Map(
  made
    .flatMap(({ entries: { file, sha256 } }) =>
      readEntries(readFileSync(`${folder}/${file}`), file, sha256),
    )
    .map((entry) => [entry.path, entry]),
);
const missing = made.flatMap(({ consumers }) => consumers.flatMap((one) => one.missing));
for (const name of [...new Set(missing)].sort()) {
  const entry = held.get(`${name.replaceAll('.', '/')}.class`);
  const holder = parseCoordinates(entry.origin);
  const wanted = { holder, path: entry.originalPath };
  const found = await findFirstVersion({ files: world.files, access }, wanted);
  if (found === undefined) throw new Error(`nobody says from which release on there is ${name}`);
  firstVersions[name] = found;
}
access.flush();
writeFileSync(`${folder}/${firstVersionsFile}`, `${JSON.stringify(firstVersions, undefined, 2)}\n`);
await close();
