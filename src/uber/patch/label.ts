import type { PatchRecord } from './record.js';

/** Where a patched jar keeps what was done to it: by this entry every goal knows a stopgap. */
export const RECORD_PATH = 'META-INF/uberplan/patch.json';
/** The same for people. */
export const STOPGAP_PATH = 'META-INF/uberplan/STOPGAP.txt';

/** Attributes of the manifest that say what the jar is, in the order in which they are written. */
export function stopgapAttributes({
  tool,
  date,
  original,
  patches,
}: PatchRecord): readonly (readonly [name: string, value: string])[] {
  const added = patches.flatMap((patch) => patch.added);
  const asked = patches.flatMap(({ classes, consumers }) => [
    ...classes,
    ...consumers.map((consumer) => `all that ${consumer} lacks`),
  ]);
  const sources = new Map(
    patches.flatMap((patch) => patch.sources.map(({ name, sha256 }) => [name, sha256])),
  );
  return [
    ['Uberplan-Stopgap', `${added.length} added: ${asked.join(', ')}`],
    [
      'Uberplan-Stopgap-Sources',
      [...sources].map(([name, sha256]) => `${name} sha256:${sha256}`).join(', '),
    ],
    ['Uberplan-Stopgap-Original', `${original.name} sha256:${original.sha256}`],
    ['Uberplan-Stopgap-Tool', tool],
    ['Uberplan-Stopgap-Date', date],
  ];
}
