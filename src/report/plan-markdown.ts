import type { Plan } from '../uber/plan/plan.js';
import { decisionReason, decisionSubject } from '../wording/decision.js';
import { folderLegend } from '../wording/folders.js';
import { markdownTable, markdownText } from './markdown.js';
import { plainView } from './paint.js';
import { consumerLines, countLines } from './plan-parts.js';
import { sortedProblems } from './problems.js';

/** A plan as Markdown for a review: decisions, differences, artifacts, problems; everything, in the order of the screen. */
export function planMarkdown(plan: Plan): string {
  const { module, status, inputs } = plan;
  const blocks = [
    `# Plan of ${markdownText(`${module.groupId}:${module.artifactId}:${module.version}`)}`,
    `Planned from ${markdownText(inputs.definition)}: **${status}**.`,
    ...decisionBlock(plan),
    '## Contents',
    [...countLines(plan, plainView), ...consumerLines(plan)]
      .map((line) => `- ${markdownText(line.trim().replace(/ {2,}/g, ' '))}`)
      .join('\n'),
    ...deltaBlock(plan),
    ...problemBlock(plan),
    '## Artifacts',
    table(
      ['artifact', 'scope', 'goes in'],
      plan.artifacts.map(({ coordinates: c, scope, inclusion }) => [
        [c.groupId, c.artifactId, c.version, ...(c.classifier === '' ? [] : [c.classifier])].join(
          ':',
        ),
        scope,
        inclusion.kind === 'included' ? 'yes' : `no: ${inclusion.rule}`,
      ]),
    ),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function decisionBlock({ decisions }: Plan): readonly string[] {
  if (decisions.length === 0) return [];
  const rows = decisions.map((decision) => [
    decision.kind,
    decisionSubject(decision),
    decisionReason(decision),
  ]);
  return ['## Decisions', table(['what', 'subject', 'why'], rows)];
}

function deltaBlock({ delta }: Plan): readonly string[] {
  if (!delta) return [];
  const { added, removed, changed } = delta.artifacts;
  const rows = [
    ...changed.map(({ module, from, to }) => [module, from, to]),
    ...added.map((artifact) => [...split(artifact), 'new']),
    ...removed.map((artifact) => [...split(artifact), 'gone']),
  ];
  return rows.length === 0
    ? []
    : ['## Against the old version', table(['artifact', 'version', 'now'], rows)];
}

function split(artifact: string): readonly [string, string] {
  const at = artifact.lastIndexOf(':');
  return [artifact.slice(0, at), artifact.slice(at + 1)];
}

function problemBlock({ problems }: Plan): readonly string[] {
  if (problems.length === 0) return [];
  const rows = sortedProblems(problems).map(({ severity, code, message, advice }) => [
    severity,
    code,
    message,
    advice,
  ]);
  const legend = folderLegend(rows.flat().join('\n'));
  return [
    '## Problems',
    table(['severity', 'code', 'problem', 'what to do'], rows),
    ...(legend === '' ? [] : [markdownText(legend)]),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return markdownTable(
    head,
    rows.map((cells) => cells.map(markdownText)),
  );
}
