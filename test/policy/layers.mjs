/**
 * Who may import whom under `src`: the one table, from which the linter's rules and the architecture test are made.
 * `folders` are in order: inside a room a folder may import those listed before it (and itself). `values` and `types`
 * are other rooms, or `room/folder` where only that folder may be imported.
 */
export const rooms = {
  contract: {
    folders: ['problem', 'ports'],
    values: [],
    reason: 'the contract is what all agree on; it depends on nothing',
  },
  formats: {
    folders: ['text', 'xml', 'jar', 'jimage', 'tarball', 'classfile', 'trace'],
    values: ['contract'],
    reason: 'formats turn bytes into values and know no Maven or JVM',
  },
  maven: {
    folders: ['version', 'coordinates', 'pom', 'repository', 'resolve'],
    values: ['contract', 'formats'],
    reason: "maven gives Maven's answers and nothing else",
  },
  jvm: {
    folders: ['classpath', 'linkage', 'compare'],
    values: ['contract', 'formats'],
    reason: "jvm gives the JVM's answers and knows no Maven",
  },
  wording: {
    folders: [],
    values: ['contract', 'maven/coordinates', 'formats/classfile'],
    types: ['maven', 'jvm', 'formats', 'uber', 'goals'],
    reason: 'wording holds words; of the rest it may know the types only',
  },
  uber: {
    folders: [
      'shade',
      'origin',
      'plan',
      'cause',
      'upgrade',
      'generate',
      'patch',
      'verify',
      'distribution',
    ],
    values: ['contract', 'formats', 'maven', 'jvm', 'wording'],
    reason: 'uber is our subject; it neither prints nor does I/O',
  },
  report: {
    folders: [],
    values: ['contract', 'wording'],
    types: ['formats', 'maven', 'jvm', 'uber', 'goals'],
    reason: 'a report is a pure function from a result to text',
  },
  goals: {
    folders: [
      'input',
      'configuration',
      'plan',
      'side',
      'generate',
      'diff',
      'patch',
      'check',
      'why',
    ],
    values: ['contract', 'formats', 'maven', 'jvm', 'wording', 'uber', 'report'],
    reason: 'goals put the parts together and hold no rules',
  },
  platform: {
    folders: [],
    values: ['contract', 'maven/repository'],
    reason: 'platform implements the ports; only workers import domain code',
  },
  'platform/workers': {
    folders: [],
    values: ['contract', 'formats', 'maven', 'jvm', 'uber'],
    reason: 'thread entry files may import any domain folder; nobody imports them',
  },
  cli: {
    folders: [],
    values: ['goals', 'platform', 'report', 'contract'],
    reason: 'cli owns argv, streams, colour and exit codes, and no rule',
  },
  index: {
    folders: [],
    values: [
      'contract',
      'formats',
      'maven',
      'jvm',
      'wording',
      'uber',
      'report',
      'goals',
      'platform',
    ],
    reason: 'index.ts is the public API: it re-exports, and the command line is no part of it',
  },
};

/** Parts of Node that compute and touch nothing: allowed everywhere. All others belong to `platform` (and its workers). */
export const pureNode = ['node:buffer', 'node:crypto', 'node:path', 'node:util', 'node:zlib'];

/** Which room may use which package; what is not listed may not be used under `src`. */
export const packages = {
  commander: ['cli'],
  diff: ['uber'],
  'jsonc-parser': ['goals'],
  ora: ['platform'],
  picocolors: ['report'],
  tar: ['formats'],
  undici: ['platform'],
  zod: ['uber', 'goals'],
};

/** Names of the outside world that only `platform` and `cli` may say. */
export const ambient = [
  'process',
  'console',
  'fetch',
  'performance',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
];

/** The linter's half of the table: `no-restricted-imports` per room, with the reason in the message. */
export function layerOverrides() {
  return Object.keys(rooms)
    .filter((room) => room !== 'platform/workers' && room !== 'index')
    .map((room) => {
      const allowed = new Set(
        [room, ...rooms[room].values, ...(rooms[room].types ?? [])].map((r) => r.split('/')[0]),
      );
      const forbidden = Object.keys(rooms).filter(
        (other) => !other.includes('/') && other !== 'index' && !allowed.has(other),
      );
      return {
        files: [`src/${room}/**`],
        excludeFiles: room === 'platform' ? ['src/platform/workers/**'] : [],
        rules: {
          'no-restricted-imports': [
            'error',
            {
              patterns: forbidden.map((other) => ({
                group: [`**/${other}/**`],
                message: `${room} may not import ${other}: ${rooms[room].reason}.`,
              })),
            },
          ],
        },
      };
    });
}
