import type { Decision } from '../uber/plan/decision.js';
import type { Plan, PlannedConsumer } from '../uber/plan/plan.js';
import { decisionReason, decisionSubject } from '../wording/decision.js';
import { counted, megabytes, thousands } from '../wording/count.js';
import type { View } from './paint.js';
import { wrap } from './wrap.js';

/** `tool-x 2.3.9`, and what was asked for: every `--set`, `-D` and `-P`. */
export function headline({ module, inputs, delta }: Plan, { paint }: View): string {
  const asked = [
    ...Object.entries(inputs.set).map(([name, value]) => `${name}=${value}`),
    ...Object.entries(inputs.define).map(([name, value]) => `-D ${name}=${value}`),
    ...(inputs.profiles === undefined ? [] : [`-P ${inputs.profiles.join(',')}`]),
  ];
  const from = delta
    ? `planned from ${movedFrom(delta.from.artifactId, module.artifactId)}${delta.from.version}`
    : '';
  const parts = [from, ...asked].filter((part) => part !== '').join(', ');
  return `${paint.strong(module.artifactId)} ${module.version}${parts === '' ? '' : `  ${parts}`}`;
}

function movedFrom(before: string, now: string): string {
  return before === now ? '' : `${before} `;
}

/** How many decisions there are and whether they suffice, without a final stop. */
export function decisionsMade({ decisions, status }: Plan): string {
  const one = decisions.length === 1;
  const count = `${decisions.length} ${one ? 'decision' : 'decisions'}`;
  if (status === 'complete') {
    return `A plain bump would not work. ${count} ${one ? 'makes' : 'make'} it work`;
  }
  return `A plain bump would not work. ${count} ${one ? 'was' : 'were'} made, and the errors below are left`;
}

/** What the rules decided, each with its reason; at most `limit` lines unless the view is verbose. */
export function decisionLines(plan: Plan, view: View, limit: number): readonly string[] {
  const subjects = plan.decisions.map(decisionSubject);
  const column = Math.max(
    0,
    ...subjects.map(({ length }) => length).filter((length) => length <= 44),
  );
  const blocks = plan.decisions.map((decision, index) =>
    decisionBlock(decision, subjects[index] ?? '', column, view),
  );
  if (view.verbose) return blocks.flat();
  const ends = blocks.map((_, index) => blocks.slice(0, index + 1).flat().length);
  const shown = ends.filter((end) => end <= limit).length;
  const hidden = blocks.length - shown;
  const lines = blocks.slice(0, shown).flat();
  return hidden === 0 ? lines : [...lines, view.paint.faint(`    …  ${hidden} more (--verbose)`)];
}

/** The subject, and the reason in a column beside it, or below it where the subject is long. */
function decisionBlock(
  decision: Decision,
  subject: string,
  column: number,
  { paint, width }: View,
): readonly string[] {
  const head = `    ${decision.kind.padEnd(9)} `;
  const indent = ' '.repeat(head.length + column + 2);
  const reason = wrap(decisionReason(decision), Math.max(30, width - indent.length));
  const below = reason.map((text) => `${indent}${paint.faint(text)}`);
  if (subject.length > column) return [`${head}${subject}`, ...below];
  return [`${head}${subject.padEnd(column)}  ${paint.faint(reason[0] ?? '')}`, ...below.slice(1)];
}

/** Artifacts, classes, size: now, and against the old version where there is one. */
export function countLines(plan: Plan, view: View): readonly string[] {
  const { counts, delta } = plan;
  if (!delta) {
    const classes = `${thousands(counts.classes)} of them ${counts.classes === 1 ? 'a class' : 'classes'}`;
    const goIn = counts.artifacts === 1 ? 'goes in' : 'go in';
    return [
      row('artifacts', `${thousands(counts.artifacts)} ${goIn}`),
      row('entries', `${thousands(counts.entries)}, ${classes}, about ${fileSize(counts.bytes)}`),
    ];
  }
  const { artifacts, classes } = delta;
  const changes = [
    `+${artifacts.added.length} new`,
    `−${artifacts.removed.length} gone`,
    `${artifacts.changed.length} changed`,
  ].join('  ');
  const artifactsBefore = counts.artifacts - artifacts.added.length + artifacts.removed.length;
  const classesBefore = counts.classes - classes.added + classes.removed;
  const classChanges = `+${thousands(classes.added)} new  −${thousands(classes.removed)} gone`;
  return [
    row('artifacts', change(artifactsBefore, counts.artifacts, changes, view)),
    row('classes', change(classesBefore, counts.classes, classChanges, view)),
    row('size', sizeText(plan)),
  ];
}

function change(before: number, after: number, details: string, { paint }: View): string {
  return `${thousands(before)} → ${thousands(after)}    ${paint.faint(details)}`;
}

/** `43 MB → 64 MB    largest growth: a +3.2 MB, b +0.4 MB`, as far as the upgrade rules measured it. */
function sizeText({ counts, problems }: Plan): string {
  const measured = problems.find((problem) => problem.code === 'upgrade.size-changed');
  if (!measured) return `about ${fileSize(counts.bytes)}`;
  const growing = measured.largest.filter(({ bytes }) => bytes > 0).slice(0, 3);
  const names = growing
    .map(({ module, bytes }) => `${module.slice(module.indexOf(':') + 1)} +${megabytes(bytes)}`)
    .join(', ');
  const size = `${fileSize(measured.before)} → ${fileSize(measured.after)}`;
  return names === '' ? size : `${size}    largest growth: ${names}`;
}

/** How many consumers link, and which break. */
export function consumerLines({ consumers }: Plan): readonly string[] {
  if (consumers.length === 0) return [];
  const breaking = consumers.filter(({ links }) => !links);
  const linking = consumers.length - breaking.length;
  const names = breaking.map(shortConsumer).join(', ');
  const verdict =
    breaking.length === 0
      ? consumers.length === 1
        ? 'it links'
        : 'all link'
      : `${counted(linking, 'links', 'link')}, ${counted(breaking.length, 'breaks', 'break')} (${names})`;
  return [row('consumers', `${consumers.length} known: ${verdict}`)];
}

function shortConsumer({ coordinates }: PlannedConsumer): string {
  const [, artifactId = coordinates, version = ''] = coordinates.split(':');
  return `${artifactId} ${version}`.trim();
}

/** One line of the table below the decisions. */
export function row(name: string, text: string): string {
  return `  ${name.padEnd(11)} ${text}`;
}

/** `43 MB`, in the unit of file listings (10⁶ bytes); below one, `210 kB`. */
export function fileSize(bytes: number): string {
  return bytes >= 1e6 ? `${Math.round(bytes / 1e6)} MB` : `${Math.ceil(bytes / 1e3)} kB`;
}
