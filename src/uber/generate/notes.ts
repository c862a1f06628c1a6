import type { Problem, Severity } from '../../contract/problem/problem.js';
import { moduleVersionKey, parseCoordinates } from '../../maven/coordinates/coordinates.js';
import { decisionReason, decisionSubject, evidenceDetails } from '../../wording/decision.js';
import { folderLegend } from '../../wording/folders.js';
import { tell } from '../../wording/tell.js';
import type { Plan, PlanDelta, PlannedConsumer } from '../plan/plan.js';
import type { Decision } from '../plan/decision.js';
import { compareBytes } from '../../formats/text/byte-order.js';
import type { Mention } from './mentions.js';
import { fillTemplate } from './template.js';

/** The template's file name below `templates/`, and the name of what it makes. */
export const notesTemplate = 'UPGRADE.md';

/** What the account of an upgrade is made from. */
export interface NotesInput {
  readonly plan: Plan;
  /** `undefined` where the module is no part of a reactor. */
  readonly mentions: readonly Mention[] | undefined;
}

/** `UPGRADE.md`: what changed and why, for a reviewer. The same plan and checkout give the same bytes. */
export function writeNotes(input: NotesInput, template: string): string {
  const { plan, mentions } = input;
  return fillTemplate(template, {
    name: plan.module.artifactId,
    summary: summary(plan),
    decisions: decisionLines(plan.decisions),
    artifacts: artifactLines(plan.delta),
    consumers: consumerLines(plan.consumers),
    problems: problemLines(plan.problems),
    mentions: mentionLines(mentions),
  });
}

function summary({ inputs, counts, delta, shade }: Plan): string {
  const edits = Object.entries(inputs.set).map(([name, value]) => `\`${name}\` = \`${value}\``);
  const { profiles = [] } = inputs;
  const given = [...edits, ...profiles.map((id) => `profile \`${id}\``)];
  const asked = given.length === 0 ? '' : ` with ${given.join(', ')}`;
  const classes = delta?.classes;
  const change = classes === undefined ? '' : ` (${classes.added} new, ${classes.removed} gone)`;
  return [
    `Planned from \`${inputs.definition}\`${asked}, for builds on Java ${inputs.jdk}.`,
    '',
    `The jar holds ${counts.entries} entries from ${counts.artifacts} artifacts, ${counts.classes} of them classes${change}; maven-shade-plugin ${shade.version} writes it.`,
  ].join('\n');
}

function decisionLines(decisions: readonly Decision[]): string {
  if (decisions.length === 0) return 'Nothing: the definition with the new values is enough.';
  const intro =
    'A plain change of the version would not work. Each of these stands in the POM with its reason.';
  return [intro, '', ...decisions.flatMap(decisionItem)].join('\n');
}

function decisionItem(decision: Decision): readonly string[] {
  const details = evidenceDetails(decision.evidence).toSorted(compareBytes);
  return [
    `- ${decision.kind} \`${decisionSubject(decision)}\`: ${decisionReason(decision)}`,
    ...bounded(details, 12).map((line) => `  - ${line}`),
  ];
}

function artifactLines(delta: PlanDelta | undefined): string {
  if (delta === undefined) return 'Not compared: there is no plan of an old version.';
  const { added, removed, changed } = delta.artifacts;
  const row = (coordinates: string): string =>
    `| \`${coordinates}\` | ${cell(licenceOf(delta, coordinates))} |`;
  const table = (title: string, list: readonly string[]): readonly string[] =>
    list.length === 0
      ? []
      : [
          '',
          `### ${title}`,
          '',
          '| artifact | licence |',
          '|---|---|',
          ...list.toSorted(compareBytes).map(row),
        ];
  const moved = changed.map(({ module, from, to }) => `| \`${module}\` | ${from} | ${to} |`);
  const versions =
    moved.length === 0
      ? []
      : [
          '',
          '### Other version',
          '',
          '| module | was | is |',
          '|---|---|---|',
          ...moved.toSorted(compareBytes),
        ];
  return [
    `${added.length} new, ${removed.length} gone, ${changed.length} in another version, against ${delta.from.groupId}:${delta.from.artifactId}:${delta.from.version}. Licences are those that each artifact's POM or its parents state.`,
    ...table('New', added),
    ...table('Gone', removed),
    ...versions,
  ].join('\n');
}

/** As its POM chain states it: none stated, and not known (its POM could not be read), are different answers. */
function licenceOf({ licences }: PlanDelta, coordinates: string): string {
  // An attachment (classifier) is of the same POM.
  const parsed = parseCoordinates(coordinates);
  const stated = licences[parsed === undefined ? coordinates : moduleVersionKey(parsed)];
  if (stated === undefined) return 'not known';
  return stated.length === 0 ? 'none stated' : stated.join('; ');
}

function consumerLines(consumers: readonly PlannedConsumer[]): string {
  if (consumers.length === 0) return 'No consumer was named: `--consumer` says what would break.';
  const rows = consumers.map(({ coordinates, links, missing, missingMembers = [] }) => {
    const names = [...missing, ...missingMembers].map((name) => `\`${name}\``);
    const verdict = links ? 'links' : bounded(names, 3).join(', ');
    return `| \`${coordinates}\` | ${cell(verdict)} |`;
  });
  return [
    '| consumer | verdict, or what it misses |',
    '|---|---|',
    ...rows.toSorted(compareBytes),
  ].join('\n');
}

const severities: readonly Severity[] = ['error', 'warning', 'note'];

/** Advice stands behind a problem elsewhere; here it is a paragraph. */
function sentence(advice: string): string {
  return `${advice.charAt(0).toUpperCase()}${advice.slice(1)}.`;
}

function problemLines(problems: readonly Problem[]): string {
  if (problems.length === 0) return 'Nothing was found.';
  const told = problems.map(tell);
  const codes = [...new Set(told.map(({ code }) => code))].toSorted(compareBytes);
  const sections = severities.flatMap((severity) =>
    codes.flatMap((code) => {
      const those = told.filter((one) => one.code === code && one.severity === severity);
      const [first] = those;
      if (first === undefined) return [];
      const messages = [...new Set(those.map(({ message }) => message))].toSorted(compareBytes);
      return [
        '',
        `### ${first.title} (${severity}, \`${code}\`)`,
        '',
        ...bounded(messages, 20).map((message) => `- ${message}`),
        '',
        sentence(first.advice),
      ];
    }),
  );
  const legend = folderLegend(sections.join('\n'));
  return [...sections.slice(1), ...(legend === '' ? [] : ['', legend])].join('\n');
}

function mentionLines(mentions: readonly Mention[] | undefined): string {
  if (mentions === undefined) return 'The module is in no reactor, so no checkout was searched.';
  if (mentions.length === 0) return 'No line of the checkout names the old module or its jar.';
  const lines = mentions.map(({ file, line, text }) => `${file}:${line}: ${text}`);
  const ticks = lines.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(Math.max(2, ...ticks) + 1);
  return [
    `${mentions.length} lines of the checkout name the old module or its jar. They were left as they are.`,
    '',
    fence,
    ...lines,
    fence,
  ].join('\n');
}

function bounded(lines: readonly string[], most: number): readonly string[] {
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most), `and ${lines.length - most} more`];
}

function cell(text: string): string {
  return text.replaceAll('|', String.raw`\|`).replaceAll(/\s+/g, ' ');
}
