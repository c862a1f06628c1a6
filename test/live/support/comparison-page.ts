import type { Lacks, OneSided, Verdict } from './comparison.js';
import type { Peer } from './peers.js';
import { peers } from './peers.js';

/** One class path, and what each tool finds there. */
export interface ComparedCase {
  readonly name: string;
  readonly jars: readonly string[];
  readonly own: Lacks;
  /** Without what the code goes on without. */
  readonly needed: Lacks;
  readonly peers: readonly {
    readonly peer: Peer;
    readonly told: Lacks;
    readonly onlyOurs: OneSided;
    readonly onlyTheirs: OneSided;
  }[];
}

/** As many names as a reader looks at. */
const MOST_NAMES = 12;

/** The whole page. */
export function comparisonPage(cases: readonly ComparedCase[]): string {
  return `${head}\n${cases.map(caseSection).join('\n')}`;
}

const commands = peers
  .map(({ source, main, artifacts }) => {
    const folder = '<classes>';
    const path = '<class path>';
    return [
      `# class path: ${artifacts.join(', ')}, with what Maven resolves for them`,
      `javac -cp ${path} -d ${folder} ${source}`,
      `java -Xmx6g -cp ${folder}:${path} ${main} <jar>...`,
    ].join('\n');
  })
  .join('\n');

const head = `# Comparison with other tools

What \`uberplan check\` finds, beside Google's linkage checker and missinglink, each on the same jars in the same order, on Java 17. Where only one of two tools finds something, a JVM decides: the class that asks executes the instruction (\`test/live/drivers/LinkageOracle.java\`).

The unit is a class that asks and what it lacks: a class that is not there counts once for each class that asks for it, through however many members; else a member counts. Each tool by itself counts differently. Of what only one of two finds, as many as stand under "sample" were drawn by seed and given to the JVM:

- **refused**: an instruction of the class raises a linkage error. Who found it is right.
- **resolves**: every instruction that asks for it links. Who found it is wrong.
- **not asked**: no instruction of the class asks for it; a constant pool, a descriptor or an annotation only names it. Nothing fails.

Findings that the code goes on without (it takes the error) are part of what \`uberplan\` finds, in brackets how many; a check shows them apart.

This page is written by \`UBERPLAN_RECORD=1 npx vitest run --project live test/live/comparison.test.ts\`, and the small cases are compared again in each live test. What was run:

\`\`\`sh
${commands}
\`\`\`
`;

/** What is said of one class path. */
export function caseSection({ name, jars, own, needed, peers: sides }: ComparedCase): string {
  const optional = own.size - needed.size;
  const rows = sides.flatMap(({ peer, told, onlyOurs, onlyTheirs }) => [
    [
      peer.name,
      String(told.size),
      String(own.size - onlyOurs.count),
      ...side('uberplan', onlyOurs),
    ],
    ['', '', '', ...side(peer.name, onlyTheirs)],
  ]);
  const table = [columns, columns.map(() => '---'), ...rows].map(rowText).join('\n');
  return `## ${capital(name)}

Class path: ${jars.map((jar) => `\`${jar}\``).join(', ')}. \`uberplan\` finds ${own.size} (${optional} of them the code goes on without).

${table}
${sides.map(({ peer, onlyTheirs, onlyOurs }) => `${namesOf('uberplan', peer, onlyOurs)}${namesOf(peer.name, peer, onlyTheirs)}`).join('')}`;
}

const columns = [
  'tool',
  'finds',
  'both',
  'only',
  'count',
  'sample',
  'refused',
  'resolves',
  'not asked',
];

function side(name: string, { count, verdicts }: OneSided): readonly string[] {
  const of = (verdict: Verdict): string =>
    String(verdicts.filter((one) => one.verdict === verdict).length);
  return [
    name,
    String(count),
    String(verdicts.length),
    of('refused'),
    of('resolves'),
    of('not-asked'),
  ];
}

/** The names, where there are few. */
function namesOf(finder: string, peer: Peer, { verdicts }: OneSided): string {
  const names = [...new Set(verdicts.map(({ lacking, verdict }) => `\`${lacking}\` (${verdict})`))];
  if (names.length === 0 || names.length > MOST_NAMES) return '';
  const than = finder === peer.name ? 'uberplan' : peer.name;
  return `\nOnly ${finder}, not ${than}: ${names.sort().join(', ')}.\n`;
}

function rowText(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function capital(text: string): string {
  return text.replace(/^the /, 'The ');
}
